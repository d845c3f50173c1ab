//! From what somebody wants to the transactions that do it: what must come before included.

mod cranks;
mod holder;
mod seeded;

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;

use crate::{
    batches::ACCOUNT_LOCKS,
    error::Error,
    snapshot::Snapshot,
    transaction::{Draft, PACKET_LEN},
};

pub use cranks::cranks;
pub use holder::{Wallet, ticket_nonce};

/// Transactions, to be sent one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What must have landed before.
    pub before: Vec<Draft>,
    /// What is wanted.
    pub drafts: Vec<Draft>,
}

impl Plan {
    /// Whether a single transaction does it all.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.before.is_empty() && self.drafts.len() == 1
    }
}

impl Snapshot {
    /// A transaction of `payer`, after both cranks where the pool is stale: in the same
    /// transaction if there is room, otherwise in transactions of their own.
    ///
    /// # Errors
    /// [`Error::Unsigned`] where the instructions are no message.
    pub fn plan(&self, payer: Pubkey, wanted: Vec<Instruction>) -> Result<Plan, Error> {
        let draft = Draft::new(payer, wanted);
        if !self.is_stale() {
            return Ok(Plan { before: vec![], drafts: vec![draft] });
        }
        let before = cranks(self, payer)?;
        let first = before.iter().flat_map(|draft| draft.instructions.clone());
        let all = Draft::new(payer, first.chain(draft.instructions.clone()).collect());
        // One lock more is for the request of compute units.
        let fits = all.size()? <= PACKET_LEN && all.locks() < ACCOUNT_LOCKS;
        let one = Plan { before: vec![], drafts: vec![all] };
        Ok(if fits { one } else { Plan { before, drafts: vec![draft] } })
    }
}
