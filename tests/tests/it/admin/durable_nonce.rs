//! Signatures that never expire are refused wherever a role signs.

use solana_instruction::{Instruction, error::InstructionError};
use solana_pubkey::Pubkey;
use solana_system_interface::instruction as system;
use solana_transaction_error::TransactionError;
use tidepool::error::TidepoolError;

use crate::{accounts::signers, twins::Twins};

const COMPUTE_BUDGET: Pubkey =
    Pubkey::from_str_const("ComputeBudget111111111111111111111111111111");
/// `SetLoadedAccountsDataSizeLimit`, whose tag is that of the nonce's advance, of 64 MiB.
const DATA_LIMIT: [u8; 5] = [4, 0, 0, 0, 4];
/// The names of all instructions that a role signs, and of `apply_change`, which anybody may.
const GUARDED: [&str; 15] = [
    "create_pool",
    "add_validator",
    "set_weights",
    "remove_validator",
    "grow_list",
    "propose_authority",
    "accept_authority",
    "cancel_authority",
    "propose_change",
    "apply_change",
    "cancel_change",
    "pause_entries",
    "resume",
    "claim_fees",
    "set_metadata",
];

#[tokio::test]
async fn what_a_role_signs_is_not_kept_alive_by_a_nonce() {
    let mut twins = Twins::in_window().await;
    let pairs = twins.window_pairs().await;
    let keys = twins.keys();
    let bank = &mut twins.world.bank;
    let nonce = bank.nonce_account().await;
    let advance = bank.advance(nonce);
    let refused = 6_000 + TidepoolError::DurableNonce as u32;
    let mut met = vec![];
    for pair in &pairs {
        let guarded = GUARDED.contains(&pair.name);
        let durable = [advance.clone(), pair.ours.clone()];
        let signers = signers(&pair.ours, &keys);
        let error = bank.simulate_exactly(&durable, &signers, Some(nonce)).await.err();
        if guarded {
            let code = InstructionError::Custom(refused);
            assert_eq!(error, Some(TransactionError::InstructionError(1, code)), "{}", pair.name);
            met.push(pair.name);
        } else {
            assert_eq!(error, None, "{}: whoever signs for himself may", pair.name);
        }
    }
    met.sort_unstable();
    let mut all = GUARDED;
    all.sort_unstable();
    assert_eq!(met, all);
}

#[tokio::test]
async fn a_transaction_that_only_looks_like_it_is_accepted() {
    let mut twins = Twins::in_window().await;
    let [propose, ..] = twins.governance_pairs().await;
    let keys = twins.keys();
    let signers = signers(&propose.ours, &keys);
    let bank = &mut twins.world.bank;
    let nonce = bank.nonce_account().await;
    let (advance, propose) = (bank.advance(nonce), propose.ours);
    // Not at the beginning, it is an instruction like any other, and the blockhash expires.
    let later = [propose.clone(), advance.clone()];
    assert_eq!(bank.simulate_exactly(&later, &signers, None).await, Ok(()));
    // At the beginning it could be sent by nonce as well as it is sent by blockhash here.
    let refused = InstructionError::Custom(6_000 + TidepoolError::DurableNonce as u32);
    let refused = Err(TransactionError::InstructionError(1, refused));
    let first = [advance, propose.clone()];
    assert_eq!(bank.simulate_exactly(&first, &signers, None).await, refused);
    // Another instruction of the system program, and another program's with the same bytes.
    let transfer = system::transfer(&solana_signer::Signer::pubkey(&bank.payer), &nonce, 4);
    let first = [transfer, propose.clone()];
    assert_eq!(bank.simulate_exactly(&first, &signers, None).await, Ok(()));
    let bytes = Instruction::new_with_bytes(COMPUTE_BUDGET, &DATA_LIMIT, vec![]);
    assert_eq!(bank.simulate_exactly(&[bytes, propose], &signers, None).await, Ok(()));
}
