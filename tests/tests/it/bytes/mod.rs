//! Any bytes in any instruction or account give an answer: no panic, no access beyond the end.

mod contents;
mod data;

use solana_instruction::{Instruction, error::InstructionError};
use solana_transaction_error::TransactionError;
use tidepool_tests::Failure;

use crate::{accounts::signers, every_instruction::Pair, twins::Twins};

/// Whether the program panicked, reached beyond its memory, ran out of it or did not end.
fn is_broken(failure: &Failure) -> bool {
    let us = format!("Program {} failed: ", tidepool::ID);
    let says = |words: &str| failure.logs.iter().any(|line| line.contains(words));
    // The stake program panics by itself on states that it never writes: our answer is its end.
    let another = |line: &String| line.contains(" failed: ") && !line.starts_with(&us);
    // The runtime ends a program so that signs with seeds of no address. Only the pool's own
    // bump and seeds, which nobody can change, bring that about.
    let no_address = says("Could not create program address with signer seeds");
    if no_address || failure.logs.iter().any(another) {
        return false;
    }
    matches!(
        failure.error,
        TransactionError::InstructionError(
            _,
            InstructionError::ProgramFailedToComplete
                | InstructionError::ProgramFailedToCompile
                | InstructionError::ComputationalBudgetExceeded
        )
    )
}

async fn assert_answers(twins: &mut Twins, instruction: &Instruction, what: &str) {
    let keys = twins.keys();
    let signers = signers(instruction, &keys);
    let result = twins.world.bank.simulate(std::slice::from_ref(instruction), &signers).await;
    if let Err(failure) = result {
        assert!(!is_broken(&failure), "{failure:?}\n{what}\n{:?}", instruction.data);
    }
}

/// Every instruction that is valid in the window.
async fn window() -> (Twins, Vec<Pair>) {
    let mut twins = Twins::in_window().await;
    let pairs = twins.window_pairs().await;
    (twins, pairs)
}

/// Every instruction that is valid before the update.
async fn boundary() -> (Twins, Vec<Pair>) {
    let mut twins = Twins::at_boundary().await;
    let pairs = Vec::from(twins.update_pairs().await);
    (twins, pairs)
}
