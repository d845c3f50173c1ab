//! A small lender: people who supply SOL earn interest, people who post tideSOL borrow it.
//!
//! It is written without a framework on purpose: composing with Tidepool takes the bytes of the
//! pool's account for a price (`price`) and one call for a liquidation
//! (`program/cpi/tidepool.rs`). `docs/lending.md` has the formulas and what they rest on.
//!
//! Two halves: everything outside of `program` is arithmetic and layouts, needs no crate of the
//! chain's, and is what clients and tests link; `program` is compiled for the chain.
#![deny(unsafe_code)]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]
// The chain's own target is unknown to the compiler's list.
#![allow(unexpected_cfgs)]
// The errors of an operation stand where they are defined, in `error`.
#![allow(clippy::missing_errors_doc)]

pub mod books;
pub mod caps;
pub mod constants;
pub mod curve;
pub mod error;
pub mod fixed;
pub mod health;
pub mod instruction;
pub mod liquidation;
pub mod price;
#[cfg(any(feature = "program", target_os = "solana"))]
pub mod program;
pub mod risk;
pub mod state;

#[cfg(target_arch = "bpf")]
use solana_compiler_builtins as _;
#[cfg(target_arch = "bpf")]
use tidepool_builtins as _;

/// The lender's address.
pub const ID: &str = "TidepooLLending1111111111111111111111111111";
/// The address of the Tidepool program.
pub const TIDEPOOL: &str = "TidepooL11111111111111111111111111111111111";

/// Thirty-two bytes of an address.
pub type Address = [u8; 32];
