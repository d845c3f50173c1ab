//! What the check is given, and which accounts it needs.

use std::collections::BTreeMap;

use crate::layout::{Entry, List, PoolState};

/// Where an account is.
pub type Address = [u8; 32];

/// An account as the chain shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The program that may write it.
    pub owner: Address,
    /// What it holds.
    pub lamports: u64,
    /// Its bytes.
    pub data: Vec<u8>,
}

/// When the accounts were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The slot.
    pub slot: u64,
    /// The epoch.
    pub epoch: u64,
    /// Seconds, as the chain's clock counts them: lockups may end by it.
    pub unix_time: i64,
}

/// Everything that one check looks at, read in one slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawAccounts {
    /// The program that the pool should belong to.
    pub program: Address,
    /// The pool's address.
    pub pool: Address,
    /// The pool, what [`addresses`] names, and all accounts of the program that are tickets of
    /// the pool (bytes 16 to 48 are the pool's address). One that is not there does not exist.
    pub accounts: BTreeMap<Address, Account>,
    /// When they were read.
    pub now: Moment,
    /// Lamports that an account without data must hold now.
    pub reserve_rent: u64,
}

impl RawAccounts {
    /// What an address holds, if anything.
    pub(crate) fn lamports(&self, address: &Address) -> u64 {
        self.accounts.get(address).map_or(0, |account| account.lamports)
    }
}

/// What to fetch for a check besides the pool and its tickets. Where `pool` or `list` cannot be
/// read, what it would name is missing: at first, `list` is empty.
pub fn addresses(pool: &[u8], list: &[u8]) -> Vec<Address> {
    let mut all = Vec::new();
    if let Ok(state) = PoolState::read(pool) {
        all.extend([state.reserve, state.mint, state.list]);
    }
    if let Ok(list) = List::read(list) {
        all.extend(list.entries.iter().flat_map(Entry::accounts));
    }
    all
}
