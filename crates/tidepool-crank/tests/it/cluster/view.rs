//! What a node shows of the chain: accounts as of a slot.

use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_sdk_ids::sysvar;

use super::Cluster;

/// Where the clock keeps its epoch.
const EPOCH_OFFSET: usize = 16;
/// Where `EpochRewards` says whether it is active.
const ACTIVE_OFFSET: usize = 80;

impl Cluster {
    /// The account at `address` as it was in `slot`; a slot before the epoch is in the one
    /// before, with everything as it was when the story began.
    pub async fn account_as_of(&mut self, address: Pubkey, slot: u64) -> Option<Account> {
        let later = self
            .landed
            .iter()
            .find(|landed| landed.slot > slot && landed.before.contains_key(&address));
        let mut account = match later {
            Some(landed) => landed.before[&address].clone(),
            None => self.world.bank.account(address).await,
        };
        let (first, _) = self.epoch_slots();
        if let Some(account) = &mut account {
            if address == sysvar::clock::ID {
                let epoch = self.epoch() - u64::from(slot < first);
                account.data[..8].copy_from_slice(&slot.to_le_bytes());
                account.data[EPOCH_OFFSET..EPOCH_OFFSET + 8].copy_from_slice(&epoch.to_le_bytes());
            }
            if address == sysvar::epoch_rewards::ID {
                let active = slot >= first && slot < self.rewards_end;
                account.data[ACTIVE_OFFSET] = u8::from(active);
            }
        }
        account
    }
}
