//! The second opinion in the course of a pool's life.

use tidepool_solvency::{Note, addresses};
use tidepool_tests::{SOL, World, token};

/// Lamports, as the report counts.
fn wide(lamports: u64) -> i128 {
    i128::from(lamports)
}

#[tokio::test]
async fn a_pool_is_solvent_after_every_step_of_its_life() {
    let mut world = World::new().await;
    world.watch_solvency().await;
    let [alice, bob] = [world.holder(2_000 * SOL).await, world.holder(2_000 * SOL).await];
    for _ in 0..3 {
        world.deposit(&alice, 300 * SOL).await.expect("a deposit");
        world.turn_epoch().await;
        world.assert_solvent().await;
    }
    // Before the update, what the boundary brought is held and not claimed.
    assert!(world.solvency().await.sums.surplus() > 0);
    world.update().await;
    assert_eq!(world.solvency().await.sums.surplus(), 0);

    let vote = world.validators[0].vote;
    let stake = world.own_stake(&bob, vote, 50 * SOL).await;
    world.turn_epoch().await;
    world.update().await;
    world.deposit_stake(&bob, stake, 0).await.expect("a stake deposit");
    let new_stake = world.empty_stake(&bob).await;
    world.redeem_stake(&bob, new_stake, 1, 20 * SOL).await.expect("a stake exit");
    world.redeem(&alice, 5 * SOL).await.expect("an instant exit");
    world.order(&alice, 1, 200 * SOL).await.expect("a ticket");
    world.order(&alice, 2, 30 * SOL).await.expect("a ticket");
    world.leave(&bob, 1, 20 * SOL).await.expect("in two parts");
    world.cancel(&alice, 2).await.expect("a cancelled ticket");
    world.move_stake().await;
    assert!(world.solvency().await.sums.cooling >= wide(100 * SOL));

    world.skip_epochs(2).await;
    world.assert_solvent().await;
    world.bank.finish_rewards();
    world.update().await;
    assert!(world.claim_all().await >= 1);
    let report = world.solvency().await;
    let now = world.snapshot().await;
    assert_eq!(report.sums.ticket_debt, wide(now.pool.rate.ticket_debt));
    assert_eq!(report.sums.reserve, wide(now.reserve_lamports));
    let held = now.reserve_lamports + world.bank.sum(&now.stake_accounts()).await;
    assert_eq!(report.sums.held(), wide(held));
}

#[tokio::test]
async fn each_lamport_of_stake_is_in_the_phase_that_it_is_in() {
    let (mut world, alice) = World::deposited().await;
    world.watch_solvency().await;
    let before = world.solvency().await.sums;
    assert_eq!(before.held(), before.reserve);
    world.move_stake().await;
    let starting = world.solvency().await.sums;
    assert_eq!((starting.active, starting.held()), (0, before.held()));
    assert_eq!(starting.starting, before.reserve - starting.reserve);
    world.next_epoch().await;
    world.update().await;
    let active = world.solvency().await.sums;
    assert_eq!((active.starting, active.active), (0, starting.starting));
    world.order(&alice, 1, 400 * SOL).await.expect("a ticket");
    world.move_stake().await;
    let cooling = world.solvency().await.sums;
    // Each account that cools brought its rent from the reserve.
    let rents = active.reserve - cooling.reserve;
    assert_eq!(cooling.active + cooling.cooling, active.active + rents);
    assert_eq!(cooling.cooling, wide(world.snapshot().await.header.cooling));
    assert!(cooling.cooling > 0 && cooling.inactive == 0);
    world.next_epoch().await;
    // With the rewards of the epoch in which it was still effective.
    let cooled = world.solvency().await.sums;
    assert!(cooled.cooling == 0 && cooled.inactive > cooling.cooling);
    let stake = cooled.active + cooled.inactive - cooled.surplus();
    assert_eq!(stake, cooling.active + cooling.cooling);
    world.update().await;
    assert_eq!(world.solvency().await.sums.inactive, 0, "swept");
}

#[tokio::test]
async fn gifts_tips_and_burns_are_noted_until_the_update() {
    let (mut world, alice) = World::staked().await;
    let [reserve, stake] = [world.pool.reserve, world.snapshot().await.entries[0].stake];
    let vote = world.validators[0].vote.to_bytes();
    assert_eq!(world.solvency().await.notes, []);
    world.bank.give(reserve, 3 * SOL).await;
    world.bank.give(stake, 5 * SOL).await;
    let burn = token::burn(alice.tokens, world.pool.mint, alice.address(), 7);
    world.send(&[burn], &[&alice.wallet]).await.expect("a burn");
    let report = world.solvency().await;
    assert!(report.is_solvent());
    assert_eq!(report.sums.surplus(), wide(8 * SOL));
    let expected = [
        Note::ReserveGain { lamports: 3 * SOL },
        Note::Burned { shares: 7 },
        Note::StakeGain { vote, lamports: (5 * SOL).into() },
    ];
    assert_eq!(report.notes, expected);
    world.next_epoch().await;
    world.update().await;
    let report = world.solvency().await;
    assert_eq!((report.sums.surplus(), report.notes.len()), (0, 0));
}

#[tokio::test]
async fn the_raw_accounts_name_all_that_a_check_needs() {
    let (mut world, _) = World::staked().await;
    let data = |account: Option<solana_account::Account>| account.expect("an account").data;
    let pool = data(world.bank.account(world.pool.pool).await);
    let list = data(world.bank.account(world.pool.validators).await);
    let named = [world.pool.reserve, world.pool.mint, world.pool.validators];
    let mut expected: Vec<_> = named.iter().map(|address| address.to_bytes()).collect();
    assert_eq!(addresses(&pool, &[]), expected);
    let stakes = world.snapshot().await.stake_accounts();
    expected.extend(stakes.iter().map(|address| address.to_bytes()));
    assert_eq!((stakes.len(), addresses(&pool, &list)), (3, expected));
}
