//! The SPL stake pool, mended in 2025 and 2026 and as it stands: how its holders leave.
//!
//! * December 2025: exits counted on validators that were not active. Here: Exit.
//! * The same: a list of more than 35,000 validators made exits too dear to run. Here: Exit.
//! * The same: exits could take the reserve to its last lamport. Here: First depositor.
//! * 2026: a check of a bound was lost in the type of its result. Here: Bounded power.
//! * 2026: the source of a split fell below the minimum delegation. Here: Exit.
//! * As it stands: a deposit, an update and an exit in one transaction take what was given to
//!   all. Here: No free lunch.
//! * As it stands: who leaves picks the validator whose stake is worth most. Here: No dilution.

use tidepool::error::TidepoolError;
use tidepool_client::PoolSettings;
use tidepool_math::{Bounds, Millionths, Parameters};
use tidepool_tests::{SOL, World, assert_refused};

use super::scenes::{LOCKED, floor_of, seasoned};

#[tokio::test]
async fn spl_2025_an_exit_counts_on_validators_that_are_not_active() {
    let (mut world, alice) = World::staked().await;
    // The first one has more than its share, whatever becomes of the others.
    world.set_weight(0, 10).await.expect("a weight");
    world.remove_validator(2).await.expect("a removal");
    world.next_epoch().await;
    let entries = world.snapshot().await.indexed();
    let look = world.pool.update_validators(&entries[..1]);
    world.send(&[look], &[]).await.expect("a look at one of three");
    let new_stake = world.empty_stake(&alice).await;
    world.redeem_stake(&alice, new_stake, 0, 20 * SOL).await.expect("its own look is enough");
    let new_stake = world.empty_stake(&alice).await;
    let result = world.redeem_stake(&alice, new_stake, 2, 20 * SOL).await;
    assert_refused(&result, TidepoolError::ValidatorsNotUpdated);
    world.redeem(&alice, SOL).await.expect("SOL needs no look at all");
}

#[tokio::test]
async fn spl_2025_a_long_list_makes_exits_too_dear_to_run() {
    let (mut world, alice) = World::staked().await;
    let new_stake = world.empty_stake(&alice).await;
    let validator = world.accounts_of(1).await;
    let (pool, owner, tokens) = (world.pool, alice.address(), alice.tokens);
    let exits = [
        pool.redeem_sol(owner, tokens, owner, SOL, 0),
        pool.order_ticket(owner, tokens, 1, SOL, 0),
        pool.redeem_stake(owner, tokens, new_stake, owner, &validator, 20 * SOL, 0),
    ];
    let mut costs = vec![];
    for length in [3, 20_000] {
        world.lengthen_list(length).await;
        for exit in &exits {
            let done = world.bank.simulate(std::slice::from_ref(exit), &[&alice.wallet]).await;
            costs.push(done.expect("an exit").compute_units);
        }
    }
    let (few, many) = costs.split_at(3);
    for (few, many) in few.iter().zip(many) {
        assert!(few.abs_diff(*many) < few / 20, "{few} and {many}");
    }
}

#[tokio::test]
async fn spl_2025_exits_take_the_reserve_to_its_last_lamport() {
    let (mut world, alice) = World::staked().await;
    let (mut low, mut high) = (0, 30 * SOL);
    // The most that one exit can take, to the share.
    while high - low > 1 {
        let middle = u64::midpoint(low, high);
        let exit = world.pool.redeem_sol(alice.address(), alice.tokens, alice.address(), middle, 0);
        match world.bank.simulate(&[exit], &[&alice.wallet]).await {
            Err(failure) if failure.is(TidepoolError::InsufficientReserve) => high = middle,
            _ => low = middle,
        }
    }
    world.redeem(&alice, low).await.expect("the most");
    let left = world.snapshot().await.reserve_lamports;
    assert!(left >= LOCKED && left < LOCKED + SOL / 10, "{left}");
    let shares = world.balance(&alice).await.1;
    world.order(&alice, 1, shares).await.expect("a ticket for all");
    for _ in 0..2 {
        world.move_stake().await;
        world.next_epoch().await;
        world.update().await;
    }
    world.claim(&alice, 1).await.expect("a claim");
    assert!(world.snapshot().await.reserve_lamports >= LOCKED);
    assert_eq!(world.snapshot().await.supply, 0);
}

