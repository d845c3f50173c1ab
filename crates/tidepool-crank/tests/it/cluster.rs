//! A chain in this process: the real program and the real stake program, executed by a real
//! bank, under a consensus that can be told what to do.
//!
//! What moves lamports is real. What a model stands in for is what the bank has none of: slots
//! that pass while one waits, blockhashes that expire, statuses, forks that are given up.

mod closing;
mod execution;
mod forks;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use solana_account::Account;
use solana_clock::Clock;
use solana_hash::Hash;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_transaction_error::TransactionError;
use tidepool_tests::World;

/// Slots until what has landed is confirmed, more than usual, and until it is final.
pub const CONFIRMED: u64 = 6;
pub const FINAL: u64 = 32;
/// Blocks for which a blockhash may be used.
pub const BLOCKHASH_LIFE: u64 = 150;

/// Accounts before a transaction.
type Before = BTreeMap<Pubkey, Option<Account>>;

/// A transaction that has landed.
pub struct Landed {
    pub slot: u64,
    pub signature: Signature,
    pub error: Option<TransactionError>,
    /// Lamports that it moved between accounts, what its payer lost not counted.
    pub moved: u64,
    pub before: Before,
}

/// The chain.
pub struct Cluster {
    pub world: World,
    pub slot: u64,
    /// Until this slot rewards are being paid.
    pub rewards_end: u64,
    pub landed: Vec<Landed>,
    /// Tickets that people may claim.
    pub tickets: Vec<Pubkey>,
    clock: Clock,
    clock_is_set: bool,
    /// Accounts as they were when the story began, as far as anything has touched them.
    began: Before,
    hashes: BTreeMap<Hash, u64>,
    /// Transactions that no leader will ever take.
    pub doomed: BTreeSet<Signature>,
    /// The chain takes no transaction that pays less, in micro-lamports a compute unit.
    pub least_price: u64,
    /// Keys that sign what is executed, in place of those who signed what was sent.
    keys: Vec<Keypair>,
    /// A lookup table that its owner closes when so many transactions have landed.
    pub closing: Option<(usize, Pubkey)>,
    unique: u32,
}

impl Cluster {
    /// The chain that `world` is on, at the beginning of its story.
    pub async fn new(mut world: World) -> Self {
        let clock = world.bank.clock().await;
        Self {
            slot: clock.slot,
            rewards_end: 0,
            landed: vec![],
            tickets: vec![],
            clock,
            clock_is_set: true,
            began: Before::new(),
            hashes: BTreeMap::new(),
            doomed: BTreeSet::new(),
            least_price: 0,
            keys: vec![],
            closing: None,
            unique: 0,
            world,
        }
    }

    /// The epoch: no story lasts beyond its end.
    pub fn epoch(&self) -> u64 {
        self.clock.epoch
    }

    /// The first slot of the epoch, and how many it has.
    pub fn epoch_slots(&self) -> (u64, u64) {
        self.world.bank.epoch_slots(self.clock.epoch)
    }

    /// Lets slots pass.
    pub fn pass(&mut self, slots: u64) {
        self.slot += slots;
        self.clock_is_set = false;
    }

    /// Puts everything back to the beginning of the story.
    pub fn rewind(&mut self, slot: u64, rewards_end: u64) {
        for (address, account) in std::mem::take(&mut self.began) {
            self.world.bank.edit(address, account.unwrap_or_default());
        }
        (self.slot, self.rewards_end, self.clock_is_set) = (slot, rewards_end, false);
        self.landed.clear();
        self.hashes.clear();
        self.doomed.clear();
        self.keys.clear();
        self.least_price = 0;
    }

    /// Lets a key pay, with so many lamports.
    pub async fn fund(&mut self, key: &Keypair, lamports: u64) {
        use solana_signer::Signer;
        let address = key.pubkey();
        let before = self.world.bank.account(address).await;
        self.began.entry(address).or_insert(before);
        let account = Account { lamports, ..Account::default() };
        self.world.bank.edit(address, account);
        if !self.keys.iter().any(|known| known.pubkey() == address) {
            self.keys.push(key.insecure_clone());
        }
    }

    /// Lamports that transactions of all sorts have moved, those of forks that were given up
    /// not counted.
    pub fn moved(&self) -> u64 {
        self.landed.iter().map(|landed| landed.moved).sum()
    }
}
