//! An executable model of the pool's ledger, written from the formulas alone.
//!
//! [`Model`] is the ledger alone; [`pool::Pool`] adds validators, stake accounts, tickets and
//! people, and writes the bytes of the accounts as `docs/spec/accounts.md` has them.
//!
//! It shares no code with the program and favours the obvious over the fast: every product is
//! formed in big integers, every operation works on a copy and replaces the model only when it
//! has succeeded. Lamports and shares are `i128`, ratios are millionths.

// Every operation answers with the `ModelError` that its formula's condition names.
#![allow(clippy::missing_errors_doc)]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod clock;
mod delegation;
mod deposit;
mod error;
mod exit;
mod fees;
mod gate;
mod instant;
mod loss;
mod model;
mod movement;
mod order;
mod parameters;
pub mod pool;
mod ratio;
mod redeem;
mod reserve;
mod stake_exit;
mod take_back;
mod ticket;
mod tide;
mod update;

pub use clock::Clock;
pub use delegation::{Entry, Flows, Undelegation};
pub use deposit::Deposit;
pub use error::ModelError;
pub use exit::Exit;
pub use model::{AMOUNT_LIMIT, INDEX_ONE, LOCKED_LAMPORTS, Model};
pub use order::Order;
pub use parameters::{MILLION, Parameters};
pub use redeem::Redemption;
pub use ticket::Ticket;
pub use tide::LONGEST_TIDE_EPOCHS;
pub use update::Outcome;
