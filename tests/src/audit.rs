//! Where every lamport went.

use solana_pubkey::Pubkey;

use crate::{bank::Bank, snapshot::Snapshot};

/// Lamports that went into a story and came out of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// Brought in from outside.
    pub brought: u64,
    /// Paid by the stake program as rewards.
    pub rewards: u64,
    /// Taken out by people, rents of their accounts included.
    pub out: u64,
    /// Left in the pool's accounts.
    pub left: u64,
    /// Paid to the network.
    pub fees: u64,
}

impl Audit {
    /// `brought + rewards - out - left - fees`: zero, or lamports were lost or made up.
    #[must_use]
    pub fn difference(&self) -> i128 {
        i128::from(self.brought) + i128::from(self.rewards)
            - i128::from(self.out)
            - i128::from(self.left)
            - i128::from(self.fees)
    }
}

impl Snapshot {
    /// The addresses of all stake accounts that the list records.
    #[must_use]
    pub fn stake_accounts(&self) -> Vec<Pubkey> {
        let recorded = self.entries.iter().flat_map(|entry| [entry.stake, entry.transient]);
        recorded.filter(|address| *address != Pubkey::default()).collect()
    }
}

impl Bank {
    /// Lamports of several accounts together.
    pub async fn sum(&mut self, addresses: &[Pubkey]) -> u64 {
        let mut sum = 0;
        for address in addresses {
            sum += self.lamports(*address).await;
        }
        sum
    }
}
