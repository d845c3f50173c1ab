//! A pool and everything around it that plans and prices depend on, as of one moment.
//!
//! A [`Snapshot`] is data: whoever has one needs no node to quote, to plan or to draw tables.

mod fetch;
mod mains;
mod sysvars;

use std::collections::BTreeMap;

use solana_account::Account;
use solana_pubkey::Pubkey;
use tidepool::state::{Pool, ValidatorEntry, ValidatorListHeader};
use tidepool_math::{
    Epoch, EpochClock, EpochSchedule, LOCKED_LAMPORTS, Lamports, Ledger, Result as MathResult, Slot,
};

use crate::PoolAddresses;

pub use fetch::fetch;
pub use sysvars::{Clock, Rent};

/// A pool at one moment.
#[derive(Clone)]
pub struct Snapshot {
    /// Where everything is.
    pub addresses: PoolAddresses,
    /// The clock sysvar: the moment of the snapshot.
    pub clock: Clock,
    /// The cluster's schedule of epochs.
    pub schedule: EpochSchedule,
    /// The rent sysvar.
    pub rent: Rent,
    /// Whether the runtime is paying rewards, while the stake program refuses everything.
    pub are_rewards_active: bool,
    /// The pool's state.
    pub pool: Box<Pool>,
    /// The totals of its list.
    pub header: ValidatorListHeader,
    /// The list's used slots in the order of their indexes, vacant ones among them.
    pub entries: Vec<ValidatorEntry>,
    /// How many slots the list has.
    pub capacity: u32,
    /// Lamports that the reserve holds, whether the pool has booked them or not.
    pub reserve_lamports: u64,
    /// Tokens in existence.
    pub supply: u64,
    /// The stake accounts that the list records, as far as they exist.
    pub stakes: BTreeMap<Pubkey, Account>,
    /// The vote accounts of the list, as far as they exist.
    pub votes: BTreeMap<Pubkey, Account>,
    /// The pool's four accounts as they are, for those who read bytes themselves.
    pub raw: BTreeMap<Pubkey, Account>,
}

impl Snapshot {
    /// The books.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        self.pool.ledger()
    }

    /// Lamports of the reserve that can never be paid.
    #[must_use]
    pub fn locked(&self) -> Lamports {
        Lamports(self.rent.minimum(0).saturating_add(LOCKED_LAMPORTS))
    }

    /// The moment of the snapshot and its epoch.
    ///
    /// # Errors
    /// `Overflow` on a cluster whose epochs exceed 2^32 slots.
    pub fn epoch_clock(&self) -> MathResult<EpochClock> {
        EpochClock::new(&self.schedule, Slot(self.clock.slot), Epoch(self.clock.epoch))
    }

    /// The entries of validators with their indexes.
    pub fn validators(&self) -> impl Iterator<Item = (u32, &ValidatorEntry)> {
        (0..).zip(&self.entries).filter(|(_, entry)| entry.is_occupied())
    }

    /// The index and the entry of a validator, if it is on the list.
    #[must_use]
    pub fn find(&self, vote: &Pubkey) -> Option<(u32, &ValidatorEntry)> {
        self.validators().find(|(_, entry)| entry.vote == *vote)
    }

    /// Whether every price is refused until both cranks have run.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        let ledger = self.ledger();
        ledger.epochs_behind(Epoch(self.clock.epoch)) > 1 || ledger.observed < 0
    }

    /// Whether this epoch's update is still to come.
    #[must_use]
    pub fn needs_update(&self) -> bool {
        let ledger = self.ledger();
        ledger.epochs_behind(Epoch(self.clock.epoch)) > 0 || ledger.observed < 0
    }
}
