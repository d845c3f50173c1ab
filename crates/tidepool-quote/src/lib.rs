//! Values and quotes from the bytes of a pool account: what a calculator of LST values and an
//! aggregator's router need, without a call, a framework or a crate of the chain's.
//!
//! [`PoolBytes`] reads the account. [`sol_value`] brackets what shares are worth, [`venue`] quotes
//! swaps as the program would settle them in the slot that is asked for. All amounts are in
//! lamports and shares, a billionth of a token each.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod pool_bytes;
mod refusal;
pub mod sol_value;
pub mod venue;

pub use pool_bytes::{Addresses, PoolBytes};
pub use refusal::Refusal;
