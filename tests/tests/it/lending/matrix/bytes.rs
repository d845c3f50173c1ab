//! Any bytes give an answer: no panic, no access beyond the end.

use solana_instruction::{Instruction, error::InstructionError};
use solana_keypair::Keypair;
use solana_transaction_error::TransactionError;
use tidepool_client::lending::PROGRAM;
use tidepool_tests::{Chance, Failure};

use super::Matrix;

#[tokio::test]
async fn any_data_and_any_contents_get_an_answer() {
    let mut matrix = Box::pin(Matrix::new()).await;
    let (mut chance, key) = (Chance::new(7), Keypair::new());
    for (told, _) in matrix.cases.clone() {
        for _ in 0..60 {
            let mut changed = told.clone();
            let length = chance.below(changed.data.len() + 8);
            changed.data.truncate(1);
            changed.data.extend(chance.bytes(length));
            assert_answered(&matrix.try_out(&changed, &key).await, &changed);
        }
        for position in 0..told.accounts.len() {
            let address = told.accounts[position].pubkey;
            let Some(real) = matrix.scene.world.bank.account(address).await else { continue };
            if real.data.is_empty() || real.executable {
                continue;
            }
            for _ in 0..30 {
                let mut random = real.clone();
                let place = chance.below(random.data.len());
                match chance.below(3) {
                    0 => random.data = chance.bytes(real.data.len()),
                    1 => random.data.truncate(place),
                    _ => random.data[place] = chance.bytes(1)[0],
                }
                matrix.scene.world.bank.edit(address, random);
                assert_answered(&matrix.try_out(&told, &key).await, &told);
            }
            matrix.scene.world.bank.edit(address, real);
        }
    }
}

/// The lender neither panicked nor ran out of anything.
fn assert_answered(result: &Result<(), Failure>, told: &Instruction) {
    let Err(failure) = result else { return };
    let us = format!("Program {PROGRAM} failed: ");
    let another = |line: &String| line.contains(" failed: ") && !line.starts_with(&us);
    let no_address = "Could not create program address with signer seeds";
    if failure.logs.iter().any(|line| another(line) || line.contains(no_address)) {
        return;
    }
    let broken = matches!(
        failure.error,
        TransactionError::InstructionError(
            _,
            InstructionError::ProgramFailedToComplete
                | InstructionError::ComputationalBudgetExceeded
        )
    );
    assert!(!broken, "{failure:?} {:?}", told.data);
}
