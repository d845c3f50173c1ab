//! The pool-wide numbers that the program will have after the steps planned so far.

use tidepool_math::{Delegation, EpochClock, Lamports, Result};

use crate::plan::Situation;

/// The numbers that one movement changes for the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Books {
    /// What the program decides on.
    pub(super) delegation: Delegation,
    /// Lamports that the reserve should hold.
    pub(super) reserve: Lamports,
    /// Lamports that it must keep.
    pub(super) locked: Lamports,
    /// Lamports that a stake account needs to exist.
    pub(super) stake_rent: u64,
    /// Lamports that the stake program demands of a delegation.
    pub(super) minimum: u64,
    /// Whether the window is about to close.
    pub(super) is_late: bool,
    /// The epoch.
    pub(super) epoch: u64,
}

/// Bytes of a stake account.
const STAKE_ACCOUNT_LEN: u64 = 200;

impl Books {
    /// The numbers of now, as the program opens a movement with.
    pub(super) fn open(situation: &Situation, clock: &EpochClock) -> Result<Self> {
        let snapshot = &situation.snapshot;
        let (pool, header, epoch) = (&snapshot.pool, &snapshot.header, clock.epoch.0);
        let (ledger, parameters) = (pool.ledger(), pool.parameters());
        let (locked, moved) = (snapshot.locked(), Lamports(pool.moved_in(epoch)));
        let at_update = Lamports(pool.backing_at_update);
        let delegation = Delegation::new(&ledger, &parameters, locked, moved, at_update)?;
        // The list counts what began to cool in the epoch that was last opened.
        let is_open = header.seen_epoch == epoch;
        let rolled = if is_open { 0 } else { header.cooling };
        Ok(Self {
            delegation: Delegation {
                cooling: Lamports(if is_open { header.cooling } else { 0 }),
                cooled_unswept: Lamports(header.cooled_unswept).plus(Lamports(rolled))?,
                total_tracked: Lamports(header.total_tracked),
                sum_weights: header.sum_weights,
                ..delegation
            },
            reserve: ledger.reserve,
            locked,
            stake_rent: snapshot.rent.minimum(STAKE_ACCOUNT_LEN),
            minimum: situation.minimum_delegation,
            is_late: clock.is_late(&parameters),
            epoch,
        })
    }

    /// Lamports leave the reserve, if enough remain.
    pub(super) fn release(&mut self, lamports: u64) -> Option<()> {
        let rest = self.reserve.0.checked_sub(lamports).filter(|rest| *rest >= self.locked.0)?;
        self.set_reserve(Lamports(rest));
        Some(())
    }

    /// Lamports come to the reserve.
    pub(super) fn receive(&mut self, lamports: u64) -> Result<()> {
        self.set_reserve(self.reserve.plus(Lamports(lamports))?);
        Ok(())
    }

    fn set_reserve(&mut self, reserve: Lamports) {
        self.reserve = reserve;
        self.delegation.payable = reserve.minus_or_zero(self.locked);
    }

    /// Lamports are tracked at a validator that were not.
    pub(super) fn track_more(&mut self, lamports: u64) -> Result<()> {
        self.delegation.total_tracked = self.delegation.total_tracked.plus(Lamports(lamports))?;
        Ok(())
    }

    /// Lamports are no longer tracked at a validator.
    pub(super) fn track_less(&mut self, lamports: u64) {
        let tracked = self.delegation.total_tracked;
        self.delegation.total_tracked = tracked.minus_or_zero(Lamports(lamports));
    }

    /// Lamports begin to cool.
    pub(super) fn cool(&mut self, lamports: u64) -> Result<()> {
        self.delegation.cooling = self.delegation.cooling.plus(Lamports(lamports))?;
        Ok(())
    }

    /// Lamports count against the movement cap.
    pub(super) fn count_moved(&mut self, lamports: u64) {
        self.delegation.movable = self.delegation.movable.minus_or_zero(Lamports(lamports));
    }
}
