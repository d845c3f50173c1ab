//! Anchor, with code that its macros would repeat in every instruction written once.
//!
//! The program depends on this crate under Anchor's name, so that the paths in the macros' output
//! lead here. A name that is defined here hides the framework's.
#![cfg_attr(target_os = "solana", no_std)]
#![forbid(unsafe_code)]
#![allow(unexpected_cfgs)]

mod address;
mod dispatch;

pub use address::{
    address_eq, find_and_verify_program_address, find_and_verify_program_address_skip_curve,
};
pub use anchor_lang::*;
pub use dispatch::{Walk, run_handler};
