//! What a first look settles: arrived stake is merged, cooled stake comes home.

use solana_pubkey::Pubkey;
use tidepool_tests::{SOL, World};

#[tokio::test]
async fn a_transient_is_merged_once_it_is_active() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    let moved = world.delegate(0).await.expect("a delegation").returned();
    assert!(moved > 0);
    let (main, transient) = {
        let entry = world.snapshot().await.entries[0];
        (entry.stake, entry.transient)
    };
    assert_eq!(world.bank.lamports(transient).await, moved);
    assert_eq!(world.bank.delegation(transient).await.activation_epoch, 15);
    world.next_epoch().await;
    let lamports = world.bank.sum(&[main, transient]).await;
    world.update().await;

    let entry = world.snapshot().await.entries[0];
    assert_eq!((entry.stake, entry.transient), (main, Pubkey::default()));
    assert_eq!(entry.tracked, lamports);
    assert_eq!(world.bank.lamports(main).await, lamports, "rent of both included");
    assert!(world.bank.account(transient).await.is_none());
    assert_eq!(entry.transient_generation, 1);
}

#[tokio::test]
async fn a_cooled_transient_comes_home_with_its_rent() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, 400 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    let cooling = world.undelegate(0).await.expect("an undelegation").returned();
    let transient = world.snapshot().await.entries[0].transient;
    let held = world.bank.lamports(transient).await;
    assert_eq!(held, cooling + 2_282_880, "a new account's rent");
    assert_eq!(world.snapshot().await.header.cooling, held);
    world.next_epoch().await;
    // What the last epoch paid on it comes home too.
    let held = world.bank.lamports(transient).await;
    let before = world.snapshot().await.reserve_lamports;
    world.update_validators().await.expect("all validators");
    let now = world.snapshot().await;
    assert_eq!(now.reserve_lamports, before + held);
    assert_eq!(now.pool.rate.reserve, before + held);
    assert_eq!((now.header.cooling, now.header.cooled_unswept), (0, 0));
    assert_eq!(now.entries[0].cooling, 0);
    assert!(!now.entries[0].has_transient());
    assert!(world.bank.account(transient).await.is_none());
}

#[tokio::test]
async fn a_main_account_that_somebody_deactivated_is_swept_home() {
    let (mut world, _) = World::staked().await;
    let main = world.snapshot().await.entries[1].stake;
    // Anybody may deactivate the stake of a delinquent validator; making one delinquent
    // takes five epochs without a vote, so the account is edited.
    world.bank.edit_stake(main, |_, stake| stake.delegation.deactivation_epoch = 15).await;
    world.next_epoch().await;
    let held = world.bank.lamports(main).await;
    let before = world.snapshot().await.reserve_lamports;
    world.update().await;
    let now = world.snapshot().await;
    assert_eq!(now.reserve_lamports, before + held);
    assert_eq!((now.entries[1].tracked, now.entries[1].stake), (0, Pubkey::default()));
    assert!(world.bank.account(main).await.is_none());
    // And goes back under the validator's weight, to an address of its own.
    world.move_stake().await;
    let entry = world.snapshot().await.entries[1];
    assert!(entry.has_stake() && entry.stake != main);
    assert_eq!(entry.stake_generation, 2);
}

#[tokio::test]
async fn a_main_account_that_was_deactivated_just_now_is_left_alone_until_it_is_cold() {
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    let main = world.snapshot().await.entries[1].stake;
    // Edited, as above.
    world.bank.edit_stake(main, |_, stake| stake.delegation.deactivation_epoch = 16).await;
    world.update().await;
    assert_eq!(world.snapshot().await.entries[1].stake, main);
    world.next_epoch().await;
    world.update().await;
    assert_eq!(world.snapshot().await.entries[1].stake, Pubkey::default());
}

#[tokio::test]
async fn a_stake_that_was_deactivated_before_it_began_stays_out_and_comes_home() {
    let (mut world, alice) = World::deposited().await;
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a delegation");
    let main = world.snapshot().await.entries[0].stake;
    // Edited, as above; the stake program knows no delinquent stake that has not begun.
    world.bank.edit_stake(main, |_, stake| stake.delegation.deactivation_epoch = 14).await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    assert_eq!(world.delegate(0).await.expect("nothing").returned(), 0);
    world.order(&alice, 1, 900 * SOL).await.expect("a ticket");
    assert_eq!(world.undelegate(0).await.expect("nothing").returned(), 0);
    world.next_epoch().await;
    world.update().await;
    let now = world.snapshot().await.entries[0];
    assert_eq!((now.stake, now.tracked), (Pubkey::default(), 0));
}

#[tokio::test]
async fn a_transient_whose_main_account_was_deactivated_becomes_the_main_account() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a transient");
    let entry = world.snapshot().await.entries[0];
    // Edited, as above.
    world.bank.edit_stake(entry.stake, |_, stake| stake.delegation.deactivation_epoch = 15).await;
    world.next_epoch().await;
    world.update().await;
    let now = world.snapshot().await.entries[0];
    assert_eq!((now.stake, now.transient), (Pubkey::default(), entry.transient));
    world.next_epoch().await;
    let held = world.bank.lamports(entry.transient).await;
    world.update().await;
    let now = world.snapshot().await.entries[0];
    assert_eq!((now.stake, now.transient), (entry.transient, Pubkey::default()));
    assert_eq!((now.tracked, now.stake_bump), (held, entry.transient_bump));
    // And serves as one, in both directions.
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    assert!(world.delegate(0).await.expect("a transient").returned() > 0);
    world.next_epoch().await;
    world.update().await;
    let now = world.snapshot().await.entries[0];
    assert_eq!((now.stake, now.transient), (entry.transient, Pubkey::default()));
    world.set_weight(0, 0).await.expect("no weight");
    world.move_to(950_000).await;
    assert!(world.undelegate(0).await.expect("a split").returned() > 0);
}
