//! 128-bit multiplication, division and remainder for the Solana virtual machine.
//!
//! The machine computes with 64 bits. For a `u128` product or quotient LLVM calls a function of a
//! fixed name, such as `__multi3`, which a support library has to provide. Here is the trap that
//! this crate exists for: rustc returns a `u128` from its functions **through a pointer** on BPF,
//! while LLVM's own calls expect it **in registers**. The `__multi3` that Rust's or anyone's
//! support crate defines in the ordinary way is therefore called wrongly: there is no error, but
//! the program writes to a wild address, or reads a stale register, the first time that two
//! balances are multiplied. Even code without a `u128` is concerned, because an overflow-checked
//! `u64` multiplication becomes a 128-bit one.
//!
//! The functions of `exports.rs` therefore have the ABI `"unadjusted"`, which hands `u128` to LLVM
//! as it is. They exist only where `target_arch` is `bpf`: Solana's own compiler agrees with its
//! own library and needs nothing. A program links them with
//!
//! ```text
//! #[cfg(target_arch = "bpf")]
//! use tidepool_builtins as _;
//! ```
//!
//! The arithmetic itself is ordinary safe Rust on halves of 64 bits, compiled and tested on every
//! machine. It must never use a `u128` multiplication or division, nor an overflow-checked `u64`
//! multiplication, because those would call it again without end. The tests that count run in the
//! virtual machine: `tests/tests/it/builtins.rs`.

// Cutting a number into halves is what this crate does.
#![allow(clippy::cast_possible_truncation)]
#![no_std]
#![cfg_attr(target_arch = "bpf", feature(abi_unadjusted))]
#![cfg_attr(target_arch = "bpf", allow(internal_features))]

mod divide;
#[cfg(target_arch = "bpf")]
mod exports;
mod halves;
mod multiply;

pub use divide::div_rem;
pub use halves::Halves;
pub use multiply::{mul_wide, mul_wrapping};
