//! Any bytes as instruction data.

use solana_instruction::{Instruction, error::InstructionError};
use tidepool_tests::{Chance, assert_refused_by};

use super::{assert_answers, boundary, window};
use crate::{every_instruction::Pair, twins::Twins};

/// Data of random lengths for each instruction.
const CASES: usize = 200;

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
        for _ in 0..CASES {
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
async fn unknown_instructions_are_refused() {
    let (mut twins, _) = Box::pin(window()).await;
    let mut chance = Chance::new(3);
    for length in 0..64 {
        let data = chance.bytes(length);
        let instruction = Instruction::new_with_bytes(tidepool::ID, &data, vec![]);
        let result = twins.world.bank.simulate(&[instruction], &[]).await;
        assert_refused_by(&result, &InstructionError::InvalidInstructionData);
    }
}
