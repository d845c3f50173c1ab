//! A whole pool: the ledger, its validators with their stake accounts, tickets, and the people
//! around it with their tokens and stakes.
//!
//! Written from `docs/spec` by other means than the program: totals are sums over the list and
//! never counters, and stake accounts are followed through every instruction instead of being
//! read. What only the cluster knows (time, rewards, losses) comes in by `world.rs`.

mod bytes;
mod delegation;
mod entry;
mod governance;
mod laws;
mod list;
mod operation;
mod people;
mod rates;
mod refusal;
mod stake;
mod world;

pub use bytes::Addresses;
pub use delegation::Wanted;
pub use entry::Entry;
pub use governance::{ADMIN, GUARDIAN, Governance, Key, Pending, STRATEGIST, TREASURY};
pub use list::List;
pub use operation::{Given, StakeExit};
pub use people::{OpenTicket, OwnStake, Person};
pub use rates::{RATES, RateRecord, Rates};
pub use refusal::Refusal;
pub use stake::{Kind, Phase, Recorded, Stake, StakeAddress};
pub use world::Validator;

use crate::{Clock, Model, Parameters};

/// The cluster's numbers, which no instruction changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Lamports that an account without data needs.
    pub reserve_rent: u64,
    /// Lamports that a stake account needs.
    pub stake_rent: u64,
    /// Lamports that a ticket's account needs.
    pub ticket_rent: u64,
    /// Lamports that a delegation has at least.
    pub minimum_delegation: u64,
}

/// What an update leaves behind for the rest of its epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtUpdate {
    /// First slot of the update's epoch.
    pub first_slot: u64,
    /// Slots of that epoch.
    pub slots: u64,
    /// `B` just after the update, in lamports.
    pub backing: i128,
}

/// A pool and the people around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// The ledger.
    pub ledger: Model,
    /// The parameters in force.
    pub parameters: Parameters,
    /// Where in time we are.
    pub clock: Clock,
    /// Whether the runtime is paying rewards and refuses all stake instructions.
    pub is_paying_rewards: bool,
    /// The cluster's numbers.
    pub cluster: Cluster,
    /// The list of validators.
    pub list: List,
    /// Everybody whom the pool could list, in or out.
    pub validators: Vec<Validator>,
    /// Lamports in the reserve's account.
    pub reserve_lamports: i128,
    /// People.
    pub people: Vec<Person>,
    /// Open tickets, in the order in which they were made.
    pub tickets: Vec<OpenTicket>,
    /// Stake accounts of people.
    pub stakes: Vec<OwnStake>,
    /// Shares of the creation.
    pub locked_shares: i128,
    /// The epoch of the creation.
    pub created_epoch: u64,
    /// What the last update left behind.
    pub at_update: AtUpdate,
    /// Lamports that rebalancing has moved in `moved_epoch`.
    pub moved: i128,
    /// The epoch that `moved` belongs to.
    pub moved_epoch: u64,
    /// Rates at the updates.
    pub rates: Rates,
    /// Roles, proposals and the pause.
    pub governance: Governance,
}

impl Pool {
    /// A new pool that holds its reserve's rent and 1 SOL.
    ///
    /// # Panics
    /// For a rent beyond all reason.
    pub fn create(clock: Clock, parameters: Parameters, cluster: Cluster, capacity: u32) -> Self {
        let locked = cluster.reserve_rent + 1_000_000_000;
        let ledger = Model::create(locked, &clock).expect("a reserve of 1 SOL and more");
        let at_update = AtUpdate {
            first_slot: clock.first_slot,
            slots: clock.slots_per_epoch,
            backing: ledger.backing,
        };
        Self {
            ledger,
            parameters,
            clock,
            is_paying_rewards: false,
            cluster,
            list: List::new(capacity),
            validators: vec![],
            reserve_lamports: i128::from(locked),
            people: vec![],
            tickets: vec![],
            stakes: vec![],
            locked_shares: ledger.shares,
            created_epoch: clock.epoch,
            at_update,
            moved: 0,
            moved_epoch: 0,
            rates: Rates::default(),
            governance: Governance::default(),
        }
    }

    /// Lamports of the reserve that never leave: its rent and 1 SOL.
    pub fn locked(&self) -> u64 {
        self.cluster.reserve_rent + 1_000_000_000
    }

    /// Tokens in existence: people's and the first treasury's.
    pub fn supply(&self) -> i128 {
        self.people.iter().map(|person| person.shares).sum::<i128>() + self.governance.claimed
    }

    /// Does `deed` wholly or not at all.
    fn attempt<T>(
        &mut self,
        deed: impl FnOnce(&mut Self) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let mut next = self.clone();
        let made = deed(&mut next)?;
        *self = next;
        Ok(made)
    }

    fn require_rewards_paid(&self) -> Result<(), Refusal> {
        if self.is_paying_rewards { Err(Refusal::EpochRewardsActive) } else { Ok(()) }
    }
}
