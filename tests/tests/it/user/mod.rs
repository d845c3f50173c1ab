//! What holders do.

mod cancel_gates;
mod cancel_ticket;
mod claim_ticket;
mod deposit_sol;
mod deposit_stake;
mod deposit_stake_account;
mod deposit_stake_first;
mod deposit_stake_lockup;
mod deposit_stake_refusals;
mod deposit_stake_validator;
mod order_ticket;
mod redeem;
mod redeem_gates;
mod redeem_sol;
mod redeem_stake;
mod redeem_stake_phases;
mod redeem_stake_refill;
mod redeem_stake_refusals;
mod redeem_stake_rule;
mod small_exits;
mod stake_plan;
mod stake_round_trip;
mod stake_surplus;
mod ticket_loss;
mod transfer_ticket;
mod visitor;
