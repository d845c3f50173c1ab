//! `update_validators`.

use crate::pool::{Entry, Kind, Phase, Pool, Recorded, Refusal};

/// Excess below this stays where it is: 0.01 SOL.
const SMALLEST_SWEEP: i128 = 10_000_000;

impl Pool {
    /// Looks at the validators at `indexes`, in this order.
    pub fn update_validators(&mut self, indexes: &[usize]) -> Result<(), Refusal> {
        self.attempt(|pool| {
            pool.require_rewards_paid()?;
            pool.list.epoch = pool.clock.epoch;
            for index in indexes {
                pool.look_at(*index)?;
            }
            Ok(())
        })
    }

    fn look_at(&mut self, index: usize) -> Result<(), Refusal> {
        let epoch = self.clock.epoch;
        let entry = *self.list.entry(index)?;
        let is_first = entry.seen_epoch < epoch;
        let accounts = [entry.main, entry.transient].into_iter().flatten();
        let found: i128 = accounts.map(|recorded| recorded.lamports()).sum();
        if found < entry.tracked || is_first {
            let delta = found - entry.tracked;
            let delta = i64::try_from(delta).map_err(|_| Refusal::AmountOutOfRange)?;
            self.ledger.observe(delta)?;
            self.list.entry_mut(index)?.tracked = found;
        }
        if is_first {
            self.settle(index, &entry)?;
            self.list.entry_mut(index)?.seen_epoch = epoch;
        }
        Ok(())
    }

    /// What follows from a first look at the accounts of `seen`.
    fn settle(&mut self, index: usize, seen: &Entry) -> Result<(), Refusal> {
        if !seen.is_any_deactivated() {
            self.list.entry_mut(index)?.cooling = 0;
        }
        if let Some(transient) = seen.transient {
            self.settle_transient(index, &transient, seen)?;
        }
        if let Some(main) = seen.main {
            self.settle_main(index, &main)?;
        }
        Ok(())
    }

    fn settle_transient(
        &mut self,
        index: usize,
        transient: &Recorded,
        seen: &Entry,
    ) -> Result<(), Refusal> {
        let epoch = self.clock.epoch;
        let Some(stake) = transient.stake else {
            self.list.entry_mut(index)?.forget(Kind::Transient);
            return Ok(());
        };
        match stake.phase(epoch) {
            Phase::Inactive => self.bring_home(index, Kind::Transient, stake.lamports),
            Phase::Active => {
                let entry = self.list.entry_mut(index)?;
                if seen.main.is_none() {
                    (entry.main, entry.last_main) = (Some(*transient), Some(transient.address));
                    entry.transient = None;
                } else if let Some(mut main) = seen.active_main(epoch) {
                    main.merge(&stake);
                    if let Some(recorded) = entry.main.as_mut() {
                        recorded.stake = Some(main);
                    }
                    entry.transient = None;
                }
                Ok(())
            }
            Phase::Starting | Phase::Cooling => Ok(()),
        }
    }

    /// `main` as it was before a transient was merged into it.
    fn settle_main(&mut self, index: usize, main: &Recorded) -> Result<(), Refusal> {
        let (epoch, rent) = (self.clock.epoch, self.cluster.stake_rent);
        let Some(stake) = main.stake else {
            self.list.entry_mut(index)?.forget(Kind::Main);
            return Ok(());
        };
        if stake.deactivation.is_some() {
            if stake.phase(epoch) == Phase::Inactive {
                return self.bring_home(index, Kind::Main, stake.lamports);
            }
            return Ok(());
        }
        let excess = stake.excess(rent);
        if excess < SMALLEST_SWEEP {
            return Ok(());
        }
        if let Some(stake) = self.list.entry_mut(index)?.stake_mut(Kind::Main) {
            stake.lamports -= excess;
        }
        self.receive(index, excess)
    }

    fn bring_home(&mut self, index: usize, kind: Kind, lamports: i128) -> Result<(), Refusal> {
        self.list.entry_mut(index)?.forget(kind);
        self.receive(index, lamports)
    }

    /// Lamports of a validator's account arrive in the reserve; what was never tracked of them
    /// will be found there.
    pub(super) fn receive(&mut self, index: usize, lamports: i128) -> Result<(), Refusal> {
        let entry = self.list.entry_mut(index)?;
        let tracked = lamports.min(entry.tracked);
        entry.tracked -= tracked;
        self.ledger.sweep(u64::try_from(tracked).map_err(|_| Refusal::AmountOutOfRange)?)?;
        self.reserve_lamports += lamports;
        Ok(())
    }
}
