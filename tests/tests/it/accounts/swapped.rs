//! Two accounts of an instruction in each other's place, and one in both places.

use std::slice::from_ref;

use solana_instruction::{Instruction, error::InstructionError};
use solana_transaction_error::TransactionError;
use tidepool_tests::Failure;

use super::substitution::{Outcome, Row, signers};
use crate::{every_instruction::Pair, twins::Twins};

/// What the framework says of the others' accounts, besides what the tables say of strangers'.
const OF_ANOTHERS_PLACE: [InstructionError; 5] = [
    // An account of this program and of another type, and the reserve, which has no data.
    InstructionError::InvalidAccountData,
    InstructionError::AccountDataTooSmall,
    // `ConstraintMut`: programs and sysvars are never writable.
    InstructionError::Custom(2000),
    // `ConstraintExecutable`.
    InstructionError::Custom(2007),
    // `ConstraintDuplicateMutableAccount`.
    InstructionError::Custom(2040),
];

impl Twins {
    /// Checks that no account serves in another's place: whatever is legal there, or refused
    /// there, is what the table says of that place. Signers keep theirs.
    pub async fn check_places(&mut self, pair: &Pair, table: &[Row]) {
        let metas = &pair.ours.accounts;
        let places: Vec<_> = (0..metas.len()).filter(|place| !metas[*place].is_signer).collect();
        for (position, first) in places.iter().copied().enumerate() {
            for second in places[position + 1..].iter().copied() {
                let mut swapped = pair.ours.clone();
                swapped.accounts[first].pubkey = metas[second].pubkey;
                swapped.accounts[second].pubkey = metas[first].pubkey;
                self.check_place(pair.name, swapped, &[&table[first], &table[second]]).await;
            }
        }
        for (from, meta) in metas.iter().enumerate() {
            for to in places.iter().copied().filter(|to| *to != from) {
                let mut doubled = pair.ours.clone();
                doubled.accounts[to].pubkey = meta.pubkey;
                self.check_place(pair.name, doubled, &[&table[to]]).await;
            }
        }
    }

    async fn check_place(&mut self, name: &str, changed: Instruction, rows: &[&Row]) {
        let keys = self.keys();
        let signers = signers(&changed, &keys);
        let result = self.world.bank.simulate(from_ref(&changed), &signers).await;
        let expected = rows.iter().flat_map(|(_, outcomes)| outcomes);
        let agrees = match &result {
            Ok(_) => rows.iter().all(|(_, outcomes)| outcomes.iter().any(is_legal)),
            Err(Failure { error: TransactionError::InstructionError(_, met), .. }) => {
                let mut expected = expected.filter_map(Outcome::code);
                expected.any(|error| error == *met) || OF_ANOTHERS_PLACE.contains(met)
            }
            Err(_) => false,
        };
        let places: Vec<_> = rows.iter().map(|(place, _)| place).collect();
        assert!(agrees, "{name}, {places:?}: {result:?}");
    }
}

const fn is_legal(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Legal(_))
}
