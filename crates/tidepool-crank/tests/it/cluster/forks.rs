//! Forks that are given up, and what a transaction's status is meanwhile.

use solana_hash::Hash;
use solana_signature::Signature;
use tidepool_client::rpc::{Blockhash, Commitment, Status};

use super::{BLOCKHASH_LIFE, CONFIRMED, Cluster, FINAL};

impl Cluster {
    /// Gives up the last `slots` slots: what landed there never did. Time does not go back.
    /// Returns whether anything had landed there.
    pub fn give_up(&mut self, slots: u64) -> bool {
        let before = self.landed.len();
        let first = self.slot.saturating_sub(slots);
        while let Some(last) = self.landed.pop_if(|landed| landed.slot >= first) {
            for (address, account) in last.before {
                self.world.bank.edit(address, account.unwrap_or_default());
            }
        }
        self.landed.len() < before
    }

    /// What became of a transaction as far as a node knows that is `lag` slots behind.
    pub fn status(&self, signature: Signature, lag: u64) -> Option<Status> {
        let now = self.slot.saturating_sub(lag);
        let known = self.landed.iter().filter(|landed| landed.slot <= now);
        let landed = known.into_iter().find(|landed| landed.signature == signature)?;
        let commitment = match now - landed.slot {
            age if age >= FINAL => Commitment::Finalized,
            age if age >= CONFIRMED => Commitment::Confirmed,
            _ => Commitment::Processed,
        };
        Some(Status { slot: landed.slot, commitment, error: landed.error.clone() })
    }

    /// A new blockhash; every slot has a block here.
    pub fn blockhash(&mut self) -> Blockhash {
        let mut bytes = [7; 32];
        bytes[..8].copy_from_slice(&(self.hashes.len() as u64).to_le_bytes());
        bytes[8..16].copy_from_slice(&self.slot.to_le_bytes());
        let (hash, last_valid_height) = (Hash::new_from_array(bytes), self.slot + BLOCKHASH_LIFE);
        self.hashes.insert(hash, last_valid_height);
        Blockhash { hash, last_valid_height }
    }
}
