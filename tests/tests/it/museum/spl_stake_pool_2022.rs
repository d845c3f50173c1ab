//! The SPL stake pool, audits of 2022 and 2023.
//!
//! * Neodyme, critical: a reserve that was split away whole could be initialised by the staker.
//!   Here: First depositor, Principal.
//! * Neodyme, high: with a token worth more than a lamport, no exact exit emptied a removed
//!   validator. Here: Exit.
//! * Neodyme, high: extensions of a newer token program held withdrawals hostage. Here: Exit.
//! * Neodyme, medium: three lamports went in, four came out. Here: Rounding.
//! * Neodyme, low: a removed validator could never be added again. Here: Identity, generations.
//! * OtterSec, high: the manager raised the fee to everything in front of a deposit. Here:
//!   Slippage, Bounded power.
//! * OtterSec, suggestion: stake began to move in one direction while it moved in the other.
//!   Here: Idempotence.
//! * Halborn, low: very small deposits paid no fee. Here: Rounding.

use solana_instruction::error::InstructionError;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction as stake,
    state::{Authorized, Lockup},
};
use tidepool::error::TidepoolError;
use tidepool_client::PoolSettings;
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{
    SOL, World, WorldOptions, assert_refused, assert_refused_by, token::TOKEN_PROGRAM,
};

use super::scenes::{LOCKED, seasoned};

const TOKEN_2022: Pubkey = Pubkey::from_str_const("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");

#[tokio::test]
async fn neodyme_2022_the_whole_reserve_is_split_away_and_initialised_anew() {
    let parameters = Parameters { reserve_target: Millionths(0), ..Parameters::DEFAULT };
    let options = WorldOptions { parameters, ..WorldOptions::default() };
    let (mut world, alice) = World::deposited_with(options).await;
    world.move_stake().await;
    let now = world.snapshot().await;
    assert!(now.reserve_lamports < LOCKED + 10, "all that can be is delegated");
    assert!(now.reserve_lamports >= LOCKED);
    assert_refused(&world.redeem(&alice, SOL).await, TidepoolError::InsufficientReserve);
    let reserve = world.pool.reserve;
    let mine = Authorized::auto(&world.admin.pubkey());
    let seize = stake::initialize(&reserve, &mine, &Lockup::default());
    let result = world.send(&[seize], &[]).await;
    assert_refused_by(&result, &InstructionError::InvalidAccountData);
    let owner = world.bank.account(reserve).await.expect("a reserve").owner;
    assert_eq!(owner, tidepool::ID);
}

#[tokio::test]
async fn neodyme_2022_a_validator_cannot_be_emptied_when_a_share_is_worth_more_than_a_lamport() {
    let (mut world, _) = seasoned().await;
    // Little enough for one epoch under the movement cap.
    world.set_weight(2, 10).await.expect("a weight");
    for _ in 0..4 {
        world.turn_epoch().await;
        world.update().await;
    }
    world.remove_validator(2).await.expect("a removal");
    assert_refused(&world.prune(2).await, TidepoolError::ValidatorNotEmpty);
    world.turn_epoch().await;
    world.update().await;
    assert_eq!(world.snapshot().await.entries[2].tracked, 0, "to the lamport");
    world.prune(2).await.expect("nothing is left");
    assert_eq!(world.snapshot().await.header.count, 2);
}

#[tokio::test]
async fn neodyme_2022_extensions_of_a_token_hold_withdrawals_hostage() {
    let (mut world, alice) = World::staked().await;
    let mint = world.bank.account(world.pool.mint).await.expect("a mint");
    assert_eq!((mint.owner, mint.data.len()), (TOKEN_PROGRAM, 82), "no room for any");
    let (pool, owner) = (world.pool, alice.address());
    let mut deposit = pool.deposit_sol(owner, alice.tokens, SOL, 0);
    deposit.accounts.last_mut().expect("the token program").pubkey = TOKEN_2022;
    let result = world.send(&[deposit], &[&alice.wallet]).await;
    assert_refused_by(&result, &InstructionError::IncorrectProgramId);
    // Edited: the newer program's account with the same fields, and one with an extension.
    let extended = Keypair::new().pubkey();
    for longer in [0, 5] {
        let mut account = world.bank.account(alice.tokens).await.expect("tokens");
        account.owner = TOKEN_2022;
        account.data.resize(165 + longer, 0);
        world.bank.edit(extended, account);
        let exit = pool.redeem_sol(owner, extended, owner, SOL, 0);
        let result = world.send(&[exit], &[&alice.wallet]).await;
        assert_refused(&result, TidepoolError::WrongTokenAccount);
    }
    world.redeem(&alice, SOL).await.expect("the pool pays lamports, which have no extensions");
}

