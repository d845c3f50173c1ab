//! Addresses, instructions and account views of the Tidepool program, for Rust callers.
//!
//! Start at [`PoolAddresses`]: it knows the accounts of one pool, and each of its methods
//! builds one instruction.

pub mod account;
mod address;
mod admin;
pub mod batches;
mod crank;
mod governance;
pub mod lending;
mod stake_sources;
mod user;
mod view;

#[cfg(feature = "rpc")]
pub mod error;
#[cfg(feature = "rpc")]
pub mod plan;
#[cfg(feature = "rpc")]
pub mod quote;
#[cfg(feature = "rpc")]
pub mod refusal;
#[cfg(feature = "rpc")]
pub mod rpc;
#[cfg(feature = "rpc")]
pub mod snapshot;
#[cfg(feature = "rpc")]
pub mod token;
#[cfg(feature = "rpc")]
pub mod transaction;

pub use address::{PoolAddresses, event_authority, ticket_address};
pub use admin::PoolSettings;
pub use crank::ValidatorAccounts;
pub use governance::{METADATA_PROGRAM, metadata_address, token_metadata};
pub use stake_sources::{ActiveMain, StakePlan, StakeSources, StakeStep, stake_sources};
pub use tidepool;
pub use user::transfer_ticket;
