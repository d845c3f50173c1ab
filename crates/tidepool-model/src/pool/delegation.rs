//! How much stake a validator should have, and what a crank may move.

use super::{Pool, refusal::Refusal, stake::Stake};
use crate::parameters::MILLION;
use crate::ratio;

/// A stake exit leaves a validator this part of its share, in millionths.
const KEPT: i128 = 900_000;

/// What a crank may take from a validator, in lamports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// For tickets and the reserve.
    pub served: i128,
    /// Towards the validator's target, under the movement cap.
    pub rebalanced: i128,
}

impl Pool {
    /// `T`: the free reserve that the pool aims at.
    pub fn reserve_goal(&self) -> Result<i128, Refusal> {
        Ok(self.ledger.reserve_goal(&self.parameters)?)
    }

    /// `floor(w * (B - T) / sum)`.
    pub fn target(&self, weight: u64) -> Result<i128, Refusal> {
        self.share(weight, self.ledger.backing - self.reserve_goal()?)
    }

    /// `min(target - tracked, r0 - T)`, or nothing.
    pub fn to_delegate(&self, index: usize) -> Result<i128, Refusal> {
        let entry = self.list.entry(index)?;
        let lacking = self.target(entry.usable_weight())? - entry.tracked;
        let spare = self.ledger.free_reserve(self.locked()) - self.reserve_goal()?;
        Ok(lacking.min(spare).max(0))
    }

    /// What tickets and the reserve lack beyond what is on its way.
    pub fn shortfall(&self) -> Result<i128, Refusal> {
        let coming = self.list.cooling() + self.list.cooled_unswept();
        let free = self.ledger.free_reserve(self.locked());
        Ok((self.reserve_goal()? - free - coming).max(0))
    }

    /// What `undelegate` should take from the validator at `index`.
    pub fn to_undelegate(&self, index: usize) -> Result<Wanted, Refusal> {
        let entry = self.list.entry(index)?;
        let (weight, tracked) = (entry.usable_weight(), entry.tracked);
        let shortfall = self.shortfall()?;
        let staked =
            (self.list.total_tracked() - self.list.cooling() - self.list.cooled_unswept()).max(0);
        let share = self.share(weight, (staked - shortfall).max(0))?;
        let mut served = (tracked - share).max(0).min(shortfall);
        if self.is_late()? {
            let part = ratio::ceil(&[shortfall, tracked], &[staked.max(1)])?;
            served = served.max(part).min(tracked).min(shortfall);
        }
        let base = self.ledger.backing.min(self.at_update.backing);
        let cap = ratio::floor(&[base, self.parameters.movement_cap.into()], &[MILLION])?;
        let movable = (cap - self.moved_now()).max(0);
        let above = (tracked - served).max(0) - self.target(weight)?;
        Ok(Wanted { served, rebalanced: above.max(0).min(movable) })
    }

    /// Whether open tickets are owed more than the reserve has and has coming.
    pub fn do_tickets_lack(&self) -> bool {
        let coming = self.list.cooling() + self.list.cooled_unswept();
        self.ledger.free_reserve(self.locked()) + coming < 0
    }

    /// Whether what the validator at `index` was told to cool in this epoch is taken back: its
    /// target wants half of it at least, and nothing lacks without it.
    pub fn may_take_back(&self, index: usize) -> Result<bool, Refusal> {
        let entry = self.list.entry(index)?;
        let unwanted = (entry.tracked - self.target(entry.usable_weight())?).max(0);
        let coming = self.list.cooling() + self.list.cooled_unswept() - entry.cooling;
        let free = self.ledger.free_reserve(self.locked());
        let is_covered = free + coming >= self.reserve_goal()?;
        Ok(2 * unwanted <= entry.cooling && is_covered)
    }

    /// Requires that the validator at `index`, whose main account holds `main`, keeps nine
    /// tenths of its share without `out` lamports. What else is tracked there is no stake.
    pub fn require_source(&self, index: usize, main: &Stake, out: i128) -> Result<(), Refusal> {
        let entry = self.list.entry(index)?;
        let (weight, sum) = (entry.usable_weight(), self.list.sum_weights());
        if weight == 0 {
            return Ok(());
        }
        let staked = main.delegated + i128::from(self.cluster.stake_rent);
        let active = staked.min(entry.tracked);
        let total = self.list.total_tracked() - (entry.tracked - active);
        if out > active || out > total {
            return Err(Refusal::SourceTooSmall);
        }
        let has = (active - out) * i128::from(sum) * MILLION;
        if has >= (total - out) * i128::from(weight) * KEPT {
            Ok(())
        } else {
            Err(Refusal::SourceNotAllowed)
        }
    }

    /// Lamports that rebalancing has moved in this epoch.
    pub fn moved_now(&self) -> i128 {
        if self.moved_epoch == self.clock.epoch { self.moved } else { 0 }
    }

    /// Whether we are in the last `W` slots of the epoch.
    pub fn is_in_window(&self) -> Result<bool, Refusal> {
        Ok(self.is_in_last(self.clock.window(&self.parameters)?))
    }

    /// Whether we are in the last quarter of the window.
    pub fn is_late(&self) -> Result<bool, Refusal> {
        Ok(self.is_in_last(self.clock.window(&self.parameters)? / 4))
    }

    fn is_in_last(&self, slots: i128) -> bool {
        self.clock.elapsed() >= i128::from(self.clock.slots_per_epoch) - slots
    }

    fn share(&self, weight: u64, lamports: i128) -> Result<i128, Refusal> {
        let sum = self.list.sum_weights();
        if weight == 0 || sum == 0 {
            return Ok(0);
        }
        Ok(ratio::floor(&[lamports.max(0), weight.into()], &[sum.into()])?)
    }
}
