//! Several nodes as one: the best answers, another steps in.

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use futures_util::future::BoxFuture;
use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;
use tidepool_client::rpc::{
    Accounts, Blockhash, Commitment, EpochInfo, Filter, KeyedAccount, Result, Rpc, RpcError,
    Simulation, Statuses,
};

/// Slots that a node may be behind the newest answer: it takes some to agree on one.
const TOLERANCE: u64 = 16;
/// More faults than this are no worse: so many pauses later a node is asked again at the latest.
const MOST_FAULTS: u32 = 8;

/// A node and how it has behaved.
pub struct Endpoint {
    /// What to call it in logs: its address may hold a key.
    pub name: String,
    /// The node.
    pub node: Arc<dyn Rpc>,
    faults: Mutex<u32>,
}

impl Endpoint {
    /// A node of which nothing bad is known.
    #[must_use]
    pub fn new(name: String, node: Arc<dyn Rpc>) -> Self {
        Self { name, node, faults: Mutex::new(0) }
    }

    fn faults(&self) -> MutexGuard<'_, u32> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note<T>(&self, answer: &Result<T>) {
        let mut faults = self.faults();
        *faults = match answer {
            Ok(_) => *faults / 2,
            Err(_) => faults.saturating_add(1).min(MOST_FAULTS),
        };
    }
}

/// Nodes in the order in which they are preferred while all behave.
pub struct Fleet {
    endpoints: Vec<Endpoint>,
    /// The newest slot from which accounts were read.
    newest: AtomicU64,
    /// Who gave the last accounts.
    last: AtomicUsize,
    /// Requests that failed.
    failed: AtomicU64,
}

impl Fleet {
    /// The fleet of `endpoints`.
    #[must_use]
    pub const fn new(endpoints: Vec<Endpoint>) -> Self {
        let (newest, last, failed) = (AtomicU64::new(0), AtomicUsize::new(0), AtomicU64::new(0));
        Self { endpoints, newest, last, failed }
    }

    /// Requests that failed so far.
    pub fn failed(&self) -> u64 {
        self.failed.load(Ordering::Relaxed)
    }

    /// How many nodes answered when they were last asked.
    pub fn healthy(&self) -> usize {
        self.endpoints.iter().filter(|endpoint| *endpoint.faults() == 0).count()
    }

    /// Says that the last accounts made no sense.
    pub fn blame(&self) {
        if let Some(endpoint) = self.endpoints.get(self.last.load(Ordering::Relaxed)) {
            let garbage: Result<()> = Err(RpcError::Garbage("an account".to_owned()));
            self.note(endpoint, &garbage);
        }
    }

    /// Asks for accounts of a slot no older than this from now on, where a node has it.
    pub fn expect_slot(&self, slot: u64) {
        // One node's word about a slot far ahead of all others counts for nothing.
        let newest = self.newest.load(Ordering::Relaxed);
        let limit = newest.saturating_add(TOLERANCE.saturating_mul(TOLERANCE));
        if slot <= limit {
            self.newest.fetch_max(slot.saturating_add(TOLERANCE), Ordering::Relaxed);
        }
    }

    /// Whether all nodes that answer, one at least, have these accounts at `addresses`.
    pub async fn agrees(&self, addresses: &[Pubkey], accounts: &[Option<Account>]) -> bool {
        let mut has_answer = false;
        for (_, endpoint) in self.ranked() {
            let answer = endpoint.node.accounts(addresses).await;
            self.note(endpoint, &answer);
            if let Ok(answer) = answer {
                has_answer = true;
                if answer.accounts != accounts {
                    return false;
                }
            }
        }
        has_answer
    }

    fn note<T>(&self, endpoint: &Endpoint, answer: &Result<T>) {
        endpoint.note(answer);
        if let Err(error) = answer {
            self.failed.fetch_add(1, Ordering::Relaxed);
            tracing::debug!(endpoint = endpoint.name, %error, "a request failed");
        }
    }

