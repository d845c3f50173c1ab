//! Other trusted programs whose bugs have the same shape.
//!
//! * Kamino Lending, Certora 2024, medium: deposits that rounded to no share raised the rate.
//!   Here: Rounding.
//! * The same, medium: a rate that was stored as a fraction was rounded up. Here: Rounding.
//! * Kamino Vault, Certora 2025, medium: fees that waited exceeded what a loss had left, and
//!   nothing worked any more. Here: Exit.
//! * Squads, high: somebody else began what a creator had announced. Here: Principal.
//! * Manifest, Certora 2024, high: the hint of an index was not checked. Here: Decoding.
//! * The same, high: an account grew by a wrong size. Here: Decoding.
//! * SPL token-lending, Neodyme: rounding to the nearest paid in each of many instructions.
//!   Here: Rounding.

use solana_instruction::error::InstructionError;
use solana_signer::Signer;
use tidepool::{error::TidepoolError, instructions::admin::set_weights::WeightChange};
use tidepool_client::{PoolAddresses, PoolSettings, ValidatorAccounts};
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{SOL, World, WorldOptions, assert_refused, assert_refused_by};

use super::scenes::{part, seasoned};

#[tokio::test]
async fn kamino_2024_deposits_that_round_to_no_share_raise_the_rate() {
    let (mut world, _) = seasoned().await;
    let mallory = world.holder(SOL).await;
    let before = world.snapshot().await;
    assert_refused(&world.deposit(&mallory, 1).await, TidepoolError::ZeroOutput);
    let (owner, tokens) = (mallory.address(), mallory.tokens);
    let dust = vec![world.pool.deposit_sol(owner, tokens, 2, 0); 20];
    for _ in 0..3 {
        world.send(&dust, &[&mallory.wallet]).await.expect("two lamports for a share");
    }
    let now = world.snapshot().await;
    assert!(now.rate() - before.rate() <= 1, "{} and {}", before.rate(), now.rate());
    assert_eq!(world.balance(&mallory).await.1, 60);
}

#[tokio::test]
async fn kamino_2024_a_rate_that_is_stored_as_a_fraction_is_rounded_up() {
    let (mut world, alice) = seasoned().await;
    for lamports in [1_000_000_007, 3_333_333_333, 999_999_999_999] {
        let before = world.snapshot().await;
        let minted = world.deposit(&alice, lamports).await.expect("a deposit").returned();
        // From the two integers, with one division.
        assert_eq!(minted, part(lamports, before.pool.rate.shares, before.value()));
        let now = world.snapshot().await;
        let worth = part(minted, now.value(), now.pool.rate.shares);
        assert!(worth <= lamports && lamports - worth <= 2, "{worth} of {lamports}");
    }
}

#[tokio::test]
async fn kamino_2025_fees_that_wait_exceed_what_a_loss_has_left() {
    let parameters = Parameters {
        exit_floor: Millionths(3_000),
        reserve_target: Millionths(0),
        ..Parameters::DEFAULT
    };
    let options = WorldOptions { parameters, ..WorldOptions::default() };
    let (mut world, alice) = World::staked_with(options).await;
    // A ticket for nearly all: its fee waits for the next update.
    world.order(&alice, 1, 990 * SOL).await.expect("a ticket");
    // Edited: everything staked is gone.
    for stake in world.snapshot().await.stake_accounts() {
        world.bank.edit(stake, solana_account::Account::default());
    }
    let now = world.snapshot().await;
    assert!(now.pool.rate.pending_fees > now.reserve_lamports * 2, "more than there is");
    world.update().await;
    let now = world.snapshot().await;
    assert!(now.value() >= 1 && now.pool.rate.pending_fees == 0);
    world.order(&alice, 2, 5 * SOL).await.expect("a ticket");
    // All that is left is the locked SOL: somebody must lend it, as docs/risks.md says.
    world.bank.give(world.pool.reserve, SOL).await;
    world.next_epoch().await;
    world.update().await;
    let paid = world.claim(&alice, 1).await.expect("a claim").returned();
    assert!(paid > SOL * 9 / 10 && paid < SOL, "her part of what is left: {paid}");
}

