//! What holders do.

pub mod cancel_ticket;
pub mod claim_ticket;
pub mod deposit_sol;
pub mod deposit_stake;
pub mod order_ticket;
pub mod redeem;
pub mod redeem_sol;
pub mod redeem_stake;
pub mod transfer_ticket;
