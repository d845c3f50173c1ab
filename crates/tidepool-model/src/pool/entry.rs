//! One validator on the list.

use super::stake::{Kind, Phase, Recorded, Stake, StakeAddress};

/// Epochs that a new validator waits for its weight, unless the pool is as new.
const WAIT_EPOCHS: u64 = 2;

/// A validator on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which of [`super::Pool::validators`].
    pub validator: usize,
    /// The main account.
    pub main: Option<Recorded>,
    /// The transient account.
    pub transient: Option<Recorded>,
    /// The main address that was recorded last, forgotten or not: its bump stays.
    pub last_main: Option<StakeAddress>,
    /// The same of the transient.
    pub last_transient: Option<StakeAddress>,
    /// Lamports that both accounts should hold together.
    pub tracked: i128,
    /// The part of them that `undelegate` told to cool.
    pub cooling: i128,
    /// The epoch in which it did.
    pub cooling_since: u64,
    /// The epoch of the last look.
    pub seen_epoch: u64,
    /// The epoch in which it was added.
    pub added_epoch: u64,
    /// Its weight.
    pub weight: u32,
    /// Generation of the next main address.
    pub next_main: u32,
    /// Generation of the next transient address.
    pub next_transient: u32,
    /// Whether a fact on the chain speaks against it.
    pub is_flagged: bool,
    /// Whether it is to leave.
    pub is_leaving: bool,
}

impl Entry {
    /// A validator that is added in `epoch`.
    pub fn new(validator: usize, epoch: u64, generation: u32) -> Self {
        Self {
            validator,
            main: None,
            transient: None,
            last_main: None,
            last_transient: None,
            tracked: 0,
            cooling: 0,
            cooling_since: 0,
            seen_epoch: epoch,
            added_epoch: epoch,
            weight: 0,
            next_main: generation,
            next_transient: generation,
            is_flagged: false,
            is_leaving: false,
        }
    }

    /// The weight that counts.
    pub fn usable_weight(&self) -> u64 {
        if self.is_flagged || self.is_leaving { 0 } else { self.weight.into() }
    }

    /// Whether it may have a weight in `epoch`, in a pool created in `created`.
    pub fn may_have_weight(&self, created: u64, epoch: u64) -> bool {
        epoch >= self.added_epoch + WAIT_EPOCHS || self.added_epoch < created + WAIT_EPOCHS
    }

    /// Records a new account.
    pub fn make(&mut self, kind: Kind, stake: Stake) {
        let validator = self.validator;
        let next = match kind {
            Kind::Main => &mut self.next_main,
            Kind::Transient => &mut self.next_transient,
        };
        let address = StakeAddress { validator, made_as: kind, generation: *next };
        *next += 1;
        let recorded = Some(Recorded { address, stake: Some(stake) });
        match kind {
            Kind::Main => (self.main, self.last_main) = (recorded, Some(address)),
            Kind::Transient => (self.transient, self.last_transient) = (recorded, Some(address)),
        }
    }

    /// The account of this kind.
    pub fn account(&self, kind: Kind) -> Option<&Recorded> {
        match kind {
            Kind::Main => self.main.as_ref(),
            Kind::Transient => self.transient.as_ref(),
        }
    }

    /// The stake of this kind, if there is any.
    pub fn stake_mut(&mut self, kind: Kind) -> Option<&mut Stake> {
        let account = match kind {
            Kind::Main => self.main.as_mut(),
            Kind::Transient => self.transient.as_mut(),
        };
        account.and_then(|recorded| recorded.stake.as_mut())
    }

    /// Forgets an account; what cools is the transient, or the main account where there is none.
    pub fn forget(&mut self, kind: Kind) {
        match kind {
            Kind::Main => {
                if self.transient.is_none() {
                    self.cooling = 0;
                }
                self.main = None;
            }
            Kind::Transient => {
                self.cooling = 0;
                self.transient = None;
            }
        }
    }

    /// The main account's stake where all of it is effective.
    pub fn active_main(&self, epoch: u64) -> Option<Stake> {
        let stake = self.main?.stake?;
        (stake.phase(epoch) == Phase::Active).then_some(stake)
    }

    /// Whether any account was told to cool, by whomever.
    pub fn is_any_deactivated(&self) -> bool {
        let accounts = [self.main, self.transient].into_iter().flatten();
        accounts.filter_map(|recorded| recorded.stake).any(|stake| stake.deactivation.is_some())
    }
}
