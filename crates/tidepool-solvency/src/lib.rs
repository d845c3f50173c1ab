//! A second opinion on what a pool holds and owes, from raw accounts alone.
//!
//! Nothing here is shared with the program: the bytes are read at the offsets of
//! `docs/spec/accounts.md` and the sums are made anew in wide integers. Whoever doubts the
//! program, its client or its framework need not trust them here.
//!
//! ```text
//! addresses(pool, [])      the reserve, the mint, the list
//! addresses(pool, list)    the same and every recorded stake account
//! check(all of them and the pool's open tickets)  ->  Report
//! ```
//!
//! Start at [`check`]. No bytes make it panic; what cannot be read is a [`Fault`].
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod accounts;
mod base58;
mod check;
mod fault;
mod layout;
mod note;
mod report;
mod table;
mod wording;

pub use accounts::{Account, Address, Moment, RawAccounts, addresses};
pub use check::check;
pub use fault::{Defect, Fault, Part, Total};
pub use layout::{STAKE_PROGRAM, TOKEN_PROGRAM};
pub use note::{Note, Strange};
pub use report::{Report, Sums};
