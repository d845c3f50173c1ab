//! Instructions on their way to a transaction.

use std::collections::BTreeSet;

use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_message::{AddressLookupTableAccount, VersionedMessage, v0};
use solana_pubkey::Pubkey;
use solana_signature::Signature;
use solana_signer::Signer;
use solana_transaction::versioned::VersionedTransaction;

use super::{Key, budget};
use crate::{
    batches::{ACCOUNT_LOCKS, DEFAULT_COMPUTE_UNITS},
    error::Error,
    rpc::Simulation,
};

/// Bytes that a transaction may have.
pub const PACKET_LEN: usize = 1_232;
/// Bytes of a signature.
const SIGNATURE_LEN: usize = 64;
/// Lamports that the network takes for a signature.
const SIGNATURE_FEE: u64 = 5_000;
const MILLION: u128 = 1_000_000;

/// What shall be done in one transaction.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Pays the network's fee.
    pub payer: Pubkey,
    /// The instructions.
    pub instructions: Vec<Instruction>,
    /// Tables in which accounts may be looked up.
    pub tables: Vec<AddressLookupTableAccount>,
}

/// A draft with its compute units and its price.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// What shall be done, the requests for compute units included.
    pub draft: Draft,
    /// What it did when it was tried out.
    pub simulation: Simulation,
    /// Compute units that it asks for.
    pub units: u32,
    /// Its price in millionths of a lamport a compute unit.
    pub price: u64,
}

impl Draft {
    /// A transaction without lookup tables.
    #[must_use]
    pub const fn new(payer: Pubkey, instructions: Vec<Instruction>) -> Self {
        Self { payer, instructions, tables: vec![] }
    }

    /// The accounts that it may write, for which it competes with others.
    #[must_use]
    pub fn written(&self) -> Vec<Pubkey> {
        let metas = self.instructions.iter().flat_map(|instruction| &instruction.accounts);
        let written: BTreeSet<Pubkey> =
            metas.filter(|meta| meta.is_writable).map(|meta| meta.pubkey).collect();
        written.into_iter().collect()
    }

    /// Bytes of the transaction with its requests for compute units.
    ///
    /// # Errors
    /// [`Error::Unsigned`] where the instructions are no message.
    pub fn size(&self) -> Result<usize, Error> {
        let message = self.with_budget(budget::MOST, 1).message(Hash::default())?;
        Ok(size(&message))
    }

    /// Asks for compute units. A transaction that locks as many accounts as it may has no room
    /// for the request, which names one more: it makes do with what it gets unasked.
    pub(super) fn with_budget(&self, units: u32, price: u64) -> Prepared {
        let mut draft = self.clone();
        let is_full = self.locks() >= ACCOUNT_LOCKS;
        let (units, price) = if is_full { (DEFAULT_COMPUTE_UNITS, 0) } else { (units, price) };
        if !is_full {
            draft.instructions.splice(..0, budget::requests(units, price));
        }
        Prepared { draft, simulation: Simulation::default(), units, price }
    }

    /// The draft as it is, for those who ask for compute units themselves.
    #[must_use]
    pub fn unbudgeted(&self) -> Prepared {
        let (units, price) = (DEFAULT_COMPUTE_UNITS, 0);
        Prepared { draft: self.clone(), simulation: Simulation::default(), units, price }
    }

    /// Accounts that it locks, without the requests for compute units.
    pub(crate) fn locks(&self) -> usize {
        let named = self.instructions.iter().flat_map(|instruction| {
            let metas = instruction.accounts.iter().map(|meta| meta.pubkey);
            metas.chain([instruction.program_id])
        });
        named.chain([self.payer]).collect::<BTreeSet<Pubkey>>().len()
    }
}

impl Prepared {
    /// The message to sign.
    ///
    /// # Errors
    /// [`Error::Unsigned`] where the instructions are no message.
    pub fn message(&self, blockhash: Hash) -> Result<VersionedMessage, Error> {
        let Draft { payer, instructions, tables } = &self.draft;
        let message = v0::Message::try_compile(payer, instructions, tables, blockhash);
        message.map(VersionedMessage::V0).map_err(|error| Error::Unsigned(error.to_string()))
    }

    /// The transaction with a place for each signature.
    ///
    /// # Errors
    /// [`Error::TooLarge`]; [`Error::Unsigned`] where the instructions are no message.
    pub fn unsigned(&self, blockhash: Hash) -> Result<VersionedTransaction, Error> {
        let message = self.message(blockhash)?;
        let size = size(&message);
        if size > PACKET_LEN {
            return Err(Error::TooLarge(size));
        }
        let count = usize::from(message.header().num_required_signatures);
        Ok(VersionedTransaction { signatures: vec![Signature::default(); count], message })
    }

    /// The signed transaction.
    ///
    /// # Errors
    /// Those of [`Prepared::unsigned`]; [`Error::Unsigned`] where a key is missing.
    pub fn signed(&self, blockhash: Hash, keys: &[Key<'_>]) -> Result<VersionedTransaction, Error> {
        let VersionedTransaction { message, .. } = self.unsigned(blockhash)?;
        // A key that is two things, payer and owner, signs once.
        let mut signers: Vec<&dyn Signer> = vec![];
        for key in keys {
            let is_known = signers.iter().any(|known| known.pubkey() == key.pubkey());
            if !is_known {
                signers.push(*key);
            }
        }
        let signed = VersionedTransaction::try_new(message, &signers);
        signed.map_err(|error| Error::Unsigned(error.to_string()))
    }

    /// Lamports that the network takes, whether the transaction succeeds or not.
    #[must_use]
    pub fn fee(&self) -> u64 {
        let message = self.message(Hash::default());
        let signatures = message.map_or(1, |message| message.header().num_required_signatures);
        let priority = (u128::from(self.price) * u128::from(self.units)).div_ceil(MILLION);
        let priority = u64::try_from(priority).unwrap_or(u64::MAX);
        priority.saturating_add(SIGNATURE_FEE * u64::from(signatures))
    }
}

fn size(message: &VersionedMessage) -> usize {
    let signatures = usize::from(message.header().num_required_signatures);
    1 + SIGNATURE_LEN * signatures + message.serialize().len()
}
