//! Any bytes give an answer: no panic, no access beyond the end.

use solana_instruction::{Instruction, error::InstructionError};
use solana_keypair::Keypair;
use solana_transaction_error::TransactionError;
use tidepool_client::lending::{PROGRAM, tidepool_lending::error::LendingError};
use tidepool_tests::{Chance, Failure};

use super::{Matrix, code, custom};

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

#[tokio::test]
async fn unknown_instructions_and_versions_are_refused() {
    let mut matrix = Box::pin(Matrix::new()).await;
    let key = Keypair::new();
    for (told, _) in matrix.cases.clone() {
        let mut longer = told.clone();
        longer.data.push(0);
        let met = code(&matrix.try_out(&longer, &key).await);
        assert_eq!(met, Some(custom(LendingError::UnknownInstruction)));
        let record = told.accounts[0].pubkey;
        let Some(real) = matrix.scene.world.bank.account(record).await else { continue };
        let mut newer = real.clone();
        newer.data[1] += 1;
        matrix.scene.world.bank.edit(record, newer);
        let met = code(&matrix.try_out(&told, &key).await);
        assert_eq!(met, Some(custom(LendingError::UnknownVersion)), "{told:?}");
        matrix.scene.world.bank.edit(record, real);
    }
    let told = Instruction::new_with_bytes(PROGRAM, &[200], vec![]);
    let met = code(&matrix.try_out(&told, &key).await);
    assert_eq!(met, Some(custom(LendingError::UnknownInstruction)));
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
