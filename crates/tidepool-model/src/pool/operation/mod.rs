//! The program's instructions, one file each: what they do, and why they refuse, in the order in
//! which the program finds out.

mod add_validator;
mod cancel_ticket;
mod change;
mod claim_fees;
mod claim_ticket;
mod delegate;
mod deposit_sol;
mod deposit_stake;
mod flag_validator;
mod order_ticket;
mod pause;
mod prune_validator;
mod redeem;
mod redeem_sol;
mod redeem_stake;
mod remove_validator;
mod roles;
mod set_weights;
mod transfer_ticket;
mod undelegate;
mod update_pool;
mod update_validators;

pub use redeem::Given;
pub use redeem_stake::StakeExit;

use super::{Pool, refusal::Refusal};

impl Pool {
    /// Stake moves in the window of an epoch whose update has run and has left no loss behind.
    fn open_movement(&mut self) -> Result<(), Refusal> {
        self.require_rewards_paid()?;
        if self.ledger.last_update_epoch != self.clock.epoch {
            return Err(Refusal::UpdateRequired);
        }
        if self.ledger.pend < 0 {
            return Err(Refusal::PoolStale);
        }
        if !self.is_in_window()? {
            return Err(Refusal::OutsideWindow);
        }
        self.list.epoch = self.clock.epoch;
        Ok(())
    }

    fn require_commission(&self, validator: usize) -> Result<(), Refusal> {
        if self.validators[validator].commission > self.parameters.max_commission {
            return Err(Refusal::CommissionTooHigh);
        }
        Ok(())
    }
}
