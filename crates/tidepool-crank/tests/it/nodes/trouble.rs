//! Faults that lie in what a node knows or does with a transaction.

use solana_keypair::Keypair;
use solana_message::Message;
use solana_message::VersionedMessage;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;
use tidepool_client::rpc::Result;
use tidepool_tests::versioned::instructions_of;

use super::{Fault, Node, garbage};
use crate::cluster::CONFIRMED;

/// Most slots that a stale node is behind.
const STALE: u64 = 200;
/// Lamports of a stranger's.
const STRANGER: u64 = 1_000_000_000;

impl Node {
    /// The slot up to which the node knows the chain.
    pub(super) async fn slot_of_view(&self, fault: Option<Fault>) -> u64 {
        // Always in this order, or two requests at once would wait for each other.
        let cluster = self.network.cluster.lock().await;
        let mut script = self.network.script.lock().await;
        let (first, _) = cluster.epoch_slots();
        match fault {
            Some(Fault::WrongEpoch) => first - 1 - script.below(STALE),
            Some(Fault::StaleNode) => cluster.slot.saturating_sub(script.below(STALE)).max(first),
            _ => cluster.slot.saturating_sub(CONFIRMED).max(first),
        }
    }

    /// What the node does with a transaction that it has taken.
    pub(super) async fn deliver(
        &self,
        transaction: &VersionedTransaction,
        fault: Option<Fault>,
    ) -> Result<()> {
        garbage::maybe(fault)?;
        let mut cluster = self.network.cluster.lock().await;
        match fault {
            Some(Fault::Dropped) => {}
            Some(Fault::Expired) => {
                cluster.doomed.insert(transaction.signatures[0]);
            }
            Some(Fault::Duplicated) => {
                cluster.deliver(transaction).await;
                cluster.deliver(transaction).await;
                drop(cluster);
                self.repeat_as_stranger(transaction).await;
            }
            _ => cluster.deliver(transaction).await,
        }
        Ok(())
    }

    /// Somebody else's bot has had the same idea.
    async fn repeat_as_stranger(&self, transaction: &VersionedTransaction) {
        let seed = self.network.script.lock().await.below(u64::MAX);
        let mut bytes = [9; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let stranger = Keypair::new_from_array(bytes);
        let mut cluster = self.network.cluster.lock().await;
        cluster.fund(&stranger, STRANGER).await;
        let ours = transaction.message.static_account_keys()[0];
        let tables = cluster.world.bank.tables_of(&transaction.message).await;
        let instructions = instructions_of(&transaction.message, &tables);
        let Some(mut instructions) = instructions else { return };
        for meta in instructions.iter_mut().flat_map(|one| &mut one.accounts) {
            if meta.pubkey == ours {
                meta.pubkey = stranger.pubkey();
            }
        }
        let message = Message::new(&instructions, Some(&stranger.pubkey()));
        let signature = stranger.sign_message(&message.serialize());
        cluster.land(signature, &VersionedMessage::Legacy(message)).await;
    }
}
