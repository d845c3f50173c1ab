//! Interest, slot by slot.

use super::{Books, sum};
use crate::{
    constants::{MAX_AMOUNT, MAX_ELAPSED},
    curve::RateCurve,
    error::Result,
    fixed::{self, part_floor},
    risk::Risk,
};

/// The index stops here, at 2^32 lamports a share: beyond it a share would be too coarse to repay.
const MAX_INDEX: u128 = 1 << 96;

impl Books {
    /// Counts the interest up to `slot`: the index rounded up, the reserves' part down.
    ///
    /// The utilisation cannot have changed since the last accrual, because every change accrues
    /// first. A gap beyond ten years counts as ten, and where the numbers would leave their range
    /// interest stops: repaying must never be refused.
    pub fn accrue(&mut self, slot: u64, risk: &Risk) -> Result<()> {
        let elapsed = slot.saturating_sub(self.last_slot).min(MAX_ELAPSED);
        let before = self.borrows_floor()?;
        let grown = self.grown(elapsed, before, &risk.curve);
        self.last_slot = self.last_slot.max(slot);
        let Some((index, after)) = grown else { return Ok(()) };
        let kept = after
            .checked_sub(before)
            .and_then(|interest| part_floor(interest, risk.reserve_factor));
        if let Some(reserves) = kept.and_then(|kept| sum(self.reserves, kept).ok()) {
            self.index = index;
            self.reserves = reserves;
        }
        Ok(())
    }

    /// The index after `elapsed` slots and what is owed then, if both are in their range.
    fn grown(&self, elapsed: u64, borrows: u64, curve: &RateCurve) -> Option<(u128, u64)> {
        let idle = self.cash.checked_add(self.receivable)?;
        let factor = curve.factor_ceil(borrows, idle, elapsed)?;
        let index = self.index.checked_add(fixed::product_ceil(self.index, factor)?)?;
        let after = fixed::times_floor(self.debt_shares, index)?;
        let within = index <= MAX_INDEX && after < MAX_AMOUNT;
        within.then_some((index, after))
    }
}
