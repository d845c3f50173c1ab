//! The lender's arithmetic, without a bank.

mod caps;
mod chance;
mod interest;
mod layout;
mod liquidation;
mod roundings;
mod walk;
