//! A node over the network.

mod answer;
mod refusal;

use std::time::Duration;

use async_trait::async_trait;
use solana_commitment_config::CommitmentConfig;
use solana_pubkey::Pubkey;
use solana_rpc_client::nonblocking::rpc_client::RpcClient;
use solana_rpc_client_api::config::{
    RpcAccountInfoConfig, RpcProgramAccountsConfig, RpcSendTransactionConfig,
    RpcSimulateTransactionConfig, UiAccountEncoding,
};
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;

use super::{
    Accounts, Blockhash, Commitment, EpochInfo, Filter, KeyedAccount, Result, Rpc, Simulation,
    Statuses,
};
use refusal::explain;

/// Accounts that a node gives in one answer.
const BATCH: usize = 100;
/// Addresses that a node takes in a question for prices.
const PRICED: usize = 128;
/// A node that has not answered by then will not.
const PATIENCE: Duration = Duration::from_secs(30);

/// A node at a URL.
pub struct HttpRpc {
    client: RpcClient,
}

impl HttpRpc {
    /// The node at `url`. What it reads is confirmed.
    #[must_use]
    pub fn new(url: String) -> Self {
        let confirmed = CommitmentConfig::confirmed();
        Self { client: RpcClient::new_with_timeout_and_commitment(url, PATIENCE, confirmed) }
    }
}

#[async_trait]
impl Rpc for HttpRpc {
    async fn accounts(&self, addresses: &[Pubkey]) -> Result<Accounts> {
        let mut found = Accounts { slot: u64::MAX, accounts: Vec::with_capacity(addresses.len()) };
        let level = self.client.commitment();
        for batch in addresses.chunks(BATCH) {
            let asked = self.client.get_multiple_accounts_with_commitment(batch, level);
            let answer = asked.await.map_err(explain)?;
            found.slot = found.slot.min(answer.context.slot);
            found.accounts.extend(answer::as_many(answer.value, batch.len())?);
        }
        Ok(found)
    }

    async fn program_accounts(
        &self,
        program: &Pubkey,
        filters: &[Filter],
    ) -> Result<Vec<KeyedAccount>> {
        let account_config = RpcAccountInfoConfig {
            encoding: Some(UiAccountEncoding::Base64Zstd),
            ..Default::default()
        };
        let filters = Some(filters.iter().map(answer::filter).collect());
        let config = RpcProgramAccountsConfig { filters, account_config, ..Default::default() };
        let asked = self.client.get_program_ui_accounts_with_config(program, config);
        let found = asked.await.map_err(explain)?;
        found.into_iter().map(answer::keyed_account).collect()
    }

    async fn epoch_info(&self, commitment: Commitment) -> Result<EpochInfo> {
        let level = answer::commitment(commitment);
        let asked = self.client.get_epoch_info_with_commitment(level);
        let info = asked.await.map_err(explain)?;
        Ok(EpochInfo {
            slot: info.absolute_slot,
            block_height: info.block_height,
            epoch: info.epoch,
            slot_index: info.slot_index,
            slots_in_epoch: info.slots_in_epoch,
        })
    }

    async fn latest_blockhash(&self) -> Result<Blockhash> {
        let level = self.client.commitment();
        let asked = self.client.get_latest_blockhash_with_commitment(level);
        let (hash, last_valid_height) = asked.await.map_err(explain)?;
        Ok(Blockhash { hash, last_valid_height })
    }

    async fn simulate(&self, transaction: &VersionedTransaction) -> Result<Simulation> {
        let config = RpcSimulateTransactionConfig {
            sig_verify: false,
            replace_recent_blockhash: true,
            commitment: Some(self.client.commitment()),
            ..Default::default()
        };
        let asked = self.client.simulate_transaction_with_config(transaction, config);
        answer::simulation(asked.await.map_err(explain)?.value)
    }

    async fn send(&self, transaction: &VersionedTransaction) -> Result<Signature> {
        // Whoever sends has simulated, and resends until the blockhash expires: a node that
        // tried it first, or resent it on its own, would only know less about it.
        let config = RpcSendTransactionConfig {
            skip_preflight: true,
            max_retries: Some(0),
            ..Default::default()
        };
        self.client.send_transaction_with_config(transaction, config).await.map_err(explain)
    }

    async fn statuses(&self, signatures: &[Signature]) -> Result<Statuses> {
        let asked = self.client.get_signature_statuses(signatures).await.map_err(explain)?;
        let statuses = answer::as_many(asked.value, signatures.len())?;
        let statuses = statuses.into_iter().map(|status| status.map(answer::status)).collect();
        Ok(Statuses { slot: asked.context.slot, statuses })
    }

    async fn recent_prices(&self, addresses: &[Pubkey]) -> Result<Vec<u64>> {
        let addresses = addresses.get(..PRICED).unwrap_or(addresses);
        let asked = self.client.get_recent_prioritization_fees(addresses);
        let fees = asked.await.map_err(explain)?;
        Ok(fees.into_iter().map(|fee| fee.prioritization_fee).collect())
    }

    async fn rent(&self, size: usize) -> Result<u64> {
        let asked = self.client.get_minimum_balance_for_rent_exemption(size);
        asked.await.map_err(explain)
    }

    async fn pause(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}
