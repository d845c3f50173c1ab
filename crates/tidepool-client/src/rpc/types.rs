//! Questions' and answers' shapes.

use solana_account::Account;
use solana_hash::Hash;
use solana_pubkey::Pubkey;
use solana_transaction_error::TransactionError;

/// How sure the network is of what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Commitment {
    /// One node has seen it.
    Processed,
    /// Two thirds of the stake have voted for it.
    Confirmed,
    /// It cannot be undone.
    Finalized,
}

/// Accounts as of a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Accounts {
    /// The slot; of the oldest answer, where it took several.
    pub slot: u64,
    /// The accounts in the order of the question, `None` where there is none.
    pub accounts: Vec<Option<Account>>,
}

/// An account and where it is.
pub type KeyedAccount = (Pubkey, Account);

/// A condition on an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Its data are of this many bytes.
    Size(u64),
    /// From this offset on, its data are these bytes: 128 at most.
    Bytes(usize, Vec<u8>),
}

/// Where the chain stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpochInfo {
    /// The slot.
    pub slot: u64,
    /// Blocks below it, slots without one not counted.
    pub block_height: u64,
    /// The epoch.
    pub epoch: u64,
    /// Slots of the epoch before this one.
    pub slot_index: u64,
    /// Slots of the epoch.
    pub slots_in_epoch: u64,
}

/// A blockhash and how long it may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blockhash {
    /// The blockhash.
    pub hash: Hash,
    /// The last block height at which a transaction with it may land.
    pub last_valid_height: u64,
}

/// What a transaction would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Simulation {
    /// Why it would fail, if it would.
    pub error: Option<TransactionError>,
    /// The log.
    pub logs: Vec<String>,
    /// Compute units that it uses.
    pub units: u64,
    /// The last program that answered, and its answer without trailing zeros.
    pub return_data: Option<(Pubkey, Vec<u8>)>,
}

/// What became of some transactions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statuses {
    /// The slot up to which the node has looked.
    pub slot: u64,
    /// The statuses in the order of the question, `None` for a transaction that has not landed.
    pub statuses: Vec<Option<Status>>,
}

/// What became of a transaction that has landed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// In which slot it landed.
    pub slot: u64,
    /// How sure that is.
    pub commitment: Commitment,
    /// Why it failed, if it did.
    pub error: Option<TransactionError>,
}
