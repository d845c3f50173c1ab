//! Our calls into other programs, one function a verb.
//!
//! They build instructions on the stack by hand: the general builders allocate, and a
//! deposit is cheaper than what they cost.

mod data;
pub mod event;
pub mod metadata;
mod pool_handle;
pub mod stake;
pub mod stake_authority;
pub mod system;
pub mod ticket;
pub mod token;
