//! Replacing one account and comparing with a table.

use std::slice::from_ref;

use solana_account::Account;
use solana_instruction::{Instruction, error::InstructionError};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction_error::TransactionError;
use tidepool::error::TidepoolError;
use tidepool_tests::{Failure, SOL};

use crate::{every_instruction::Pair, twins::Twins};

/// What comes of a replacement.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The program refuses.
    Refused(TidepoolError),
    /// The framework, the runtime or another program refuses.
    By(InstructionError),
    /// It is legal, for this reason.
    Legal(&'static str),
    /// It cannot be done: both pools have the same account here, the account does not exist
    /// and has no bytes to copy, or the flag is not asked for.
    Absent,
}

impl Outcome {
    /// The code of a refusal.
    pub fn code(&self) -> Option<InstructionError> {
        match self {
            Self::Refused(error) => Some(InstructionError::Custom(6_000 + *error as u32)),
            Self::By(error) => Some(error.clone()),
            Self::Legal(_) | Self::Absent => None,
        }
    }
}

/// What is done to an account, in the order of a table's columns.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// An address without an account; for a signer, the key of one.
    Empty,
    /// A stranger's wallet, who signs where the account does.
    Stranger,
    /// The account of the other pool in the same role.
    OtherPool,
    /// The same bytes and lamports at another address, owned by another program.
    Forged,
    /// The same account, not writable.
    ReadOnly,
    /// The same account, not signing.
    Unsigned,
}

const CHANGES: [Change; 6] = [
    Change::Empty,
    Change::Stranger,
    Change::OtherPool,
    Change::Forged,
    Change::ReadOnly,
    Change::Unsigned,
];

/// The name of an account and what comes of each change.
pub type Row = (&'static str, [Outcome; 6]);

impl Twins {
    /// Checks every change of every account of an instruction, and that it works unchanged.
    pub async fn check(&mut self, pair: &Pair, table: &[Row]) {
        assert_eq!(table.len(), pair.ours.accounts.len(), "{}: a row an account", pair.name);
        let mut faults = vec![];
        for (position, (name, outcomes)) in table.iter().enumerate() {
            for (change, expected) in CHANGES.into_iter().zip(outcomes) {
                let met = self.meet(pair, position, change, expected).await;
                if let Err(met) = met {
                    faults.push(format!(
                        "{}, {name}, {change:?}: expected {expected:?}, met {met}",
                        pair.name
                    ));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        let keys = self.keys();
        let done = self.world.send(from_ref(&pair.ours), &signers(&pair.ours, &keys)).await;
        done.unwrap_or_else(|failure| panic!("{}: {failure:?}", pair.name));
    }

    async fn meet(
        &mut self,
        pair: &Pair,
        position: usize,
        change: Change,
        expected: &Outcome,
    ) -> Result<(), String> {
        let changed = self.changed(pair, position, change).await;
        let (changed, key) = match (changed, expected) {
            (Some(changed), expected) if !matches!(expected, Outcome::Absent) => changed,
            (None, Outcome::Absent) => return Ok(()),
            (changed, _) => return Err(format!("{}", changed.is_some())),
        };
        let mut keys = self.keys();
        keys.push(key);
        let signers = signers(&changed, &keys);
        let world = &mut self.world;
        let result = match expected {
            // Tried only, so that the next row begins in the same state.
            Outcome::Legal(_) => world.bank.simulate(from_ref(&changed), &signers).await,
            _ => world.send(from_ref(&changed), &signers).await,
        };
        let met = match &result {
            Ok(_) => None,
            Err(Failure { error: TransactionError::InstructionError(_, error), .. }) => Some(error),
            Err(failure) => return Err(format!("{failure:?}")),
        };
        match expected {
            _ if expected.code().as_ref() == met => Ok(()),
            Outcome::Legal(why) => Err(format!("{result:?}, although {why}")),
            _ => Err(format!("{result:?}")),
        }
    }

    /// The changed instruction and the key of the replacement, where there is one.
    async fn changed(
        &mut self,
        pair: &Pair,
        position: usize,
        change: Change,
    ) -> Option<(Instruction, Keypair)> {
        let key = Keypair::new();
        let mut changed = pair.ours.clone();
        let meta = &mut changed.accounts[position];
        match change {
            Change::Empty => meta.pubkey = key.pubkey(),
            Change::Stranger => {
                self.world.bank.give(key.pubkey(), 10 * SOL).await;
                meta.pubkey = key.pubkey();
            }
            Change::OtherPool => {
                let other = pair.theirs.accounts[position].pubkey;
                if meta.pubkey == other {
                    return None;
                }
                meta.pubkey = other;
            }
            Change::Forged => {
                let account = self.world.bank.account(meta.pubkey).await?;
                // Edited instead of writing a program that writes such bytes, which anybody
                // could.
                let owner = Pubkey::new_unique();
                let forged = Account { owner, ..account };
                self.world.bank.edit(key.pubkey(), forged);
                meta.pubkey = key.pubkey();
            }
            Change::ReadOnly if meta.is_writable => meta.is_writable = false,
            Change::Unsigned if meta.is_signer => meta.is_signer = false,
            Change::ReadOnly | Change::Unsigned => return None,
        }
        Some((changed, key))
    }
}

/// Those of `keys` whose signature the instruction wants.
pub fn signers<'a>(instruction: &Instruction, keys: &'a [Keypair]) -> Vec<&'a Keypair> {
    let wanted = |key: &&Keypair| {
        let mut metas = instruction.accounts.iter();
        metas.any(|meta| meta.is_signer && meta.pubkey == key.pubkey())
    };
    keys.iter().filter(wanted).collect()
}
