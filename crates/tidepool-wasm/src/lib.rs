//! The arithmetic of the pool, of the lender and of the solvency check, as a web page calls it.
//!
//! A page that computes a quote by formulas of its own is right until a rounding differs. Each
//! function here is a thin call into the crate whose arithmetic the programs run, so that the
//! page quotes to the lamport what the programs pay.
//!
//! There is no bindings generator: functions take and return 64-bit numbers, which JavaScript
//! sees as `BigInt`. What is longer goes through two buffers in linear memory: the caller asks
//! [`memory::input`] for room, writes there, calls, and reads what [`memory::output`] shows. Each
//! answers 0 for success, else the number of the error that the program would answer with.
//! `cargo xtask wasm` builds it; the page's half is `app/src/math`.
#![deny(missing_docs)]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

pub mod lender;
pub mod memory;
pub mod pool;
pub mod refusal;
mod situation;
pub mod solvency;
pub mod stake;
