//! The lender's arithmetic, without a bank.

mod caps;
mod chance;
mod interest;
mod roundings;
mod walk;
