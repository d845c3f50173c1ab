//! What holders do.

mod cancel_gates;
mod cancel_ticket;
mod claim_ticket;
mod deposit_sol;
mod deposit_stake;
mod order_ticket;
mod redeem;
mod redeem_gates;
mod redeem_sol;
mod redeem_stake;
mod small_exits;
mod ticket_loss;
mod transfer_ticket;
