//! How much one validator can give.

use tidepool_math::{Delegation, Error, Lamports, SOURCE_TOLERANCE};

use super::StakeSources;

const MILLION: u64 = 1_000_000;

/// A validator that can give stake, as the steps so far leave it.
pub(super) struct Room {
    /// Its index.
    pub index: u32,
    /// Its usable weight.
    pub weight: u64,
    /// Lamports tracked in its accounts.
    tracked: Lamports,
    /// Lamports delegated in its main account.
    stake: Lamports,
    /// Rent that its main account keeps, in lamports.
    rent: Lamports,
}

/// All validators that were looked at in this epoch and whose main account is active.
pub(super) fn rooms(sources: &StakeSources<'_>) -> Vec<Room> {
    let room = |main: &super::ActiveMain| {
        let entry = sources.entries.get(usize::try_from(main.index).ok()?)?;
        let is_seen = entry.is_occupied() && entry.seen_epoch == sources.clock.epoch.0;
        (is_seen && entry.has_stake()).then(|| Room {
            index: main.index,
            weight: entry.usable_weight().into(),
            tracked: Lamports(entry.tracked),
            stake: Lamports(main.stake),
            rent: Lamports(main.rent),
        })
    };
    sources.mains.iter().filter_map(room).collect()
}

impl Room {
    /// Lamports that count as the validator's active stake by the rule of nine tenths.
    fn counted(&self) -> Lamports {
        Lamports(self.stake.0.saturating_add(self.rent.0)).min(self.tracked)
    }

    /// The most lamports that [`tidepool_math::Source::may_give`] allows of the active stake, and that
    /// leave `minimum` in the main account, rounded down.
    pub fn most(&self, pool: &Delegation, minimum: Lamports) -> Lamports {
        let divisible = self.counted().min(self.stake.minus_or_zero(minimum));
        if self.weight == 0 || pool.sum_weights == 0 {
            return divisible;
        }
        // (counted - out) * sum * 10^6 >= weight * kept * (total - out), solved for out.
        let whole = u128::from(pool.sum_weights) * u128::from(MILLION);
        let kept = u128::from(self.weight) * u128::from(MILLION - SOURCE_TOLERANCE);
        let has = u128::from(self.counted().0) * whole;
        let idle = self.tracked.minus_or_zero(self.counted());
        let total = pool.total_tracked.minus_or_zero(idle);
        let must_have = u128::from(total.0) * kept;
        let allowed = has.saturating_sub(must_have) / (whole - kept);
        divisible.min(Lamports(u64::try_from(allowed).unwrap_or(u64::MAX)))
    }

    /// Takes `out` lamports off.
    pub fn give(&mut self, out: Lamports) -> Result<(), Error> {
        self.tracked = self.tracked.minus(out)?;
        self.stake = self.stake.minus(out)?;
        Ok(())
    }
}
