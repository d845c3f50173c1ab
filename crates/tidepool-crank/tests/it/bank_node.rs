//! A world of the harness as a node that lasts as long as a bot does.

use std::time::Duration;

use async_trait::async_trait;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use tidepool_client::rpc::{
    Accounts, Blockhash, Commitment, EpochInfo, Filter, KeyedAccount, Result, Rpc, Simulation,
    Statuses,
};
use tidepool_tests::{BankRpc, World};
use tokio::sync::{Mutex, MutexGuard};

/// The node; the harness's own borrows its world.
pub struct BankNode(Mutex<World>);

impl BankNode {
    pub fn new(world: World) -> Self {
        Self(Mutex::new(world))
    }

    pub async fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().await
    }
}

#[async_trait]
impl Rpc for BankNode {
    async fn accounts(&self, addresses: &[Pubkey]) -> Result<Accounts> {
        BankRpc::new(&mut *self.world().await).accounts(addresses).await
    }

    async fn program_accounts(
        &self,
        program: &Pubkey,
        filters: &[Filter],
    ) -> Result<Vec<KeyedAccount>> {
        BankRpc::new(&mut *self.world().await).program_accounts(program, filters).await
    }

    async fn epoch_info(&self, commitment: Commitment) -> Result<EpochInfo> {
        BankRpc::new(&mut *self.world().await).epoch_info(commitment).await
    }

    async fn latest_blockhash(&self) -> Result<Blockhash> {
        BankRpc::new(&mut *self.world().await).latest_blockhash().await
    }

    async fn simulate(&self, transaction: &VersionedTransaction) -> Result<Simulation> {
        BankRpc::new(&mut *self.world().await).simulate(transaction).await
    }

    async fn send(&self, transaction: &VersionedTransaction) -> Result<Signature> {
        BankRpc::new(&mut *self.world().await).send(transaction).await
    }

    async fn statuses(&self, signatures: &[Signature]) -> Result<Statuses> {
        BankRpc::new(&mut *self.world().await).statuses(signatures).await
    }

    async fn recent_prices(&self, addresses: &[Pubkey]) -> Result<Vec<u64>> {
        BankRpc::new(&mut *self.world().await).recent_prices(addresses).await
    }

    async fn rent(&self, size: usize) -> Result<u64> {
        BankRpc::new(&mut *self.world().await).rent(size).await
    }

    async fn pause(&self, duration: Duration) {
        BankRpc::new(&mut *self.world().await).pause(duration).await;
    }
}
