//! What holders do.

pub mod claim_ticket;
pub mod deposit_sol;
pub mod order_ticket;
pub mod redeem_sol;
