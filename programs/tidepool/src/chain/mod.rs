//! What the program reads of the chain: sysvars and accounts of other programs.
//!
//! Layouts are decoded by hand and by tag, because a general decoder costs more than a
//! whole deposit; `tests/` compares each with the program that writes it.

pub mod bytes;
pub mod durable_nonce;
pub mod epoch_clock;
pub mod incoming_stake;
pub mod rents;
pub mod stake_account;
pub mod stake_history;
pub mod token_account;
pub mod vote_account;
pub mod vote_credits;
