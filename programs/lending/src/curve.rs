//! What borrowing costs: a line up to the kink, a steeper one beyond it.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::{
    constants::{MILLION, SLOTS_PER_YEAR},
    error::{LendingError, Result},
};

/// The steepest rate, in millionths a year: 500 %.
const MAX_RATE: u64 = 5_000_000;

/// The rate by utilisation; all in millionths, rates a year of [`SLOTS_PER_YEAR`] slots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct RateCurve {
    /// The rate when nothing is lent.
    pub base: u32,
    /// The utilisation at which the line bends, between 1 and 999,999.
    pub kink: u32,
    /// What the rate rises by from nothing lent up to the kink.
    pub rise_to_kink: u32,
    /// What it rises by from the kink to all lent.
    pub rise_beyond: u32,
}

impl RateCurve {
    /// Refuses a curve outside its bounds: the kink strictly between 0 and 1, and at most 500 %
    /// a year with everything lent.
    pub fn check(&self) -> Result<()> {
        let top = [self.base, self.rise_to_kink, self.rise_beyond].map(u64::from);
        let top: u64 = top.into_iter().fold(0, u64::saturating_add);
        let kink = u64::from(self.kink);
        if kink == 0 || kink >= MILLION || top > MAX_RATE {
            return Err(LendingError::ParameterOutOfBounds);
        }
        Ok(())
    }

    /// The rate in millionths a year, rounded up, with `borrows` of `borrows + idle` lamports
    /// lent; the utilisation is rounded up too.
    #[must_use]
    pub fn rate_ceil(&self, borrows: u64, idle: u64) -> Option<u64> {
        let all = borrows.checked_add(idle)?;
        let used = match all {
            0 => 0,
            all => tidepool_math::mul_div_ceil(borrows, MILLION, all)?,
        };
        let kink = u64::from(self.kink);
        let first = rise(self.rise_to_kink, used.min(kink), kink)?;
        let second = rise(self.rise_beyond, used.saturating_sub(kink), MILLION.checked_sub(kink)?)?;
        u64::from(self.base).checked_add(first)?.checked_add(second)
    }

    /// What one lamport costs over `elapsed` slots, in 64.64 fixed point, rounded up: interest is
    /// simple within a gap between two accruals, and compounds from one to the next.
    #[must_use]
    pub fn factor_ceil(&self, borrows: u64, idle: u64, elapsed: u64) -> Option<u128> {
        let year = u128::from(SLOTS_PER_YEAR).checked_mul(u128::from(MILLION))?;
        let spent = u128::from(self.rate_ceil(borrows, idle)?).checked_mul(elapsed.into())?;
        // Below 2^23 a year and 2^30 slots: 117 bits.
        Some(spent.checked_mul(crate::fixed::ONE)?.div_ceil(year))
    }
}

fn rise(height: u32, done: u64, of: u64) -> Option<u64> {
    tidepool_math::mul_div_ceil(height.into(), done, of)
}
