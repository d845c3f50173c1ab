//! The client against the real program, on the bank.

mod lookup;
mod quotes;
mod refusals;
mod stale;
