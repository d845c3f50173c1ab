//! A node that does what a script says. Its time passes only while the client waits.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Mutex, MutexGuard},
    time::Duration,
};

use async_trait::async_trait;
use solana_hash::Hash;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;
use solana_transaction_error::TransactionError;
use tidepool_client::{
    rpc::{
        Accounts, Blockhash, Commitment, EpochInfo, Filter, KeyedAccount, Result, Rpc, RpcError,
        Simulation, Status, Statuses,
    },
    transaction::Key,
};

/// The last height at which each blockhash may be used.
const LAST: u64 = 150;
/// The slot of the final block.
const SLOT: u64 = 1_000;

/// What a send is answered with.
pub enum Sent {
    Taken,
    Fails(RpcError),
}

/// How high the final block is.
#[derive(Clone, Copy)]
pub enum Height {
    Low,
    ToTheLast,
    Beyond,
}

#[derive(Default)]
struct State {
    answers: VecDeque<Sent>,
    versions: BTreeSet<Signature>,
    sends: u32,
    looks: u32,
    unsure: u32,
    longest: Duration,
    blockhashes: u8,
}

pub struct Script {
    keypair: Keypair,
    state: Mutex<State>,
    lands_after: Option<u32>,
    height: Height,
    lags: bool,
    seen_from_look: u32,
    silent: Option<u32>,
    failure: Option<TransactionError>,
    unsure: Option<(Commitment, u32)>,
}

impl Script {
    pub fn new() -> Self {
        Self {
            keypair: Keypair::new(),
            state: Mutex::default(),
            lands_after: None,
            height: Height::Low,
            lags: false,
            seen_from_look: 0,
            silent: None,
            failure: None,
            unsure: None,
        }
    }

    pub fn lands_after(self, sends: u32) -> Self {
        Self { lands_after: Some(sends), ..self }
    }

    pub fn never_lands(self) -> Self {
        Self { lands_after: None, ..self }
    }

    pub fn grows(self, height: Height) -> Self {
        Self { height, ..self }
    }

    /// Looks at statuses are answered from before the final block.
    pub fn lags(self) -> Self {
        Self { lags: true, ..self }
    }

    /// It lands with the first send, and the look after the check of the height sees it first.
    pub fn seen_only_in_the_end(self) -> Self {
        Self { lands_after: Some(1), seen_from_look: 5, ..self }
    }

    pub fn answers(self, answers: Vec<Sent>) -> Self {
        self.state().answers = answers.into();
        self
    }

    pub fn silent_after_the_first_send(self) -> Self {
        Self { silent: Some(1), ..self }
    }

    /// Statuses and heights are never told.
    pub fn silent(self) -> Self {
        Self { silent: Some(0), ..self }
    }

    pub fn fails_with(self, error: TransactionError) -> Self {
        Self { failure: Some(error), ..self }
    }

    pub fn only(self, commitment: Commitment, looks: u32) -> Self {
        Self { unsure: Some((commitment, looks)), ..self }
    }

    pub fn key(&self) -> Key<'_> {
        &self.keypair
    }

    pub fn payer(&self) -> Pubkey {
        self.keypair.pubkey()
    }

    pub fn versions(&self) -> usize {
        self.state().versions.len()
    }

    pub fn sends(&self) -> u32 {
        self.state().sends
    }

    pub fn looks(&self) -> u32 {
        self.state().looks
    }

    pub fn longest_pause(&self) -> Duration {
        self.state().longest
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panicked")
    }

    fn is_silent(&self, sends: u32) -> bool {
        self.silent.is_some_and(|from| sends >= from)
    }
}

#[async_trait]
impl Rpc for Script {
    async fn accounts(&self, addresses: &[Pubkey]) -> Result<Accounts> {
        Ok(Accounts { slot: SLOT, accounts: vec![None; addresses.len()] })
    }

    async fn program_accounts(&self, _: &Pubkey, _: &[Filter]) -> Result<Vec<KeyedAccount>> {
        Ok(vec![])
    }

    async fn epoch_info(&self, _: Commitment) -> Result<EpochInfo> {
        if self.is_silent(self.sends()) {
            return Err(RpcError::Timeout);
        }
        let block_height = match self.height {
            Height::Low => 1,
            Height::ToTheLast => LAST,
            Height::Beyond => LAST + 1,
        };
        Ok(EpochInfo { slot: SLOT, block_height, epoch: 0, slot_index: 0, slots_in_epoch: 1 })
    }

    async fn latest_blockhash(&self) -> Result<Blockhash> {
        let mut state = self.state();
        state.blockhashes += 1;
        let hash = Hash::new_from_array([state.blockhashes; 32]);
        Ok(Blockhash { hash, last_valid_height: LAST })
    }

    async fn simulate(&self, _: &VersionedTransaction) -> Result<Simulation> {
        Ok(Simulation::default())
    }

    async fn send(&self, transaction: &VersionedTransaction) -> Result<Signature> {
        let mut state = self.state();
        state.sends += 1;
        let signature = transaction.signatures[0];
        state.versions.insert(signature);
        match state.answers.pop_front() {
            Some(Sent::Fails(error)) => Err(error),
            Some(Sent::Taken) | None => Ok(signature),
        }
    }

    async fn statuses(&self, _: &[Signature]) -> Result<Statuses> {
        let mut state = self.state();
        state.looks += 1;
        if self.is_silent(state.sends) {
            return Err(RpcError::Timeout);
        }
        let has_landed = self.lands_after.is_some_and(|sends| state.sends >= sends);
        let is_seen = has_landed && state.looks >= self.seen_from_look;
        let commitment = match self.unsure {
            Some((commitment, looks)) if state.unsure < looks => {
                state.unsure += 1;
                commitment
            }
            _ => Commitment::Confirmed,
        };
        let status = Status { slot: SLOT, commitment, error: self.failure.clone() };
        let slot = if self.lags { SLOT - 1 } else { SLOT };
        Ok(Statuses { slot, statuses: vec![is_seen.then_some(status)] })
    }

    async fn recent_prices(&self, _: &[Pubkey]) -> Result<Vec<u64>> {
        Ok(vec![])
    }

    async fn rent(&self, _: usize) -> Result<u64> {
        Ok(0)
    }

    async fn pause(&self, duration: Duration) {
        let mut state = self.state();
        state.longest = state.longest.max(duration);
    }
}
