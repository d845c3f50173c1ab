//! The list of validators, which the program walks at each update of the pool.

use solana_account::Account;
use tidepool_tests::SOL;

use super::setup::Spl;
use crate::stage::{MANY_VALIDATORS, rent};

/// Account type, room, length.
const HEADER_LEN: u64 = 1 + 4 + 4;
const ENTRY_LEN: u64 = 73;
const LIST_TYPE: u8 = 2;

/// Bytes of a list with room for so many validators.
pub fn list_len(validators: u32) -> u64 {
    HEADER_LEN + ENTRY_LEN * u64::from(validators)
}

impl Spl {
    /// Replaces the list by the longest one that the program allows, and returns the old one.
    ///
    /// It is written past the program because 20,000 validators would need as many vote
    /// accounts and transactions; to an update of the pool they are the same.
    pub async fn lengthen_list(&mut self) -> Account {
        let old = self.stage.bank.account(self.pool.list).await.expect("a list");
        let epoch = self.stage.bank.clock().await.epoch;
        let mut data = vec![LIST_TYPE];
        data.extend(MANY_VALIDATORS.to_le_bytes());
        data.extend(MANY_VALIDATORS.to_le_bytes());
        for index in 0..MANY_VALIDATORS {
            data.extend(entry(index, epoch));
        }
        let lamports = rent(data.len() as u64);
        self.stage.bank.edit(self.pool.list, Account { lamports, data, ..old.clone() });
        old
    }
}

/// An active validator with one SOL, seen in `epoch`.
fn entry(index: u32, epoch: u64) -> Vec<u8> {
    let mut entry = vec![];
    entry.extend(SOL.to_le_bytes());
    entry.extend(0_u64.to_le_bytes());
    entry.extend(epoch.to_le_bytes());
    // Seed of the transient account, unused, seed of the stake account, status.
    entry.extend([0; 8 + 4 + 4 + 1]);
    let mut vote = [0; 32];
    vote[..4].copy_from_slice(&index.to_le_bytes());
    entry.extend(vote);
    entry
}