#[tokio::test]
async fn neodyme_2022_three_lamports_go_in_and_four_come_out() {
    let (mut world, _) = seasoned().await;
    let mallory = world.holder(SOL).await;
    let before = world.balance(&mallory).await.0;
    for lamports in [3, 4, 5, 1_001] {
        let minted = world.deposit(&mallory, lamports).await.expect("a deposit").returned();
        assert!(minted < lamports, "rounded down");
        match world.redeem(&mallory, minted).await {
            Ok(receipt) => assert!(receipt.returned() < lamports),
            result => assert_refused(&result, TidepoolError::ZeroOutput),
        }
    }
    assert!(world.balance(&mallory).await.0 < before);
}

#[tokio::test]
async fn neodyme_2022_a_removed_validator_can_never_come_back() {
    let (mut world, alice) = World::deposited().await;
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a delegation");
    let first = world.snapshot().await.entries[0].stake;
    world.remove_validator(0).await.expect("a removal");
    // What is not yet effective comes home at once.
    world.order(&alice, 1, 900 * SOL).await.expect("a ticket");
    world.undelegate(0).await.expect("a recall");
    world.prune(0).await.expect("an empty slot");
    // A stranger keeps the old address alive.
    world.bank.give(first, 3 * SOL).await;
    let validator = world.validators[0];
    assert_eq!(world.add_validator(validator).await.expect("a place again"), 0);
    world.set_weight(0, 100).await.expect("a young pool waits for nobody");
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    assert!(world.delegate(0).await.expect("a delegation").returned() > 0);
    assert_ne!(world.snapshot().await.entries[0].stake, first);
}

#[tokio::test]
async fn ottersec_2023_the_manager_takes_everything_in_front_of_a_deposit() {
    let mut world = World::new().await;
    let mut settings = PoolSettings::of_one_key(world.admin.pubkey(), 1, 4);
    for all in [1_001, 1_000_000, u32::MAX] {
        settings.parameters.deposit_fee = Millionths(all);
        let result = world.create_pool_with(&settings).await;
        assert_refused(&result, TidepoolError::ParameterOutOfBounds);
    }
    let parameters = Parameters { deposit_fee: Millionths(1_000), ..Parameters::DEFAULT };
    let mut other = world.second_pool(&WorldOptions { parameters, ..Default::default() }).await;
    world.turn_to(&mut other);
    let alice = world.holder(100 * SOL).await;
    // Alice has seen a pool without a fee, and says so.
    let (owner, tokens) = (alice.address(), alice.tokens);
    let deposit = world.pool.deposit_sol(owner, tokens, 10 * SOL, 10 * SOL);
    let result = world.send(&[deposit], &[&alice.wallet]).await;
    assert_refused(&result, TidepoolError::SlippageExceeded);
    let minted = world.deposit(&alice, 10 * SOL).await.expect("a deposit").returned();
    assert_eq!(minted, 10 * SOL - SOL / 100, "a tenth of a percent is the most there is");
}

#[tokio::test]
async fn ottersec_2023_one_transient_account_moves_in_two_directions() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    world.undelegate(0).await.expect("an undelegation");
    let out = world.snapshot().await.entries[0];
    assert!(out.cooling > 0 && out.has_transient());
    let before = world.all_bytes().await;
    // While the ticket is not covered, what cools for it goes on cooling.
    assert_eq!(world.delegate(0).await.expect("nothing to do").returned(), 0);
    assert!(before == world.all_bytes().await);
    // Covered, it turns round whole: never a part of it, never two accounts.
    world.deposit(&alice, 400 * SOL).await.expect("a deposit");
    assert_eq!(world.delegate(0).await.expect("taken back").returned(), out.cooling);
    let back = world.snapshot().await.entries[0];
    assert_eq!((back.cooling, back.transient, back.tracked), (0, Pubkey::default(), out.tracked));
}

#[tokio::test]
async fn halborn_2023_very_small_deposits_pay_no_fee() {
    let parameters = Parameters { deposit_fee: Millionths(1_000), ..Parameters::DEFAULT };
    let mut world = World::with(WorldOptions { parameters, ..Default::default() }).await;
    let mallory = world.holder(SOL).await;
    assert_refused(&world.deposit(&mallory, 1).await, TidepoolError::ZeroOutput);
    for lamports in [2, 999, 1_000, 1_001] {
        let before = world.snapshot().await.pool.rate.pending_fees;
        let minted = world.deposit(&mallory, lamports).await.expect("a deposit").returned();
        let fee = lamports.div_ceil(1_000);
        assert_eq!(minted, lamports - fee);
        assert_eq!(world.snapshot().await.pool.rate.pending_fees, before + fee);
    }
}
