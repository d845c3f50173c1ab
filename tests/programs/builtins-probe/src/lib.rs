//! A program that multiplies and divides `u128` numbers in the virtual machine, and says what came
//! out.
//!
//! The instruction's data is a `builtins_cases::Request`; the answer is the transaction's return
//! data. It needs no account.

#![cfg_attr(target_arch = "bpf", no_std)]

#[cfg(target_arch = "bpf")]
mod entrypoint;
