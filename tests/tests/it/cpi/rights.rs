//! A program that stands between has no more rights than whoever called it.

use solana_instruction::{Instruction, error::InstructionError};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_tests::{assert_refused_by, caller::CPI_CALLER};

use super::{native::NATIVE_CALLER, vault::Scene, vault::read};
use crate::{every_instruction::Pair, twins::Twins};

/// `ours` by way of the relay, which claims the rights that `ours` needs.
fn relayed(ours: &Instruction) -> Instruction {
    let rights = ours.accounts.iter();
    let rights = rights.map(|meta| u8::from(meta.is_writable) | u8::from(meta.is_signer) << 1);
    let data = [vec![1], rights.collect(), ours.data.clone()].concat();
    let metas = [&ours.accounts[..], &[read(ours.program_id)]].concat();
    Instruction::new_with_bytes(NATIVE_CALLER, &data, metas)
}

/// Those of `keys` that have to sign.
pub fn signing<'a>(keys: &'a [Keypair], instruction: &Instruction) -> Vec<&'a Keypair> {
    let signs = |key: &Pubkey| {
        instruction.accounts.iter().any(|meta| meta.is_signer && meta.pubkey == *key)
    };
    keys.iter().filter(|key| signs(&key.pubkey())).collect()
}

/// Every instruction of holders, valid in the window.
pub async fn holders_pairs(twins: &mut Twins) -> Vec<Pair> {
    let mut pairs = Vec::from(twins.user_pairs());
    pairs.extend(twins.ticket_pairs());
    pairs.extend(twins.stake_pairs().await);
    pairs
}

#[tokio::test]
async fn every_call_of_a_holder_passes_through_a_program_and_no_right_can_be_invented() {
    let mut twins = Twins::in_window().await;
    twins.world.bank.install("native_caller", NATIVE_CALLER);
    let keys = twins.keys();
    let (mut signatures, mut writes) = (0, 0);
    for Pair { name, ours, .. } in holders_pairs(&mut twins).await {
        let relay = relayed(&ours);
        let bank = &mut twins.world.bank;
        let direct = bank.simulate(&[ours.clone()], &signing(&keys, &ours)).await;
        let direct = direct.unwrap_or_else(|failure| panic!("{name}: {failure:?}"));
        let passed = bank.simulate(&[relay.clone()], &signing(&keys, &ours)).await;
        let passed = passed.unwrap_or_else(|failure| panic!("{name}: {failure:?}"));
        assert_eq!(passed.return_data, direct.return_data, "{name}: the answer passes through");
        for meta in &ours.accounts {
            let mut without = relay.clone();
            let same = without.accounts.iter_mut().filter(|other| other.pubkey == meta.pubkey);
            if meta.is_signer {
                same.for_each(|other| other.is_signer = false);
                signatures += 1;
            } else if meta.is_writable {
                same.for_each(|other| other.is_writable = false);
                writes += 1;
            } else {
                continue;
            }
            let refused = bank.simulate(&[without.clone()], &signing(&keys, &without)).await;
            assert_refused_by(&refused, &InstructionError::PrivilegeEscalation);
        }
    }
    assert!(signatures >= 12 && writes >= 40, "{signatures} signatures, {writes} rights to write");
}

#[tokio::test]
async fn a_signature_that_is_not_claimed_is_missed_by_the_pool() {
    let mut twins = Twins::in_window().await;
    twins.world.bank.install("native_caller", NATIVE_CALLER);
    let keys = twins.keys();
    for Pair { name, mut ours, .. } in holders_pairs(&mut twins).await {
        let Some(at) = ours.accounts.iter().position(|meta| meta.is_signer) else {
            assert_eq!(name, "claim_ticket", "only a claim needs nobody");
            continue;
        };
        let signer = ours.accounts[at].pubkey;
        let same = ours.accounts.iter_mut().filter(|meta| meta.pubkey == signer);
        same.for_each(|meta| meta.is_signer = false);
        let refused = twins.world.bank.simulate(&[relayed(&ours)], &signing(&keys, &ours)).await;
        assert_refused_by(&refused, &InstructionError::MissingRequiredSignature);
    }
}

#[tokio::test]
async fn no_program_but_its_own_signs_for_a_vault() {
    let mut scene = Scene::new().await;
    scene.world.bank.install("native_caller", NATIVE_CALLER);
    let thief = scene.bob.address();
    let (vault, tokens) = (scene.vault, scene.tokens);
    let theft = scene.world.pool.redeem_sol(vault, tokens, thief, 1_000_000_000, 0);
    let mut relay = relayed(&theft);
    relay.accounts.iter_mut().for_each(|meta| meta.is_signer = false);
    let refused = scene.world.send(&[relay], &[]).await;
    assert_refused_by(&refused, &InstructionError::PrivilegeEscalation);
    // Its own signs for whoever commands it, and for nobody else.
    let stranger = scene.world.holder(1_000_000_000).await;
    let mut leave = scene.leave_at_once(1_000_000_000, 0);
    let keeper = leave.accounts.iter_mut().find(|meta| meta.is_signer);
    keeper.expect("the keeper signs").pubkey = stranger.address();
    assert_eq!(leave.program_id, CPI_CALLER);
    let refused = scene.world.send(&[leave], &[&stranger.wallet]).await;
    // The framework's `ConstraintAddress`.
    assert_refused_by(&refused, &InstructionError::Custom(2012));
}
