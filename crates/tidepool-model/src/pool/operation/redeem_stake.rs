//! `redeem_stake`.

use crate::pool::{OwnStake, Pool, Refusal, Stake};
use crate::{Exit, ModelError};

/// A wish for stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StakeExit {
    /// Who leaves.
    pub who: usize,
    /// The index of the validator whose stake he wants.
    pub index: usize,
    /// The shares that he gives.
    pub shares: u64,
    /// Lamports that he wants at least.
    pub minimum: u64,
    /// Number of the new stake account, whose rent he pays.
    pub id: u64,
}

impl Pool {
    /// Somebody redeems shares for stake; returns its lamports.
    pub fn redeem_stake(&mut self, wish: &StakeExit) -> Result<i128, Refusal> {
        self.attempt(|pool| {
            let rent = i128::from(pool.cluster.stake_rent);
            pool.spend_lamports(wish.who, rent)?;
            pool.require_rewards_paid()?;
            let epoch = pool.clock.epoch;
            let entry = *pool.list.entry(wish.index)?;
            if entry.seen_epoch != epoch {
                return Err(Refusal::ValidatorsNotUpdated);
            }
            let main = entry.active_main(epoch).ok_or(Refusal::ValidatorNotReady)?;
            let before = pool.ledger;
            let out = pool.price_stake(wish)?.out;
            let priced = std::mem::replace(&mut pool.ledger, before);
            pool.require_source(wish.index, &main, out)?;
            pool.require_parts(&main, out)?;
            if entry.tracked < out {
                return Err(Refusal::SourceTooSmall);
            }
            pool.ledger = priced;
            pool.spend_shares(wish.who, wish.shares)?;
            let entry = pool.list.entry_mut(wish.index)?;
            entry.tracked -= out;
            if let Some(stake) = entry.stake_mut(crate::pool::Kind::Main) {
                stake.lamports -= out;
                stake.delegated -= out;
            }
            let stake = Stake { lamports: out + rent, delegated: out, ..main };
            let validator = entry.validator;
            pool.stakes.push(OwnStake { id: wish.id, owner: wish.who, validator, stake });
            Ok(out)
        })
    }

    fn price_stake(&mut self, wish: &StakeExit) -> Result<Exit, Refusal> {
        let (clock, parameters) = (self.clock, self.parameters);
        let made = self.ledger.redeem_stake(wish.shares, wish.minimum, &clock, &parameters);
        made.map_err(|error| match error {
            // More than all validators have is more than this one has.
            ModelError::AmountTooLarge => Refusal::SourceTooSmall,
            other => other.into(),
        })
    }

    /// The minimum delegation on both sides of the split.
    fn require_parts(&self, main: &Stake, out: i128) -> Result<(), Refusal> {
        let minimum = i128::from(self.cluster.minimum_delegation);
        let rest = main.delegated - out;
        if rest < 0 {
            return Err(Refusal::SourceTooSmall);
        }
        if out < minimum {
            return Err(Refusal::BelowMinimumDelegation);
        }
        if rest < minimum {
            return Err(Refusal::SourceTooSmall);
        }
        Ok(())
    }
}
