//! A list of validators of any length.

use solana_account::Account;
use tidepool::state::{ValidatorEntry, ValidatorListHeader};

use crate::{account::rent, world::World};

const DISCRIMINATOR_LEN: usize = 8;
/// The number of used slots, and padding.
const USED_LEN: usize = 8;

impl World {
    /// Replaces the list by one of `length` validators, every one of which was seen, and returns
    /// the old one. The entries are those of the list, again and again.
    ///
    /// It is written past the program, because that many validators would need as many vote
    /// accounts; it serves to measure, not to turn epochs with.
    ///
    /// # Panics
    /// When there is no list.
    pub async fn lengthen_list(&mut self, length: u32) -> Account {
        let now = self.snapshot().await;
        let old = self.bank.account(self.pool.validators).await.expect("a list");
        let many = u64::from(length);
        let header = ValidatorListHeader { count: many, seen: many, ..now.header };

        let mut data = old.data[..DISCRIMINATOR_LEN].to_vec();
        data.extend(bytemuck::bytes_of(&header));
        let used: [u8; USED_LEN] = many.to_le_bytes();
        data.extend(used);
        let length = usize::try_from(length).expect("a length");
        let entries = now.entries.iter().cycle().take(length);
        data.extend(entries.flat_map(bytemuck::bytes_of::<ValidatorEntry>));
        let lamports = rent(data.len() as u64);
        self.bank.edit(self.pool.validators, Account { lamports, data, ..old.clone() });
        old
    }
}