    /// The endpoints with their indexes, the best first.
    fn ranked(&self) -> Vec<(usize, &Endpoint)> {
        let mut ranked: Vec<_> = self.endpoints.iter().enumerate().collect();
        ranked.sort_by_key(|(index, endpoint)| (*endpoint.faults(), *index));
        ranked
    }

    /// The first answer.
    async fn ask<'a, T>(
        &'a self,
        question: impl Fn(&'a dyn Rpc) -> BoxFuture<'a, Result<T>>,
    ) -> Result<T> {
        let mut last = Err(RpcError::Transport("there is no node".to_owned()));
        for (_, endpoint) in self.ranked() {
            let answer = question(endpoint.node.as_ref()).await;
            self.note(endpoint, &answer);
            // What a node refuses by its own rules the others would refuse too.
            if matches!(answer, Ok(_) | Err(RpcError::Refused { .. })) {
                return answer;
            }
            last = answer;
        }
        last
    }
}

#[async_trait]
impl Rpc for Fleet {
    async fn accounts(&self, addresses: &[Pubkey]) -> Result<Accounts> {
        let newest = self.newest.load(Ordering::Relaxed);
        let mut last = RpcError::Transport("there is no node".to_owned());
        let mut found = 0;
        for (index, endpoint) in self.ranked() {
            let answer = match endpoint.node.accounts(addresses).await {
                Ok(answer) if answer.accounts.len() != addresses.len() => {
                    Err(RpcError::Garbage("a number of accounts".to_owned()))
                }
                Ok(answer) if answer.slot.saturating_add(TOLERANCE) < newest => {
                    found = found.max(answer.slot);
                    Err(RpcError::NodeBehind(Some(newest - answer.slot)))
                }
                answer => answer,
            };
            self.note(endpoint, &answer);
            match answer {
                Ok(answer) => {
                    self.newest.fetch_max(answer.slot, Ordering::Relaxed);
                    self.last.store(index, Ordering::Relaxed);
                    return Ok(answer);
                }
                Err(error) => last = error,
            }
        }
        // If nobody has got that far, whoever said so was wrong.
        if found > 0 {
            self.newest.store(found, Ordering::Relaxed);
        }
        Err(last)
    }

    async fn program_accounts(
        &self,
        program: &Pubkey,
        filters: &[Filter],
    ) -> Result<Vec<KeyedAccount>> {
        self.ask(|node| node.program_accounts(program, filters)).await
    }

    async fn epoch_info(&self, commitment: Commitment) -> Result<EpochInfo> {
        self.ask(|node| node.epoch_info(commitment)).await
    }

    async fn latest_blockhash(&self) -> Result<Blockhash> {
        self.ask(|node| node.latest_blockhash()).await
    }

    async fn simulate(&self, transaction: &VersionedTransaction) -> Result<Simulation> {
        self.ask(|node| node.simulate(transaction)).await
    }

    /// Hands it to every node: the more have it, the surer it lands, and it lands once.
    async fn send(&self, transaction: &VersionedTransaction) -> Result<Signature> {
        let mut taken = None;
        let mut last = RpcError::Transport("there is no node".to_owned());
        for (_, endpoint) in self.ranked() {
            let answer = endpoint.node.send(transaction).await;
            self.note(endpoint, &answer);
            match answer {
                Ok(signature) => taken = Some(signature),
                Err(error) => last = error,
            }
        }
        taken.ok_or(last)
    }

    async fn statuses(&self, signatures: &[Signature]) -> Result<Statuses> {
        self.ask(|node| node.statuses(signatures)).await
    }

    async fn recent_prices(&self, addresses: &[Pubkey]) -> Result<Vec<u64>> {
        self.ask(|node| node.recent_prices(addresses)).await
    }

    async fn rent(&self, size: usize) -> Result<u64> {
        self.ask(|node| node.rent(size)).await
    }

    async fn pause(&self, duration: Duration) {
        for endpoint in &self.endpoints {
            let mut faults = endpoint.faults();
            *faults = faults.saturating_sub(1);
        }
        if let Some(endpoint) = self.endpoints.first() {
            endpoint.node.pause(duration).await;
        }
    }
}
