//! What happens around the pool: time, rewards, gifts, losses, and people's own affairs.

use super::{
    Pool,
    people::OwnStake,
    refusal::Refusal,
    stake::{Kind, Stake},
};
use crate::Clock;

/// Somebody who could be on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validator {
    /// Commission, in millionths.
    pub commission: u64,
    /// Whether it votes from now on.
    pub is_voting: bool,
    /// The epoch in which it last earned credits.
    pub last_earned: Option<u64>,
}

impl Pool {
    /// Ends an epoch: who votes has earned credits in it.
    pub fn earn_credits(&mut self) {
        let epoch = self.clock.epoch;
        for validator in self.validators.iter_mut().filter(|validator| validator.is_voting) {
            validator.last_earned = Some(epoch);
        }
    }

    /// Time passes.
    pub fn pass_to(&mut self, clock: Clock, is_paying_rewards: bool) {
        self.clock = clock;
        self.is_paying_rewards = is_paying_rewards;
    }

    /// Somebody sends lamports to the reserve.
    pub fn tip_reserve(&mut self, lamports: u64) {
        self.reserve_lamports += i128::from(lamports);
    }

    /// Somebody sends lamports to a stake account of the pool.
    pub fn tip_stake(&mut self, index: usize, kind: Kind, lamports: u64) {
        if let Some(stake) = self.stake_of(index, kind) {
            stake.lamports += i128::from(lamports);
        }
    }

    /// The runtime pays `lamports` to a stake account of the pool, which are delegated at once; a
    /// slashing takes them, where they are negative.
    pub fn pay_stake(&mut self, index: usize, kind: Kind, lamports: i128) {
        if let Some(stake) = self.stake_of(index, kind) {
            stake.lamports += lamports;
            stake.delegated += lamports;
        }
    }

    /// The runtime pays a stake account of somebody's.
    pub fn pay_own_stake(&mut self, place: usize, lamports: i128) {
        if let Some(own) = self.stakes.get_mut(place) {
            own.stake.lamports += lamports;
            own.stake.delegated += lamports;
        }
    }

    /// A stake account of the pool ceases to exist, with all that it held.
    pub fn lose_account(&mut self, index: usize, kind: Kind) {
        let Ok(entry) = self.list.entry_mut(index) else { return };
        let account = match kind {
            Kind::Main => entry.main.as_mut(),
            Kind::Transient => entry.transient.as_mut(),
        };
        if let Some(recorded) = account {
            recorded.stake = None;
        }
    }

    /// A stranger deactivates a stake of a validator that does not vote.
    pub fn deactivate_delinquent(&mut self, index: usize, kind: Kind) {
        let epoch = self.clock.epoch;
        if let Some(stake) = self.stake_of(index, kind) {
            stake.deactivation = Some(epoch);
        }
    }

    fn stake_of(&mut self, index: usize, kind: Kind) -> Option<&mut Stake> {
        self.list.entry_mut(index).ok()?.stake_mut(kind)
    }

    /// Somebody burns shares past the pool.
    pub fn burn(&mut self, who: usize, shares: u64) -> Result<(), Refusal> {
        self.spend_shares(who, shares)
    }

    /// Somebody delegates `lamports` and a rent of his own to a validator.
    pub fn make_stake(
        &mut self,
        who: usize,
        validator: usize,
        lamports: u64,
        id: u64,
    ) -> Result<(), Refusal> {
        let rent = self.cluster.stake_rent;
        let whole = i128::from(lamports) + i128::from(rent);
        self.spend_lamports(who, whole)?;
        let stake = Stake::starting(whole, rent, self.clock.epoch);
        self.stakes.push(OwnStake { id, owner: who, validator, stake });
        Ok(())
    }

    /// Somebody deactivates a stake of his.
    pub fn deactivate_own(&mut self, place: usize) {
        let epoch = self.clock.epoch;
        if let Some(own) = self.stakes.get_mut(place) {
            own.stake.deactivation = Some(epoch);
        }
    }

    pub(super) fn spend_lamports(&mut self, who: usize, lamports: i128) -> Result<(), Refusal> {
        let left = self.people[who].lamports - lamports;
        if left < 0 {
            return Err(Refusal::InsufficientFunds);
        }
        self.people[who].lamports = left;
        Ok(())
    }

    pub(super) fn spend_shares(&mut self, who: usize, shares: u64) -> Result<(), Refusal> {
        let left = self.people[who].shares - i128::from(shares);
        if left < 0 {
            return Err(Refusal::InsufficientFunds);
        }
        self.people[who].shares = left;
        Ok(())
    }
}
