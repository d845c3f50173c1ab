//! A node on whose chain not everything goes as wished.

use std::{sync::Mutex, time::Duration};

use async_trait::async_trait;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use tidepool_client::rpc::{
    Accounts, Blockhash, Commitment, EpochInfo, Filter, KeyedAccount, Result, Rpc, Simulation,
    Statuses,
};
use tidepool_tests::BankRpc;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing.
    Nothing,
    /// The first signed transaction gets lost, however often it is sent.
    LosesTheFirst,
    /// An epoch ends after every transaction, and nobody turns it.
    EndsEpochs,
}

/// A bank's node with a trouble.
pub struct Troubled<'a> {
    node: BankRpc<'a>,
    trouble: Trouble,
    first: Mutex<Option<Signature>>,
}

impl<'a> Troubled<'a> {
    pub const fn new(node: BankRpc<'a>, trouble: Trouble) -> Self {
        Self { node, trouble, first: Mutex::new(None) }
    }

    fn is_lost(&self, signature: Signature) -> bool {
        let mut first = self.first.lock().expect("a lock");
        self.trouble == Trouble::LosesTheFirst && *first.get_or_insert(signature) == signature
    }
}

#[async_trait]
impl Rpc for Troubled<'_> {
    async fn accounts(&self, addresses: &[Pubkey]) -> Result<Accounts> {
        self.node.accounts(addresses).await
    }

    async fn program_accounts(
        &self,
        program: &Pubkey,
        filters: &[Filter],
    ) -> Result<Vec<KeyedAccount>> {
        self.node.program_accounts(program, filters).await
    }

    async fn epoch_info(&self, commitment: Commitment) -> Result<EpochInfo> {
        self.node.epoch_info(commitment).await
    }

    async fn latest_blockhash(&self) -> Result<Blockhash> {
        self.node.latest_blockhash().await
    }

    async fn simulate(&self, transaction: &VersionedTransaction) -> Result<Simulation> {
        self.node.simulate(transaction).await
    }

    async fn send(&self, transaction: &VersionedTransaction) -> Result<Signature> {
        if self.is_lost(transaction.signatures[0]) {
            return Ok(transaction.signatures[0]);
        }
        let sent = self.node.send(transaction).await;
        if self.trouble == Trouble::EndsEpochs {
            self.node.world().await.cross_boundary().await;
        }
        sent
    }

    async fn statuses(&self, signatures: &[Signature]) -> Result<Statuses> {
        self.node.statuses(signatures).await
    }

    async fn recent_prices(&self, addresses: &[Pubkey]) -> Result<Vec<u64>> {
        self.node.recent_prices(addresses).await
    }

    async fn rent(&self, size: usize) -> Result<u64> {
        self.node.rent(size).await
    }

    async fn pause(&self, duration: Duration) {
        self.node.pause(duration).await;
    }
}
