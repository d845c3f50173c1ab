//! `deposit_stake`.

use crate::pool::{Kind, Phase, Pool, Refusal, Stake};

impl Pool {
    /// The owner of the stake at `place` deposits all of it with the validator at `index`, for at
    /// least `minimum` shares; returns them.
    pub fn deposit_stake(
        &mut self,
        place: usize,
        index: usize,
        minimum: u64,
    ) -> Result<i128, Refusal> {
        self.attempt(|pool| {
            pool.require_rewards_paid()?;
            let own = pool.stakes[place];
            let (clock, parameters) = (pool.clock, pool.parameters);
            let lamports =
                u64::try_from(own.stake.lamports).map_err(|_| Refusal::AmountOutOfRange)?;
            let phase = own.stake.phase(clock.epoch);
            if matches!(phase, Phase::Starting | Phase::Cooling) {
                return Err(Refusal::StakeNotSettled);
            }
            pool.require_entries_open()?;
            let made = if phase == Phase::Inactive {
                let made = pool.ledger.deposit(lamports, minimum, &clock, &parameters)?;
                pool.reserve_lamports += own.stake.lamports;
                made
            } else {
                let made = pool.ledger.deposit_stake(lamports, minimum, &clock, &parameters)?;
                pool.join_main(own.stake, own.validator, index)?;
                made
            };
            pool.stakes.remove(place);
            pool.people[own.owner].shares += made.shares;
            Ok(made.shares)
        })
    }

    fn join_main(&mut self, stake: Stake, validator: usize, index: usize) -> Result<(), Refusal> {
        let (epoch, rent) = (self.clock.epoch, self.cluster.stake_rent);
        // Of a vacant slot the list names nobody, with whom no stake is.
        let entry = *self.list.entry(index).map_err(|_| Refusal::WrongValidator)?;
        if entry.validator != validator {
            return Err(Refusal::WrongValidator);
        }
        if entry.is_leaving {
            return Err(Refusal::ValidatorLeaving);
        }
        if entry.is_flagged {
            return Err(Refusal::ValidatorFlagged);
        }
        if entry.main.is_some() {
            let mut main = entry.active_main(epoch).ok_or(Refusal::ValidatorNotReady)?;
            main.merge(&stake);
            let entry = self.list.entry_mut(index)?;
            if let Some(recorded) = entry.main.as_mut() {
                recorded.stake = Some(main);
            }
            entry.tracked += stake.lamports;
            return Ok(());
        }
        if stake.delegated < i128::from(self.cluster.minimum_delegation) {
            return Err(Refusal::BelowMinimumDelegation);
        }
        // What is neither stake nor rent goes to the reserve.
        let excess = stake.excess(rent);
        let lamports = stake.lamports - excess;
        self.ledger.sweep(u64::try_from(excess).map_err(|_| Refusal::AmountOutOfRange)?)?;
        self.reserve_lamports += excess;
        let entry = self.list.entry_mut(index)?;
        entry.make(Kind::Main, Stake { lamports, ..stake });
        entry.tracked += lamports;
        Ok(())
    }
}
