//! What this crate asks of a node, as a trait: a node over the network, a bank in a test's
//! process or a scripted fake answer it alike.

mod error;
#[cfg(feature = "http")]
mod http;
mod types;

use std::time::Duration;

use async_trait::async_trait;
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;

pub use error::RpcError;
#[cfg(feature = "http")]
pub use http::HttpRpc;
pub use types::{
    Accounts, Blockhash, Commitment, EpochInfo, Filter, KeyedAccount, Simulation, Status, Statuses,
};

/// A node's answer.
pub type Result<T> = std::result::Result<T, RpcError>;

/// A node. What it reads is confirmed, unless a method says otherwise: what is only processed
/// may never have been.
#[async_trait]
pub trait Rpc: Send + Sync {
    /// The accounts at `addresses`, in their order, however many there are. Those of one
    /// hundred addresses in a row are of one slot.
    async fn accounts(&self, addresses: &[Pubkey]) -> Result<Accounts>;

    /// All accounts of `program` that pass all `filters`, in no order.
    async fn program_accounts(
        &self,
        program: &Pubkey,
        filters: &[Filter],
    ) -> Result<Vec<KeyedAccount>>;

    /// Where the chain stands, as of `commitment`.
    async fn epoch_info(&self, commitment: Commitment) -> Result<EpochInfo>;

    /// The newest blockhash.
    async fn latest_blockhash(&self) -> Result<Blockhash>;

    /// What `transaction` would do. Its signatures and its blockhash are not looked at.
    async fn simulate(&self, transaction: &VersionedTransaction) -> Result<Simulation>;

    /// Hands `transaction` to the network once, without trying it first. An answer does not
    /// mean that it lands, and an error does not mean that it does not.
    async fn send(&self, transaction: &VersionedTransaction) -> Result<Signature>;

    /// What became of the transactions with these signatures, in their order, as far as the
    /// node remembers: at least as long as a blockhash lives.
    async fn statuses(&self, signatures: &[Signature]) -> Result<Statuses>;

    /// Prices in millionths of a lamport a compute unit that recent transactions paid which
    /// wrote to `addresses`: one price a slot, the lowest that was enough.
    async fn recent_prices(&self, addresses: &[Pubkey]) -> Result<Vec<u64>>;

    /// Lamports that an account of `size` bytes must hold.
    async fn rent(&self, size: usize) -> Result<u64>;

    /// Returns after `duration`. It is the node's, for time in a test's process is not ours.
    async fn pause(&self, duration: Duration);
}