#[tokio::test]
async fn squads_somebody_else_begins_what_a_creator_has_announced() {
    let mut world = World::new().await;
    let mallory = world.bank.wallet(100 * SOL).await;
    let creator = world.bank.wallet(100 * SOL).await;
    let announced = PoolAddresses::of(&creator.pubkey(), 0);
    let settings = PoolSettings::of_one_key(mallory.pubkey(), 0, 4);
    let mut unsigned = announced.create_pool(creator.pubkey(), &settings);
    for meta in &mut unsigned.accounts {
        meta.is_signer = false;
    }
    let result = world.bank.send(&[unsigned], &[]).await;
    assert_refused_by(&result, &InstructionError::MissingRequiredSignature);
    let as_own = announced.create_pool(mallory.pubkey(), &settings);
    let result = world.bank.send(&[as_own], &[&mallory]).await;
    assert_refused_by(&result, &InstructionError::InvalidSeeds);
    let settings = PoolSettings::of_one_key(creator.pubkey(), 0, 4);
    let create = announced.create_pool(creator.pubkey(), &settings);
    world.bank.send(&[create], &[&creator]).await.expect("a pool");
}

#[tokio::test]
async fn manifest_2024_the_hint_of_an_index_is_not_checked() {
    let (mut world, alice) = World::staked().await;
    world.move_to(950_000).await;
    let new_stake = world.empty_stake(&alice).await;
    let right = world.accounts_of(1).await;
    let (pool, owner, tokens) = (world.pool, alice.address(), alice.tokens);
    let admin = world.admin.insecure_clone();
    for (index, reason) in
        [(0, TidepoolError::ValidatorMismatch), (u32::MAX, TidepoolError::NoSuchValidator)]
    {
        let hint = ValidatorAccounts { index, ..right };
        let exit = pool.redeem_stake(owner, tokens, new_stake, owner, &hint, 20 * SOL, 0);
        assert_refused(&world.send(&[exit], &[&alice.wallet]).await, reason);
        assert_refused(&world.send(&[pool.delegate(&hint)], &[]).await, reason);
        let flag = pool.flag_validator(index, right.vote);
        assert_refused(&world.send(&[flag], &[]).await, reason);
        let changes = vec![WeightChange { index, vote: right.vote, weight: 1 }];
        let weigh = pool.set_weights(admin.pubkey(), changes);
        assert_refused(&world.send(&[weigh], &[&admin]).await, reason);
        let remove = pool.remove_validator(admin.pubkey(), index, right.vote);
        assert_refused(&world.send(&[remove], &[&admin]).await, reason);
    }
}

#[tokio::test]
async fn manifest_2024_an_account_grows_by_a_wrong_size() {
    let (mut world, _) = World::staked().await;
    let before = world.snapshot().await;
    let old = world.bank.account(world.pool.validators).await.expect("a list").data;
    world.grow_list(5).await.expect("a longer list");
    let new = world.bank.account(world.pool.validators).await.expect("a list").data;
    let slot = size_of::<tidepool::state::ValidatorEntry>();
    assert_eq!(new.len(), old.len() + 5 * slot);
    assert!(new[..old.len()] == old[..] && new[old.len()..].iter().all(|byte| *byte == 0));
    assert_eq!(world.snapshot().await.list_capacity, before.list_capacity + 5);
    // All of them can be used, and not one more.
    for _ in before.entries.len()..usize::try_from(before.list_capacity + 5).expect("a few") {
        let validator = world.bank.validator(0, 0).await;
        world.add_validator(validator).await.expect("a place");
    }
    let validator = world.bank.validator(0, 0).await;
    assert_refused(&world.add_validator(validator).await, TidepoolError::ValidatorListFull);
}

#[tokio::test]
async fn token_lending_2021_rounding_to_the_nearest_pays_in_each_of_many_instructions() {
    let (mut world, _) = seasoned().await;
    let mallory = world.holder(SOL).await;
    let now = world.snapshot().await;
    // The amount of which rounding takes most: to the nearest, each deposit would win.
    let rest = |lamports: &u64| {
        u128::from(*lamports) * u128::from(now.pool.rate.shares) % u128::from(now.value())
    };
    let best = (10_000..20_000_u64).max_by_key(rest).expect("an amount");
    let minted = part(best, now.pool.rate.shares, now.value());
    let (owner, tokens) = (mallory.address(), mallory.tokens);
    let round = [
        world.pool.deposit_sol(owner, tokens, best, 0),
        world.pool.redeem_sol(owner, tokens, owner, minted, 0),
    ];
    let rounds: Vec<_> = round.iter().cycle().take(24).cloned().collect();
    world.send(&rounds, &[&mallory.wallet]).await.expect("rounds");
    let (left, shares) = world.balance(&mallory).await;
    assert_eq!(shares, 0, "each deposit was rounded down");
    assert!(SOL - left >= 12 * 8, "each round pays the floor of eight lamports and dust");
}
