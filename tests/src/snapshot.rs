//! One pool at one moment, read from raw accounts.

use solana_pubkey::Pubkey;
use tidepool::state::{Pool, ValidatorEntry, ValidatorListHeader};
use tidepool_client::{PoolAddresses, account};
use tidepool_math::{Lamports, Ledger, Slot};

use crate::bank::Bank;

/// Everything that the laws speak of.
#[derive(Clone)]
pub struct Snapshot {
    /// The slot.
    pub slot: u64,
    /// The epoch.
    pub epoch: u64,
    /// The pool's state.
    pub pool: Box<Pool>,
    /// The totals of its list.
    pub header: ValidatorListHeader,
    /// The used slots of its list, vacated ones among them.
    pub entries: Vec<ValidatorEntry>,
    /// How many slots the list has.
    pub list_capacity: u32,
    /// Lamports that the reserve holds.
    pub reserve_lamports: u64,
    /// Tokens in existence.
    pub supply: u64,
}

impl Snapshot {
    /// Reads the pool at `addresses`.
    pub async fn take(bank: &mut Bank, addresses: &PoolAddresses) -> Self {
        let clock = bank.clock().await;
        let pool = bank.account(addresses.pool).await.expect("the pool");
        // Boxed: with the rates of 64 epochs in it, it would fill the stack of long stories.
        let pool = Box::new(account::decode_pool(&pool.data).expect("a pool"));
        let list = bank.account(addresses.validators).await.expect("the list");
        let (header, entries) = account::decode_validators(&list.data).expect("a list");
        Self {
            slot: clock.slot,
            epoch: clock.epoch,
            pool,
            header,
            entries,
            list_capacity: account::capacity_of_list(&list.data).expect("a list"),
            reserve_lamports: bank.lamports(addresses.reserve).await,
            supply: bank.supply(addresses.mint).await,
        }
    }

    /// The books.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        self.pool.ledger()
    }

    /// Lamports recognised at the snapshot's slot.
    #[must_use]
    pub fn value(&self) -> u64 {
        self.value_at(self.slot)
    }

    /// Lamports recognised at `slot`.
    #[must_use]
    pub fn value_at(&self, slot: u64) -> u64 {
        let Lamports(value) = self.ledger().value(Slot(slot)).expect("a value");
        value
    }

    /// Lamports not yet vested at the snapshot's slot.
    #[must_use]
    pub fn unvested(&self) -> u64 {
        self.ledger().tide.unvested(Slot(self.slot)).expect("a tide").0
    }

    /// The rate at the snapshot's slot: lamports for 10^9 shares, rounded down.
    #[must_use]
    pub fn rate(&self) -> u64 {
        rate(self.value(), self.pool.rate.shares)
    }

    /// The entry of a validator and its index.
    ///
    /// # Panics
    /// When it is not on the list.
    #[must_use]
    pub fn entry(&self, vote: Pubkey) -> (u32, ValidatorEntry) {
        let index = self.entries.iter().position(|entry| entry.vote == vote).expect("an entry");
        (u32::try_from(index).expect("a short list"), self.entries[index])
    }

    /// All entries of validators with their indexes.
    #[must_use]
    pub fn indexed(&self) -> Vec<(u32, ValidatorEntry)> {
        (0..).zip(self.entries.iter().copied()).filter(|(_, entry)| entry.is_occupied()).collect()
    }
}

/// Lamports for 10^9 shares, rounded down.
#[must_use]
pub fn rate(value: u64, shares: u64) -> u64 {
    let rate = u128::from(value) * 1_000_000_000 / u128::from(shares);
    u64::try_from(rate).expect("a rate of 64 bits")
}
