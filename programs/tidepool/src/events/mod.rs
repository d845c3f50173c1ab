//! What happened, for those who watch; the files mirror `instructions`.
//!
//! Prices are given as the two integers that they come from: `value` lamports recognised
//! for `shares` shares, just before the operation; an update gives both sides.

pub mod admin;
pub mod crank;
pub mod governance;
pub mod user;
