//! Turning the epoch.

use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, WorldOptions, assert_refused, snapshot::rate, token};

#[tokio::test]
async fn all_validators_are_seen_first() {
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    let entries = world.snapshot().await.indexed();
    for entry in entries {
        let result = world.update_pool().await;
        assert_refused(&result, TidepoolError::ValidatorsNotUpdated);
        let update = world.pool.update_validators(&[entry]);
        world.send(&[update], &[]).await.expect("one validator");
    }
    world.update_pool().await.expect("all were seen");
}

#[tokio::test]
async fn those_seen_in_an_earlier_epoch_do_not_count() {
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    world.update_validators().await.expect("all validators");
    world.next_epoch().await;
    assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);
}

#[tokio::test]
async fn what_a_half_turned_epoch_has_observed_is_kept() {
    let (mut world, _) = World::staked().await;
    world.next_epoch().await;
    let first = world.snapshot().await.indexed()[0];
    let update = world.pool.update_validators(&[first]);
    world.send(&[update], &[]).await.expect("one validator");
    let seen = world.snapshot().await.pool.rate.observed;
    assert!(seen > 0);
    world.next_epoch().await;
    let before = world.snapshot().await;
    let held = world.bank.sum(&before.stake_accounts()).await;
    let since = i64::try_from(held - before.header.total_tracked).expect("lamports");
    world.update_validators().await.expect("all validators");
    assert_eq!(world.snapshot().await.pool.rate.observed, seen + since);
}

#[tokio::test]
async fn a_pool_without_validators_waits_for_nobody() {
    let options = WorldOptions { validators: vec![], ..WorldOptions::default() };
    let mut world = World::with(options).await;
    for epoch in 15..18 {
        world.next_epoch().await;
        world.update_pool().await.expect("the pool");
        assert_eq!(world.snapshot().await.pool.rate.last_update_epoch, epoch);
    }
}

#[tokio::test]
async fn a_donation_to_the_reserve_becomes_tide_but_for_the_fee() {
    let (mut world, _) = World::deposited().await;
    let reserve = world.pool.reserve;
    world.bank.give(reserve, 10 * SOL).await;
    let before = world.snapshot().await;
    world.update().await;
    assert!(world.snapshot().await.pool.rate.backing == before.pool.rate.backing, "not before");
    world.next_epoch().await;
    world.update().await;
    let now = world.snapshot().await;
    assert_eq!(now.rate(), before.rate());
    assert_eq!(now.pool.rate.backing, before.pool.rate.backing + 10 * SOL);
    assert_eq!(now.pool.rate.tide_amount, 10 * SOL / 20 * 19);
    assert_eq!(now.pool.rate.reserve, now.reserve_lamports);
}

#[tokio::test]
async fn tokens_burned_past_the_pool_become_tide() {
    let (mut world, alice) = World::deposited().await;
    let burn = token::burn(alice.tokens, world.pool.mint, alice.address(), 100 * SOL);
    world.send(&[burn], &[&alice.wallet]).await.expect("a burn");
    world.next_epoch().await;
    let before = world.snapshot().await;
    world.update().await;
    let now = world.snapshot().await;
    assert_eq!(now.pool.rate.shares, before.pool.rate.shares - 100 * SOL);
    assert_eq!((now.pool.rate.minted, now.supply), (900 * SOL, 900 * SOL));
    assert_eq!(now.pool.rate.tide_amount, 100 * SOL);
    assert_eq!(now.rate(), before.rate(), "the rate stands");
    assert_eq!(now.pool.fee_shares, 0, "and nobody takes a fee of it");
}

#[tokio::test]
async fn more_tokens_than_were_minted_stop_the_update() {
    let (mut world, _) = World::deposited().await;
    let mint = world.pool.mint;
    world.next_epoch().await;
    world.update_validators().await.expect("all validators");
    // Edited, because nobody but the pool can mint. The supply stands at byte 36.
    let supply = 1_000 * SOL + 1;
    world
        .bank
        .edit_with(mint, |account| account.data[36..44].copy_from_slice(&supply.to_le_bytes()))
        .await;
    assert_refused(&world.update_pool().await, TidepoolError::SupplyMismatch);
}

#[tokio::test]
async fn each_update_leaves_a_record_of_the_rate() {
    let (mut world, _) = World::staked().await;
    for epoch in 16..19 {
        world.next_epoch().await;
        world.update().await;
        let now = world.snapshot().await;
        let newest = usize::try_from(now.pool.history.recorded - 1).expect("a few");
        let record = now.pool.history.records[newest];
        assert_eq!((record.epoch, record.slot), (epoch, now.slot));
        assert_eq!(rate(record.value, record.shares), now.rate());
    }
}

#[tokio::test]
async fn a_second_update_for_a_loss_replaces_the_epochs_record() {
    let (mut world, _) = World::staked().await;
    let before = world.snapshot().await.pool.history.recorded;
    let main = world.snapshot().await.entries[0].stake;
    // Edited, because the runtime does not slash.
    world.bank.edit_with(main, |account| account.lamports -= 50 * SOL).await;
    world.update().await;
    let now = world.snapshot().await;
    assert_eq!(now.pool.history.recorded, before);
    let newest = usize::try_from(before - 1).expect("a few");
    assert_eq!(now.pool.history.records[newest].value, now.value());
}

#[tokio::test]
async fn after_a_total_loss_only_exits_are_open() {
    let (mut world, alice) = World::deposited().await;
    world.order(&alice, 1, 999 * SOL).await.expect("a ticket");
    world.next_epoch().await;
    world.update_validators().await.expect("all validators");
    // The reserve's own lamports are out of everybody's reach, and with them a loss of all
    // is: edited down to fifty, of which tickets and holders get their parts.
    let reserve = world.pool.reserve;
    world.bank.edit_with(reserve, |account| account.lamports = 50).await;
    // Past the laws, which hold the locked SOL to be safe.
    let update = world.pool.update_pool();
    world.bank.send(&[update], &[]).await.expect("an update can never fail");
    let now = world.snapshot().await;
    assert_eq!((now.pool.rate.flags, now.pool.rate.backing), (1, 1));
    assert_eq!(now.pool.rate.ticket_debt, 49);
    assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::Insolvent);
    let quote = world.pool.quote_deposit(SOL);
    assert_refused(&world.send(&[quote], &[]).await, TidepoolError::Insolvent);
}

#[tokio::test]
async fn the_mark_of_a_total_loss_closes_entries_and_no_exit() {
    let (mut world, alice) = World::deposited().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    world.next_epoch().await;
    world.update().await;
    let pool = world.pool.pool;
    // Edited: the mark alone, so that there is something left to leave with.
    world.bank.edit_with(pool, |account| account.data[120] |= 1).await;
    assert_eq!(world.snapshot().await.pool.rate.flags, 1);
    assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::Insolvent);
    world.redeem(&alice, SOL).await.expect("an exit");
    world.order(&alice, 2, SOL).await.expect("a ticket");
    world.claim(&alice, 1).await.expect("a claim");
    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    assert_eq!(world.snapshot().await.pool.rate.flags, 1, "for good");
}
