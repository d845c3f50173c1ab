//! What a node says that tells the truth.

use solana_pubkey::Pubkey;
use solana_transaction_error::TransactionError;
use tidepool_client::rpc::{
    Accounts, Commitment, EpochInfo, Filter, KeyedAccount, Result, RpcError, Simulation,
};

use crate::cluster::{CONFIRMED, Cluster, FINAL};

/// The protocol's code for a question that makes no sense.
const INVALID_PARAMS: i64 = -32_602;

/// What nodes answer to a trial: they try nothing out whose accounts they cannot look up.
pub fn answer(simulation: Simulation) -> Result<Simulation> {
    match simulation.error {
        Some(
            error @ (TransactionError::AddressLookupTableNotFound
            | TransactionError::InvalidAddressLookupTableOwner
            | TransactionError::InvalidAddressLookupTableData
            | TransactionError::InvalidAddressLookupTableIndex),
        ) => {
            let message = format!("invalid transaction: {error}");
            Err(RpcError::Refused { code: INVALID_PARAMS, message })
        }
        _ => Ok(simulation),
    }
}

impl Cluster {
    pub async fn accounts(&mut self, addresses: &[Pubkey], slot: u64) -> Accounts {
        let mut accounts = Vec::with_capacity(addresses.len());
        for address in addresses {
            accounts.push(self.account_as_of(*address, slot).await);
        }
        Accounts { slot, accounts }
    }

    /// The tickets that the story began with, as far as they are still open.
    pub async fn program_accounts(
        &mut self,
        program: &Pubkey,
        filters: &[Filter],
    ) -> Vec<KeyedAccount> {
        let mut found = vec![];
        for address in self.tickets.clone() {
            let account = self.world.bank.account(address).await;
            let account = account.filter(|account| account.owner == *program);
            let fits = |data: &[u8]| filters.iter().all(|filter| passes(filter, data));
            found.extend(account.filter(|found| fits(&found.data)).map(|found| (address, found)));
        }
        found
    }

    /// Every slot has a block.
    pub fn info(&self, slot: u64, commitment: Commitment) -> EpochInfo {
        let behind = match commitment {
            Commitment::Processed => 0,
            Commitment::Confirmed => CONFIRMED,
            Commitment::Finalized => FINAL,
        };
        let slot = slot.min(self.slot.saturating_sub(behind));
        let (first, slots_in_epoch) = self.epoch_slots();
        let slot_index = slot.saturating_sub(first);
        EpochInfo { slot, block_height: slot, epoch: self.epoch(), slot_index, slots_in_epoch }
    }
}

fn passes(filter: &Filter, data: &[u8]) -> bool {
    match filter {
        Filter::Size(size) => data.len() as u64 == *size,
        Filter::Bytes(offset, bytes) => data.get(*offset..offset + bytes.len()) == Some(bytes),
    }
}
