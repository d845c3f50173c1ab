//! The lender.

mod story;
