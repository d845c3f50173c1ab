//! What keys and fees did elsewhere.

use solana_instruction::error::InstructionError;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction_error::TransactionError;
use tidepool::{error::TidepoolError, state::Role};
use tidepool_math::{Millionths, Parameter};
use tidepool_tests::{SOL, World, assert_refused};

#[tokio::test]
async fn neodyme_2021_a_fee_rises_beyond_its_limit_in_several_steps() {
    let mut world = World::new().await;
    // Step by step, in one epoch: each replaces the last, none is in force, and the end of the
    // range is the end.
    for value in [60_000, 70_000, 80_000, 90_000, 100_000] {
        world.propose_change(Parameter::ProtocolFee, value).await.expect("a proposal");
        let early = world.apply_change(Parameter::ProtocolFee).await;
        assert_refused(&early, TidepoolError::ChangeTooEarly);
    }
    let beyond = world.propose_change(Parameter::ProtocolFee, 100_001).await;
    assert_refused(&beyond, TidepoolError::ParameterOutOfBounds);
    assert_eq!(world.snapshot().await.pool.rate.protocol_fee, 50_000);
}

#[tokio::test]
async fn ottersec_2023_a_fee_of_the_last_slot_is_in_force_in_the_next_epoch() {
    let mut world = World::new().await;
    world.move_to(999_999).await;
    world.propose_change(Parameter::DepositFee, 1_000).await.expect("in the last slots");
    for _ in 0..2 {
        world.next_epoch().await;
        world.update().await;
        let early = world.apply_change(Parameter::DepositFee).await;
        assert_refused(&early, TidepoolError::ChangeTooEarly);
    }
    world.next_epoch().await;
    world.apply_change(Parameter::DepositFee).await.expect("after two full epochs");
}

#[tokio::test]
async fn spl_2026_the_first_rise_of_a_fee_has_no_limit() {
    let mut world = World::new().await;
    assert_eq!(world.snapshot().await.pool.rate.deposit_fee, 0);
    // From nothing as from anything: it waits, and the range is the same.
    let beyond = world.propose_change(Parameter::DepositFee, 1_001).await;
    assert_refused(&beyond, TidepoolError::ParameterOutOfBounds);
    world.propose_change(Parameter::DepositFee, 1).await.expect("a proposal");
    let early = world.apply_change(Parameter::DepositFee).await;
    assert_refused(&early, TidepoolError::ChangeTooEarly);
}

#[tokio::test]
async fn sanctum_2024_a_role_goes_to_a_key_that_has_not_signed() {
    let mut world = World::new().await;
    let nobody = Pubkey::new_unique();
    world.propose_authority(Role::Admin, nobody).await.expect("a slip of the pen");
    world.reach_epoch(17).await;
    let admin = world.admin.insecure_clone();
    let mut accept = world.pool.accept_authority(nobody, Role::Admin);
    accept.accounts[1].is_signer = false;
    assert!(world.send(&[accept], &[]).await.is_err());
    let by_admin = world.accept_authority(Role::Admin, &admin).await;
    assert_refused(&by_admin, TidepoolError::NotProposedAuthority);
    world.cancel_authority(Role::Admin).await.expect("the admin is still the admin");
}

#[tokio::test]
async fn certora_2024_a_range_is_checked_at_the_beginning_and_not_at_a_change() {
    let mut world = World::new().await;
    // The two that bound each other, changed in an order that would cross them.
    world.propose_change(Parameter::ExitFloor, 3_000).await.expect("a proposal");
    world.propose_change(Parameter::ExitCeiling, 2_999).await.expect("a lower ceiling");
    world.reach_epoch(17).await;
    let crossed = world.apply_change(Parameter::ExitFloor).await;
    assert_refused(&crossed, TidepoolError::ParameterOutOfBounds);
}

#[tokio::test]
async fn marinade_a_change_is_in_force_at_once() {
    let (mut world, alice) = World::staked().await;
    // The thief's fee, and Alice who reads of it: she leaves at the old one.
    world.propose_change(Parameter::ExitFloor, 3_000).await.expect("a proposal");
    let shares = world.bank.shares_in(alice.tokens).await;
    let worth = u128::from(shares) * u128::from(world.snapshot().await.value())
        / u128::from(world.snapshot().await.pool.rate.shares);
    world.next_epoch().await;
    world.update().await;
    world.order(&alice, 1, shares).await.expect("a ticket");
    let owed = u128::from(world.ticket(world.ticket_of(&alice, 1)).await.owed);
    assert!(owed >= worth - worth * 701 / 1_000_000, "seven basis points: {owed} of {worth}");
}

