//! `delegate`.

use crate::pool::{Entry, Kind, Phase, Pool, Refusal, Stake};

/// Where lamports for a validator can go.
enum Place {
    Into(Kind),
    New(Kind),
    /// They stay: what began to cool in this epoch is delegated anew.
    Back(Kind),
    Nowhere,
}

impl Pool {
    /// Moves lamports to the validator at `index`, or takes back what cools there; returns how
    /// many, 0 where there is nothing to do.
    pub fn delegate(&mut self, index: usize) -> Result<i128, Refusal> {
        self.attempt(|pool| {
            pool.open_movement()?;
            let entry = *pool.list.entry(index)?;
            let place = pool.place_for(&entry)?;
            if let Place::Back(kind) = place {
                if !pool.may_take_back(index)? {
                    return Ok(0);
                }
                pool.require_commission(entry.validator)?;
                return pool.take_back(index, kind);
            }
            let lamports = pool.to_delegate(index)?;
            if lamports == 0 || !pool.is_enough(lamports, &place) {
                return Ok(0);
            }
            pool.require_commission(entry.validator)?;
            pool.fund(index, &place, lamports)?;
            Ok(lamports)
        })
    }

    fn place_for(&self, entry: &Entry) -> Result<Place, Refusal> {
        let epoch = self.clock.epoch;
        let Some(main) = entry.main else { return Ok(Place::New(Kind::Main)) };
        let main = main.stake.ok_or(Refusal::UnexpectedStakeState)?;
        if main.deactivation.is_some() {
            // What cools beside a transient is the transient.
            let is_ours = entry.transient.is_none();
            return Ok(back(Kind::Main, &main, is_ours && entry.cooling > 0, epoch));
        }
        if main.phase(epoch) == Phase::Starting {
            return Ok(Place::Into(Kind::Main));
        }
        let Some(transient) = entry.transient else { return Ok(Place::New(Kind::Transient)) };
        let transient = transient.stake.ok_or(Refusal::UnexpectedStakeState)?;
        if transient.phase(epoch) == Phase::Starting {
            return Ok(Place::Into(Kind::Transient));
        }
        Ok(back(Kind::Transient, &transient, entry.cooling > 0, epoch))
    }

    fn is_enough(&self, lamports: i128, place: &Place) -> bool {
        let cluster = &self.cluster;
        match place {
            Place::Into(_) => true,
            Place::New(_) => {
                lamports >= i128::from(cluster.minimum_delegation + cluster.stake_rent)
            }
            Place::Back(_) | Place::Nowhere => false,
        }
    }

    fn fund(&mut self, index: usize, place: &Place, lamports: i128) -> Result<(), Refusal> {
        let (epoch, rent, locked) = (self.clock.epoch, self.cluster.stake_rent, self.locked());
        let moved = u64::try_from(lamports).map_err(|_| Refusal::AmountOutOfRange)?;
        self.ledger.delegate(moved, locked)?;
        self.reserve_lamports -= lamports;
        let entry = self.list.entry_mut(index)?;
        entry.tracked += lamports;
        match place {
            Place::New(kind) => entry.make(*kind, Stake::starting(lamports, rent, epoch)),
            Place::Into(kind) => {
                if let Some(stake) = entry.stake_mut(*kind) {
                    *stake = Stake::starting(stake.lamports + lamports, rent, epoch);
                }
            }
            Place::Back(_) | Place::Nowhere => {}
        }
        Ok(())
    }

    fn take_back(&mut self, index: usize, kind: Kind) -> Result<i128, Refusal> {
        let epoch = self.clock.epoch;
        let entry = self.list.entry_mut(index)?;
        let lamports = std::mem::take(&mut entry.cooling);
        let Some(stake) = entry.stake_mut(kind) else { return Ok(lamports) };
        stake.deactivation = None;
        let back = *stake;
        if kind == Kind::Transient
            && let Some(mut main) = entry.active_main(epoch)
        {
            main.merge(&back);
            if let Some(recorded) = entry.main.as_mut() {
                recorded.stake = Some(main);
            }
            entry.transient = None;
        }
        Ok(lamports)
    }
}

fn back(kind: Kind, stake: &Stake, is_ours: bool, epoch: u64) -> Place {
    if is_ours && stake.deactivation == Some(epoch) { Place::Back(kind) } else { Place::Nowhere }
}
