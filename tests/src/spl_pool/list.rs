//! The list of validators, which the program walks at each update of the pool.

use solana_account::Account;

use super::{Edition, SplPool};
use crate::{SOL, account::rent, bank::Bank};

/// Entries of the longest list that the program allows.
pub const MOST_VALIDATORS: u32 = 20_000;
/// Account type, room, length.
const HEADER_LEN: u64 = 1 + 4 + 4;
const LIST_TYPE: u8 = 2;

/// Bytes of a list: its header, and as many entries as the program believes to find.
pub(super) fn list_len(edition: Edition, validators: u32) -> u64 {
    let entry = match edition {
        Edition::Of2021 => 57,
        Edition::Of2022 | Edition::Today => 73,
    };
    HEADER_LEN + entry * u64::from(validators)
}

impl SplPool {
    /// Replaces the list of a pool of today by the longest one, and returns the old one.
    ///
    /// It is written past the program because 20,000 validators would need as many vote
    /// accounts and transactions; to an update of the pool they are the same.
    pub async fn lengthen_list(&self, bank: &mut Bank) -> Account {
        let old = bank.account(self.list).await.expect("a list");
        let epoch = bank.clock().await.epoch;
        let mut data = vec![LIST_TYPE];
        data.extend(MOST_VALIDATORS.to_le_bytes());
        data.extend(MOST_VALIDATORS.to_le_bytes());
        for index in 0..MOST_VALIDATORS {
            data.extend(entry(index, epoch));
        }
        let lamports = rent(data.len() as u64);
        bank.edit(self.list, Account { lamports, data, ..old.clone() });
        old
    }
}

/// An active validator with one SOL, seen in `epoch`.
fn entry(index: u32, epoch: u64) -> Vec<u8> {
    let mut entry = [SOL, 0, epoch].map(u64::to_le_bytes).concat();
    // Seed of the transient account, unused, seed of the stake account, status.
    entry.extend([0; 8 + 4 + 4 + 1]);
    let mut vote = [0; 32];
    vote[..4].copy_from_slice(&index.to_le_bytes());
    entry.extend(vote);
    entry
}