#[tokio::test]
async fn spl_2026_a_bound_is_checked_and_the_answer_dropped() {
    let mut world = World::new().await;
    let key = solana_signer::Signer::pubkey(&world.admin);
    let Bounds { exit_floor, exit_ceiling, deposit_fee, protocol_fee, .. } = Parameters::BOUNDS;
    let Bounds { reserve_target, window, movement_cap, max_commission, .. } = Parameters::BOUNDS;
    let good = Parameters::DEFAULT;
    let above = |max: u32| Millionths(max + 1);
    let beyond = [
        Parameters { exit_floor: above(exit_floor.max), ..good },
        Parameters { exit_ceiling: above(exit_ceiling.max), ..good },
        Parameters { deposit_fee: above(deposit_fee.max), ..good },
        Parameters { protocol_fee: above(protocol_fee.max), ..good },
        Parameters { reserve_target: above(reserve_target.max), ..good },
        Parameters { window: above(window.max), ..good },
        Parameters { movement_cap: above(movement_cap.max), ..good },
        Parameters { max_commission: above(max_commission.max), ..good },
    ];
    for parameters in beyond {
        let settings = PoolSettings { parameters, ..PoolSettings::of_one_key(key, 1, 4) };
        let result = world.create_pool_with(&settings).await;
        assert_refused(&result, TidepoolError::ParameterOutOfBounds);
    }
}

#[tokio::test]
async fn spl_2026_the_source_of_a_split_falls_below_the_minimum() {
    let (mut world, alice) = World::staked().await;
    // Without a weight it may give all it has but for the minimum.
    world.set_weight(0, 0).await.expect("no weight");
    let main = world.snapshot().await.entries[0].stake;
    let stake = world.bank.delegation(main).await.stake;
    let new_stake = world.empty_stake(&alice).await;
    let most_shares = stake - SOL / 2;
    let result = world.redeem_stake(&alice, new_stake, 0, most_shares).await;
    assert_refused(&result, TidepoolError::SourceTooSmall);
    let result = world.redeem_stake(&alice, new_stake, 0, SOL).await;
    assert_refused(&result, TidepoolError::BelowMinimumDelegation);
    world.redeem_stake(&alice, new_stake, 0, stake - 2 * SOL).await.expect("a legal rest");
    assert!(world.bank.delegation(main).await.stake >= SOL);
}

#[tokio::test]
async fn spl_today_a_transaction_takes_what_was_given_to_all() {
    let (mut world, _) = seasoned().await;
    let mallory = world.holder(5_000 * SOL).await;
    world.turn_epoch().await;
    world.update_validators().await.expect("all validators");
    // A validator's tips, as much as a hundred epochs' rewards.
    let reserve = world.pool.reserve;
    world.bank.give(reserve, 40 * SOL).await;
    let (pool, owner, tokens) = (world.pool, mallory.address(), mallory.tokens);
    let deposit = pool.deposit_sol(owner, tokens, 4_000 * SOL, 0);
    let exit = pool.redeem_sol(owner, tokens, owner, 3_990 * SOL, 0);
    let round = [deposit, pool.update_pool(), exit];
    world.send(&round, &[&mallory.wallet]).await.expect("legal, and pointless");
    let rest = world.balance(&mallory).await.1;
    world.redeem(&mallory, rest).await.expect("an exit");
    let lost = 5_000 * SOL - world.balance(&mallory).await.0;
    assert!(lost + 10 >= floor_of(4_000 * SOL), "the floor, and nothing caught: {lost}");
}

#[tokio::test]
async fn spl_today_who_leaves_picks_the_validator_that_was_lucky() {
    let (mut world, alice) = World::staked().await;
    let lucky = world.snapshot().await.entries[0];
    // A tenth, in one part or in many, and not more.
    let mut given = 0;
    for _ in 0..4 {
        let new_stake = world.empty_stake(&alice).await;
        match world.redeem_stake(&alice, new_stake, 0, 15 * SOL).await {
            Ok(receipt) => given += receipt.returned(),
            result => assert_refused(&result, TidepoolError::SourceNotAllowed),
        }
    }
    assert!(given > 0 && given < lucky.tracked * 15 / 100, "{given} of {}", lucky.tracked);
}
