//! Nodes of the chain, and everything that can be wrong with them.

mod fault;
mod garbage;
mod honest;
mod trouble;

pub use fault::{Fault, Script};

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use tidepool_client::rpc::{
    Accounts, Blockhash, Commitment, EpochInfo, Filter, KeyedAccount, Result, Rpc, RpcError,
    Simulation, Statuses,
};
use tokio::sync::{Mutex, Notify};

use crate::cluster::{CONFIRMED, Cluster};

/// How long a slot lasts, in milliseconds.
const SLOT_MILLIS: u128 = 400;

/// Slots that a fork may have when it is given up. None that is confirmed ever is, unless a
/// third of all stake is ready to be slashed.
const FORK: u64 = CONFIRMED - 1;

/// The chain and its troubles, which all of its nodes share.
pub struct Network {
    pub cluster: Mutex<Cluster>,
    pub script: Mutex<Script>,
    /// The pool that the story is about.
    pub pool: Pubkey,
    /// Lookup tables with all that a bot names.
    pub tables: Vec<Pubkey>,
    /// Most steps in a transaction of a bot's.
    pub most_steps: usize,
    /// Rung when the bot's process is to die.
    pub death: Notify,
}

/// One node.
#[derive(Clone)]
pub struct Node {
    pub network: Arc<Network>,
    /// The first node has the troubles that are a single node's.
    pub number: usize,
}

impl Node {
    /// What goes wrong with this request, if anything does. Time passes.
    async fn trouble(&self) -> Result<Option<Fault>> {
        let fault = {
            let mut cluster = self.network.cluster.lock().await;
            let mut script = self.network.script.lock().await;
            script.requests += 1;
            if script.requests % 4 == 0 {
                cluster.pass(1);
            }
            script.next(self.number)
        };
        match fault {
            Some(Fault::HalfRun) => {
                self.network.death.notify_one();
                // Whoever asked will never hear.
                std::future::pending::<()>().await;
                Ok(None)
            }
            Some(Fault::RolledBack) => {
                let given_up = self.network.cluster.lock().await.give_up(FORK);
                self.network.script.lock().await.count_if(Fault::RolledBack, given_up);
                Ok(None)
            }
            Some(Fault::RateLimited) => Err(RpcError::RateLimited(Some(Duration::from_secs(1)))),
            Some(Fault::Timeout) => Err(RpcError::Timeout),
            Some(Fault::NodeDown) => Err(RpcError::Transport("refused".to_owned())),
            fault => Ok(fault),
        }
    }
}

impl Node {
    /// Delivers even if the bot dies meanwhile: the chain does not.
    async fn deliver_surely(
        &self,
        transaction: &VersionedTransaction,
        fault: Option<Fault>,
    ) -> Result<()> {
        let (node, transaction) = (self.clone(), transaction.clone());
        let delivery = tokio::spawn(async move { node.deliver(&transaction, fault).await });
        delivery.await.expect("a delivery")
    }
}

#[async_trait]
impl Rpc for Node {
    async fn accounts(&self, addresses: &[Pubkey]) -> Result<Accounts> {
        let fault = self.trouble().await?;
        let slot = self.slot_of_view(fault).await;
        let found = self.network.cluster.lock().await.accounts(addresses, slot).await;
        if fault == Some(Fault::Garbage) {
            return garbage::accounts(found, &mut *self.network.script.lock().await);
        }
        Ok(found)
    }

    async fn program_accounts(
        &self,
        program: &Pubkey,
        filters: &[Filter],
    ) -> Result<Vec<KeyedAccount>> {
        let fault = self.trouble().await?;
        garbage::maybe(fault)?;
        Ok(self.network.cluster.lock().await.program_accounts(program, filters).await)
    }

    async fn epoch_info(&self, commitment: Commitment) -> Result<EpochInfo> {
        let fault = self.trouble().await?;
        garbage::maybe(fault)?;
        let slot = self.slot_of_view(fault).await;
        Ok(self.network.cluster.lock().await.info(slot, commitment))
    }

    async fn latest_blockhash(&self) -> Result<Blockhash> {
        garbage::maybe(self.trouble().await?)?;
        Ok(self.network.cluster.lock().await.blockhash())
    }

    async fn simulate(&self, transaction: &VersionedTransaction) -> Result<Simulation> {
        let fault = self.trouble().await?;
        garbage::maybe(fault)?;
        let simulation = self.network.cluster.lock().await.try_out(transaction).await;
        let mut simulation = honest::answer(simulation)?;
        if fault == Some(Fault::ComputeOverrun) {
            simulation.units /= 2;
        }
        Ok(simulation)
    }

    async fn send(&self, transaction: &VersionedTransaction) -> Result<Signature> {
        let fault = match self.trouble().await {
            // It may have got through all the same.
            Err(RpcError::Timeout) if self.network.script.lock().await.below(2) == 0 => {
                self.deliver_surely(transaction, None).await?;
                return Err(RpcError::Timeout);
            }
            answer => answer?,
        };
        self.deliver_surely(transaction, fault).await?;
        Ok(transaction.signatures[0])
    }

    async fn statuses(&self, signatures: &[Signature]) -> Result<Statuses> {
        let fault = self.trouble().await?;
        garbage::maybe(fault)?;
        let slot = self.slot_of_view(fault).await;
        let cluster = self.network.cluster.lock().await;
        let lag = cluster.slot.saturating_sub(slot);
        let statuses = signatures.iter().map(|signature| cluster.status(*signature, lag));
        Ok(Statuses { slot, statuses: statuses.collect() })
    }

    async fn recent_prices(&self, _addresses: &[Pubkey]) -> Result<Vec<u64>> {
        garbage::maybe(self.trouble().await?)?;
        Ok(vec![self.network.cluster.lock().await.least_price; 20])
    }

    async fn rent(&self, size: usize) -> Result<u64> {
        garbage::maybe(self.trouble().await?)?;
        Ok(self.network.cluster.lock().await.world.bank.rent(size).await)
    }

    async fn pause(&self, duration: Duration) {
        let slots =
            u64::try_from(duration.as_millis().div_ceil(SLOT_MILLIS)).expect("a short pause");
        let mut cluster = self.network.cluster.lock().await;
        cluster.pass(slots.max(1));
        let mut script = self.network.script.lock().await;
        cluster.least_price = script.least_price();
    }
}
