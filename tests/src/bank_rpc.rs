//! The bank as the node that the client asks.
//!
//! Every transaction goes straight into the block, and after each the laws are checked. Time
//! passes only while the client waits: a slot for each 400 milliseconds.

use std::time::Duration;

use async_trait::async_trait;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use tidepool_client::rpc::{
    Accounts, Blockhash, Commitment, EpochInfo, Filter, KeyedAccount, Result, Rpc, RpcError,
    Simulation, Status, Statuses,
};
use tokio::sync::Mutex;

use crate::world::World;

/// How long a slot lasts.
const SLOT: Duration = Duration::from_millis(400);
/// The protocol's code for a signature that does not fit.
const BAD_SIGNATURE: i64 = -32_003;

/// A world as a node. The network's fees that its users pay are theirs alone:
/// [`crate::Bank::fees`] does not count them.
pub struct BankRpc<'a> {
    world: Mutex<&'a mut World>,
    prices: Vec<u64>,
}

impl<'a> BankRpc<'a> {
    /// A node on whose network nobody pays a priority fee.
    pub fn new(world: &'a mut World) -> Self {
        Self::with_prices(world, vec![])
    }

    /// A node on whose network these prices were paid lately, in millionths of a lamport a
    /// compute unit.
    pub fn with_prices(world: &'a mut World, prices: Vec<u64>) -> Self {
        Self { world: Mutex::new(world), prices }
    }

    /// The world, for what users do not do.
    pub async fn world(&self) -> tokio::sync::MutexGuard<'_, &'a mut World> {
        self.world.lock().await
    }
}

#[async_trait]
impl Rpc for BankRpc<'_> {
    async fn accounts(&self, addresses: &[Pubkey]) -> Result<Accounts> {
        let mut world = self.world.lock().await;
        let slot = world.bank.clock().await.slot;
        let mut accounts = Vec::with_capacity(addresses.len());
        for address in addresses {
            accounts.push(world.bank.account(*address).await);
        }
        Ok(Accounts { slot, accounts })
    }

    async fn program_accounts(
        &self,
        program: &Pubkey,
        filters: &[Filter],
    ) -> Result<Vec<KeyedAccount>> {
        // A bank has no index of a program's accounts; of what this program makes, tickets are
        // what people look for.
        let mut world = self.world.lock().await;
        let mut found = vec![];
        for address in world.known.tickets.clone() {
            let account = world.bank.account(address).await;
            let fits = |data: &[u8]| filters.iter().all(|filter| passes(filter, data));
            if let Some(account) = account
                && account.owner == *program
                && fits(&account.data)
            {
                found.push((address, account));
            }
        }
        Ok(found)
    }

    async fn epoch_info(&self, _commitment: Commitment) -> Result<EpochInfo> {
        let mut world = self.world.lock().await;
        let clock = world.bank.clock().await;
        let (first, slots) = world.bank.epoch_slots(clock.epoch);
        Ok(EpochInfo {
            slot: clock.slot,
            block_height: world.bank.block_height().await,
            epoch: clock.epoch,
            slot_index: clock.slot - first,
            slots_in_epoch: slots,
        })
    }

    async fn latest_blockhash(&self) -> Result<Blockhash> {
        let mut world = self.world.lock().await;
        let (hash, last_valid_height) = world.bank.blockhash().await;
        Ok(Blockhash { hash, last_valid_height })
    }

    async fn simulate(&self, transaction: &VersionedTransaction) -> Result<Simulation> {
        Ok(self.world.lock().await.bank.try_out(transaction.clone()).await)
    }

    async fn send(&self, transaction: &VersionedTransaction) -> Result<Signature> {
        if !transaction.verify_with_results().iter().all(|is_good| *is_good) {
            let message = "a signature does not fit".to_owned();
            return Err(RpcError::Refused { code: BAD_SIGNATURE, message });
        }
        self.world.lock().await.send_versioned(transaction.clone()).await;
        Ok(transaction.signatures[0])
    }

    async fn statuses(&self, signatures: &[Signature]) -> Result<Statuses> {
        let mut world = self.world.lock().await;
        let slot = world.bank.clock().await.slot;
        let mut statuses = vec![];
        for signature in signatures {
            let status = world.bank.status(*signature).await;
            let commitment = Commitment::Finalized;
            statuses.push(status.map(|(slot, error)| Status { slot, commitment, error }));
        }
        Ok(Statuses { slot, statuses })
    }

    async fn recent_prices(&self, _addresses: &[Pubkey]) -> Result<Vec<u64>> {
        Ok(self.prices.clone())
    }

    async fn rent(&self, size: usize) -> Result<u64> {
        Ok(self.world.lock().await.bank.rent(size).await)
    }

    async fn pause(&self, duration: Duration) {
        let mut world = self.world.lock().await;
        let slots = duration.as_millis().div_ceil(SLOT.as_millis());
        let slots = u64::try_from(slots).expect("a short pause");
        let now = world.bank.clock().await.slot;
        world.bank.warp_to_slot(now + slots.max(1));
    }
}

fn passes(filter: &Filter, data: &[u8]) -> bool {
    match filter {
        Filter::Size(size) => data.len() as u64 == *size,
        Filter::Bytes(offset, bytes) => data.get(*offset..offset + bytes.len()) == Some(bytes),
    }
}
