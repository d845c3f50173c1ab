//! A pool that is nowhere.

use std::collections::{BTreeMap, BTreeSet};

use bytemuck::Zeroable;
use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_sdk_ids::vote;
use solana_vote_interface::state::{VoteStateV4, VoteStateVersions};
use tidepool_client::{
    PoolAddresses,
    snapshot::{Clock, Rent, Snapshot},
    tidepool::state::{Pool, ValidatorEntry, ValidatorListHeader},
};
use tidepool_crank::Situation;
use tidepool_math::{EpochSchedule, Parameters};

const SOL: u64 = 1_000_000_000;
const SLOTS: u64 = 432_000;

/// Validators with one weight each and nothing yet, and a reserve of 1,000 SOL.
pub struct MadeUp {
    pub pool: Box<Pool>,
    pub entries: Vec<ValidatorEntry>,
    pub votes: BTreeMap<Pubkey, Account>,
    pub epoch: u64,
    pub slot: u64,
    pub are_rewards_active: bool,
}

impl MadeUp {
    pub fn new(validators: usize) -> Self {
        let mut pool: Box<Pool> = Box::new(Zeroable::zeroed());
        pool.store_parameters(&Parameters::DEFAULT);
        pool.rate.backing = 1_000 * SOL;
        pool.rate.reserve = 1_000 * SOL;
        pool.rate.shares = 1_000 * SOL;
        pool.rate.tide_duration = SLOTS;
        pool.rate.last_update_epoch = 9;
        pool.backing_at_update = 1_000 * SOL;
        let entries: Vec<_> = (0..validators)
            .map(|_| {
                let mut entry = ValidatorEntry::new(Pubkey::new_unique(), 5, 0);
                (entry.weight, entry.seen_epoch) = (100, 9);
                entry
            })
            .collect();
        let (epoch, slot) = (10, 10 * SLOTS + 50);
        let votes = BTreeMap::new();
        let mut made = Self { pool, entries, votes, epoch, slot, are_rewards_active: false };
        for index in 0..validators {
            made.credits(index, &[(epoch - 1, 9, 0)]);
        }
        made
    }

    /// The slot at so many thousandths of the epoch.
    pub fn slot_at(&self, thousandths: u64) -> u64 {
        self.epoch * SLOTS + SLOTS * thousandths / 1_000
    }

    /// Everybody is looked at and the epoch is turned.
    pub fn book(&mut self) {
        for entry in &mut self.entries {
            entry.seen_epoch = self.epoch;
        }
        self.pool.rate.last_update_epoch = self.epoch;
        self.pool.epoch_first_slot = self.epoch * SLOTS;
        self.pool.epoch_slots = SLOTS;
    }

    pub fn commission(&mut self, index: usize, bps: u16) {
        self.vote(index, |state| state.inflation_rewards_commission_bps = bps);
    }

    pub fn credits(&mut self, index: usize, credits: &[(u64, u64, u64)]) {
        self.vote(index, |state| state.epoch_credits = credits.to_vec());
    }

    fn vote(&mut self, index: usize, change: impl FnOnce(&mut VoteStateV4)) {
        let address = self.entries[index].vote;
        let old = self.votes.get(&address);
        let old = old.map(|old| VoteStateV4::deserialize(&old.data, &address).expect("a state"));
        let mut state = old.unwrap_or_else(|| VoteStateV4 {
            node_pubkey: address,
            epoch_credits: vec![(self.epoch - 1, 9, 0)],
            ..VoteStateV4::default()
        });
        change(&mut state);
        let mut data = bincode::serialize(&VoteStateVersions::new_v4(state)).expect("bytes");
        data.resize(VoteStateV4::size_of(), 0);
        let account = Account { lamports: SOL, data, owner: vote::ID, ..Account::default() };
        self.votes.insert(address, account);
    }

    pub fn situation(&self) -> Situation {
        let addresses = PoolAddresses::at(Pubkey::new_from_array([1; 32]));
        let mut header = ValidatorListHeader::zeroed();
        header.pool = addresses.pool;
        header.count = self.entries.len() as u64;
        header.seen_epoch = self.epoch;
        header.sum_weights = self.entries.iter().map(|one| u64::from(one.usable_weight())).sum();
        let schedule =
            EpochSchedule { slots_per_epoch: SLOTS, first_normal_epoch: 0, first_normal_slot: 0 };
        let snapshot = Snapshot {
            addresses,
            clock: Clock { slot: self.slot, epoch: self.epoch, unix_time: 0 },
            schedule,
            rent: Rent::default(),
            are_rewards_active: self.are_rewards_active,
            pool: self.pool.clone(),
            header,
            entries: self.entries.clone(),
            capacity: 16,
            reserve_lamports: self.pool.rate.reserve,
            supply: 0,
            stakes: BTreeMap::new(),
            votes: self.votes.clone(),
            raw: BTreeMap::new(),
        };
        Situation {
            snapshot,
            minimum_delegation: SOL,
            tickets: vec![],
            refused: BTreeSet::new(),
            tables: vec![],
        }
    }
}
