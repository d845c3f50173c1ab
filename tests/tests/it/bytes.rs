//! Any bytes in any instruction or account give an answer: no panic, no access beyond the end.

use solana_account::Account;
use solana_instruction::{Instruction, error::InstructionError};
use solana_transaction_error::TransactionError;
use tidepool_tests::{Chance, Failure};

use crate::{
    accounts::signers,
    twins::{Pair, Twins},
};

/// Data of random lengths for each instruction.
const DATA_CASES: usize = 100;
/// Random contents of each account of each instruction.
const ACCOUNT_CASES: usize = 40;

/// Whether the program panicked, reached beyond its memory, ran out of it or did not end.
fn is_broken(failure: &Failure) -> bool {
    // The runtime ends a program so that signs with seeds of no address. Only the pool's own
    // bump and seeds, which nobody can change, bring that about.
    let says = |words: &str| failure.logs.iter().any(|line| line.contains(words));
    if says("Could not create program address with signer seeds") {
        return false;
    }
    let fatal = matches!(
        failure.error,
        TransactionError::InstructionError(
            _,
            InstructionError::ProgramFailedToComplete
                | InstructionError::ProgramFailedToCompile
                | InstructionError::ComputationalBudgetExceeded
        )
    );
    fatal || says("panicked") || says("Access violation")
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
    let mut pairs = Vec::from(twins.user_pairs());
    pairs.extend(twins.admin_pairs());
    pairs.extend(twins.view_pairs());
    pairs.extend(twins.movement_pairs().await);
    (twins, pairs)
}

/// Every instruction that is valid before the update.
async fn boundary() -> (Twins, Vec<Pair>) {
    let mut twins = Twins::at_boundary().await;
    let pairs = Vec::from(twins.update_pairs().await);
    (twins, pairs)
}

/// Random data behind a discriminator: of any length up to what a transaction holds, often
/// about as long as the real one, sometimes with great numbers where lengths stand.
fn random_data(chance: &mut Chance, real: &[u8]) -> Vec<u8> {
    let length = match chance.below(3) {
        0 => chance.below(700),
        1 => chance.below(real.len() + 8),
        _ => real.len().saturating_sub(8),
    };
    let mut data = real[..8].to_vec();
    data.extend(chance.bytes(length));
    if chance.below(2) == 0 && data.len() >= 12 {
        let exponent = chance.below(32);
        let count = 1_u32 << exponent;
        data[8..12].copy_from_slice(&count.to_le_bytes());
    }
    data
}

async fn check_data(mut twins: Twins, pairs: Vec<Pair>) {
    let mut chance = Chance::new(1);
    for pair in pairs {
        for _ in 0..DATA_CASES {
            let mut instruction = pair.ours.clone();
            instruction.data = random_data(&mut chance, &pair.ours.data);
            assert_answers(&mut twins, &instruction, pair.name).await;
        }
        for length in 0..pair.ours.data.len() {
            let mut instruction = pair.ours.clone();
            instruction.data.truncate(length);
            assert_answers(&mut twins, &instruction, pair.name).await;
        }
        for count in 0..pair.ours.accounts.len() {
            let mut instruction = pair.ours.clone();
            instruction.accounts.truncate(count);
            assert_answers(&mut twins, &instruction, pair.name).await;
        }
    }
}

/// Random contents for an account: arbitrary bytes, the real ones with some changed, or a cut.
fn random_contents(chance: &mut Chance, real: &Account) -> Account {
    let mut account = real.clone();
    let length = account.data.len();
    match chance.below(4) {
        0 => account.data = chance.bytes(length),
        1 => account.data.truncate(chance.below(length + 1)),
        kind => {
            // Behind the discriminator or tag, so that more is read.
            let changes = if kind == 2 { 4 } else { 40 };
            for _ in 0..changes {
                let place = (8 + chance.below(length.max(9) - 8)).min(length - 1);
                account.data[place] = [0, 1, 0x7f, 0x80, 0xff, place as u8][chance.below(6)];
            }
        }
    }
    account
}

async fn check_accounts(mut twins: Twins, pairs: Vec<Pair>) {
    let mut chance = Chance::new(2);
    for pair in pairs {
        for meta in &pair.ours.accounts {
            let Some(real) = twins.world.bank.account(meta.pubkey).await else { continue };
            if real.data.is_empty() || real.executable {
                continue;
            }
            for _ in 0..ACCOUNT_CASES {
                // Edited: bytes that no program would write.
                let random = random_contents(&mut chance, &real);
                twins.world.bank.edit(meta.pubkey, random.clone());
                let what = format!("{} with {:?} of {}", pair.name, random.data, meta.pubkey);
                assert_answers(&mut twins, &pair.ours, &what).await;
            }
            twins.world.bank.edit(meta.pubkey, real);
        }
    }
}

#[tokio::test]
async fn any_instruction_data_gets_an_answer() {
    let (twins, pairs) = Box::pin(window()).await;
    check_data(twins, pairs).await;
}

#[tokio::test]
async fn any_instruction_data_gets_an_answer_at_the_boundary() {
    let (twins, pairs) = Box::pin(boundary()).await;
    check_data(twins, pairs).await;
}

#[tokio::test]
async fn any_account_contents_get_an_answer() {
    let (twins, pairs) = Box::pin(window()).await;
    check_accounts(twins, pairs).await;
}

#[tokio::test]
async fn any_account_contents_get_an_answer_at_the_boundary() {
    let (twins, pairs) = Box::pin(boundary()).await;
    check_accounts(twins, pairs).await;
}

#[tokio::test]
async fn unknown_instructions_are_refused() {
    let (mut twins, _) = Box::pin(window()).await;
    let mut chance = Chance::new(3);
    for length in 0..64 {
        let data = chance.bytes(length);
        let instruction = Instruction::new_with_bytes(tidepool::ID, &data, vec![]);
        let result = twins.world.bank.simulate(&[instruction], &[]).await;
        tidepool_tests::assert_refused_by(&result, &InstructionError::InvalidInstructionData);
    }
}
