//! What holders do.

mod claim_ticket;
mod deposit_sol;
mod deposit_stake;
mod order_ticket;
mod redeem_sol;
mod redeem_stake;