#[tokio::test]
async fn marinade_a_pause_does_not_end_by_itself() {
    let (mut world, alice) = World::staked().await;
    world.pause().await.expect("a pause");
    // The guardian's key is lost, nobody resumes.
    world.guardian = Keypair::new();
    world.reach_epoch(20).await;
    world.deposit(&alice, SOL).await.expect("open by itself");
}

#[tokio::test]
async fn neodyme_2024_a_hot_key_takes_everything_at_once() {
    let (mut world, _) = World::staked().await;
    let before = world.snapshot().await;
    // The strategist signs every day. All it can do is to weigh.
    let strategist = world.admin.pubkey();
    let pool = world.pool;
    for weight in [0, u32::MAX] {
        world.set_weight(0, weight).await.expect("a weight");
    }
    let after = world.snapshot().await;
    assert_eq!(after.pool.rate.backing, before.pool.rate.backing);
    assert_eq!(after.reserve_lamports, before.reserve_lamports);
    let tokens = world.bank.token_account(pool.mint, strategist).await;
    let signer = world.admin.insecure_clone();
    let claim = world.send(&[pool.claim_fees(strategist, tokens)], &[&signer]).await;
    assert_refused(&claim, TidepoolError::NotTreasury);
}

#[tokio::test]
async fn certora_2025_an_owner_blocks_exits_by_a_minimum_of_his_choice() {
    let (mut world, alice) = World::staked().await;
    // No parameter speaks of amounts; at the extremes of all of them two lamports still leave.
    for (parameter, value) in [
        (Parameter::ExitFloor, 100),
        (Parameter::ExitCeiling, 100),
        (Parameter::MovementCap, 10_000),
        (Parameter::MaxCommission, 0),
    ] {
        world.propose_change(parameter, value).await.expect("at once");
    }
    for (parameter, value) in [
        (Parameter::ReserveTarget, 0),
        (Parameter::Window, 500_000),
        (Parameter::DepositFee, 1_000),
    ] {
        world.propose_change(parameter, value).await.expect("a proposal");
    }
    world.reach_epoch(18).await;
    for parameter in [Parameter::ReserveTarget, Parameter::Window, Parameter::DepositFee] {
        world.apply_change(parameter).await.expect("in force");
    }
    world.order(&alice, 1, 2).await.expect("two shares");
    world.redeem(&alice, 3).await.expect("three more");
}

#[tokio::test]
async fn drift_2026_a_transaction_signed_long_before_lifts_a_limit() {
    let mut world = World::new().await;
    let admin = world.admin.insecure_clone();
    let nonce = world.bank.nonce_account().await;
    let advance = world.bank.advance(nonce);
    let fee = Millionths(100_000);
    let propose = world.pool.propose_change(admin.pubkey(), Parameter::ProtocolFee, fee);
    // As it lay in a drawer; `admin/durable_nonce.rs` sends every instruction of a role so.
    let result = world.bank.simulate_exactly(&[advance, propose], &[&admin], Some(nonce)).await;
    let refused = InstructionError::Custom(6_000 + TidepoolError::DurableNonce as u32);
    assert_eq!(result, Err(TransactionError::InstructionError(1, refused)));
}

#[tokio::test]
async fn neodyme_2021_the_account_that_fees_are_paid_to_is_closed() {
    let (mut world, alice) = World::staked().await;
    world.next_epoch().await;
    world.update().await;
    // The treasury's account was never made, and its key is lost: everybody else goes on.
    world.treasury = Keypair::new();
    let nowhere = Pubkey::new_unique();
    assert_refused(&world.claim_fees(nowhere).await, TidepoolError::NotTreasury);
    world.deposit(&alice, SOL).await.expect("a deposit");
    world.redeem(&alice, SOL).await.expect("an exit");
    world.next_epoch().await;
    world.update().await;
    assert!(world.snapshot().await.pool.fee_shares > 0, "counted, and in nobody's way");
}
