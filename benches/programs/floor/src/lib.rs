//! The floor: each instruction of a stake pool reduced to the calls into other programs that it
//! can't do without.
//!
//! Nothing is checked, priced or recorded, so a real pool can't cost less; the distance to this
//! program is what a pool pays for being one. A measurement and no example: anybody could empty
//! such a pool.

#![no_std]

mod cancel_ticket;
mod claim_ticket;
mod delegate;
mod deposit_sol;
mod deposit_stake;
mod entrypoint;
mod input;
mod lamports;
mod order_ticket;
mod redeem;
mod redeem_sol;
mod redeem_stake;
mod seeds;
mod stake;
mod undelegate;
mod update_pool;
mod update_validators;
