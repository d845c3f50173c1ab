//! The same `u128` arithmetic on the same operands in two worlds: in the virtual machine, where the
//! operators call `tidepool-builtins`, and on the host, where they are the compiler's own.
//!
//! The program `tests/programs/builtins-probe` answers a [`Request`] in the machine;
//! `tests/tests/it/builtins.rs` sends it and computes the answer itself. An answer about many pairs
//! is a digest, because millions of results don't fit in a transaction.

// Random bits are cut to the width that is wanted.
#![allow(clippy::cast_possible_truncation)]
#![no_std]

mod cases;
mod operation;
mod request;

pub use cases::Cases;
pub use operation::Operation;
pub use request::Request;
