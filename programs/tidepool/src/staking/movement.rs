//! When stake may move, and the numbers that say how much.

use anchor_lang::prelude::*;
use tidepool_math::{Delegation, EpochClock, Lamports};

use crate::{
    chain::{epoch_clock, rents::locked_and_stake_rent},
    error::{OrRefuse, TidepoolError},
    state::{Pool, ValidatorListHeader},
};

/// The moment and the pool-wide numbers of a movement.
pub struct Movement {
    /// The moment.
    pub now: EpochClock,
    /// Lamports that the reserve must keep.
    pub locked: Lamports,
    /// Lamports that a stake account needs to exist.
    pub stake_rent: u64,
    /// Whether the window is about to close.
    pub is_late: bool,
    /// The numbers.
    pub delegation: Delegation,
}

impl Movement {
    /// Opens in the last slots of an epoch whose update has run: by then deposits and
    /// tickets have netted, and since stake changes at the boundary only, waiting is free.
    ///
    /// # Errors
    /// [`TidepoolError::EpochRewardsActive`], [`TidepoolError::UpdateRequired`],
    /// [`TidepoolError::PoolStale`] with an unbooked loss, [`TidepoolError::OutsideWindow`].
    pub fn open(
        pool: &Pool,
        list: &mut ValidatorListHeader,
        clock: &UncheckedAccount,
    ) -> Result<Self> {
        epoch_clock::require_rewards_paid()?;
        let now = epoch_clock::moment_of(clock)?;
        let ledger = pool.ledger();
        let parameters = pool.parameters();
        // The remembered clock is that of the epoch whose update has run.
        let now = pool.remembered_clock(now).ok_or(TidepoolError::UpdateRequired)?;
        require!(ledger.observed >= 0, TidepoolError::PoolStale);
        require!(now.in_window(&parameters), TidepoolError::OutsideWindow);
        list.roll(now.epoch.0)?;
        let moved = Lamports(pool.moved_in(now.epoch.0));
        let (locked, stake_rent) = locked_and_stake_rent()?;
        let at_update = Lamports(pool.backing_at_update);
        let mut delegation =
            Delegation::new(&ledger, &parameters, locked, moved, at_update).or_refuse()?;
        delegation.cooling = Lamports(list.cooling);
        delegation.cooled_unswept = Lamports(list.cooled_unswept);
        delegation.total_tracked = Lamports(list.total_tracked);
        delegation.sum_weights = list.sum_weights;
        let is_late = now.is_late(&parameters);
        Ok(Self { now, locked, stake_rent, is_late, delegation })
    }
}
