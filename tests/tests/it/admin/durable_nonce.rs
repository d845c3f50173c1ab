//! Signatures that never expire are refused wherever a role signs.

use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use solana_transaction::Transaction;
use solana_transaction_error::TransactionError;
use tidepool::error::TidepoolError;
use tidepool_tests::SOL;

use crate::{accounts::signers, twins::Twins};

/// Bytes of a nonce account.
const NONCE_LEN: u64 = 80;
/// Where the value lies in one, which takes the place of a recent blockhash.
const NONCE_VALUE: usize = 40;
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

/// Makes a nonce account of the payer and lets it have a value that is not the last blockhash.
async fn nonce_account(twins: &mut Twins) -> Pubkey {
    let (bank, account) = (&mut twins.world.bank, Keypair::new());
    let payer = bank.payer.pubkey();
    let create = system::create_nonce_account(&payer, &account.pubkey(), &payer, SOL);
    assert_eq!(create[0].data[12..20], NONCE_LEN.to_le_bytes());
    bank.send(&create, &[&account]).await.expect("a nonce");
    let slot = bank.clock().await.slot;
    bank.warp_to_slot(slot + 2);
    account.pubkey()
}

/// Simulates exactly these instructions, with the nonce instead of a blockhash where one is given.
async fn simulate(
    twins: &mut Twins,
    instructions: &[Instruction],
    nonce: Option<Pubkey>,
) -> Option<TransactionError> {
    let mut keys = twins.keys();
    let bank = &mut twins.world.bank;
    let payer = bank.payer.insecure_clone();
    let blockhash = match nonce {
        Some(nonce) => {
            let account = bank.account(nonce).await.expect("a nonce");
            let value = &account.data[NONCE_VALUE..NONCE_VALUE + 32];
            <[u8; 32]>::try_from(value).expect("a hash").into()
        }
        None => bank.context.banks_client.get_latest_blockhash().await.expect("a blockhash"),
    };
    keys.push(payer.insecure_clone());
    let mut all = vec![&payer];
    for instruction in instructions {
        for signer in signers(instruction, &keys) {
            if all.iter().all(|key| key.pubkey() != signer.pubkey()) {
                all.push(signer);
            }
        }
    }
    let transaction =
        Transaction::new_signed_with_payer(instructions, Some(&payer.pubkey()), &all, blockhash);
    let result = bank.context.banks_client.simulate_transaction(transaction).await;
    result.expect("the bank answers").result.expect("a simulation").err()
}

#[tokio::test]
async fn what_a_role_signs_is_not_kept_alive_by_a_nonce() {
    let mut twins = Twins::in_window().await;
    let pairs = twins.window_pairs().await;
    let nonce = nonce_account(&mut twins).await;
    let advance = system::advance_nonce_account(&nonce, &twins.world.bank.payer.pubkey());
    let refused = 6_000 + TidepoolError::DurableNonce as u32;
    let mut met = vec![];
    for pair in &pairs {
        let guarded = GUARDED.contains(&pair.name);
        let durable = [advance.clone(), pair.ours.clone()];
        let error = simulate(&mut twins, &durable, Some(nonce)).await;
        if guarded {
            let code = solana_instruction::error::InstructionError::Custom(refused);
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
    let nonce = nonce_account(&mut twins).await;
    let payer = twins.world.bank.payer.pubkey();
    let advance = system::advance_nonce_account(&nonce, &payer);
    // Not at the beginning, it is an instruction like any other, and the blockhash expires.
    let later = [propose.ours.clone(), advance.clone()];
    assert_eq!(simulate(&mut twins, &later, None).await, None);
    // At the beginning it could be sent by nonce as well as it is sent by blockhash here.
    let first = [advance, propose.ours.clone()];
    assert!(simulate(&mut twins, &first, None).await.is_some());
    // Another instruction of the system program, and another program's with the same bytes.
    let transfer = system::transfer(&payer, &nonce, 4);
    assert_eq!(simulate(&mut twins, &[transfer, propose.ours.clone()], None).await, None);
    let memo = solana_pubkey::pubkey!("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr");
    let bytes = Instruction::new_with_bytes(memo, &[4, 0, 0, 0], vec![]);
    assert_eq!(simulate(&mut twins, &[bytes, propose.ours], None).await, None);
}
