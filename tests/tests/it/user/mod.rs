//! What holders do.

mod claim_ticket;
mod deposit_sol;
mod order_ticket;
mod redeem_sol;
