//! Tickets and losses: one proportion for all, whoever is first.

use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, assert_refused};

/// Three holders with a third of the pool each, all of it staked, updated.
async fn world() -> (World, [Holder; 3]) {
    let mut world = World::new().await;
    let mut holders = vec![];
    for _ in 0..3 {
        let holder = world.holder(1_000 * SOL).await;
        world.deposit(&holder, 333 * SOL + 333).await.expect("a deposit");
        holders.push(holder);
    }
    world.turn_epoch().await;
    world.update().await;
    (world, holders.try_into().unwrap_or_else(|_| panic!("three holders")))
}

/// Takes lamports out of a validator's stake past all rules, because the runtime does not
/// slash.
async fn lose(world: &mut World, index: usize, lamports: u64) {
    let main = world.snapshot().await.entries[index].stake;
    world.bank.edit_stake(main, |_, stake| stake.delegation.stake -= lamports).await;
    world.bank.edit_with(main, |account| account.lamports -= lamports).await;
}

/// `floor(owed * I / I0)`.
async fn worth(world: &mut World, ticket: Pubkey) -> u64 {
    let ticket = world.ticket(ticket).await;
    let index = world.snapshot().await.ledger().loss_index.0;
    let product = u128::from(ticket.owed) * index;
    u64::try_from(product / ticket.terms().index.0).expect("lamports")
}

async fn order_for_all(world: &mut World, holders: &[Holder; 3]) {
    for (holder, shares) in holders.iter().zip([100 * SOL + 7, 150 * SOL + 1, 33]) {
        world.order(holder, 1, shares).await.expect("a ticket");
    }
}

#[tokio::test]
async fn claims_in_any_order_give_each_the_same_part_and_the_dust_becomes_tide() {
    let (mut world, holders) = world().await;
    order_for_all(&mut world, &holders).await;
    lose(&mut world, 0, 77 * SOL + 123).await;
    world.update().await;
    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    let debt = world.snapshot().await.pool.rate.ticket_debt;
    let mut touched = vec![];
    for holder in &holders {
        touched.extend([holder.address(), world.ticket_of(holder, 1)]);
    }
    let start = world.remember(&touched).await;
    let mut ends = vec![];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        world.rewind(&start);
        let mut sum = 0;
        for index in order {
            let holder = &holders[index];
            let address = world.ticket_of(holder, 1);
            let expected = worth(&mut world, address).await;
            let paid = world.claim(holder, 1).await.expect("a claim").returned();
            assert_eq!(paid, expected);
            sum += paid;
        }
        assert!(sum < debt && sum + 3 >= debt, "some dust: {sum} of {debt}");
        let pool = world.snapshot().await.pool;
        assert_eq!((pool.rate.ticket_debt, pool.open_tickets), (0, 0));
        ends.push(world.remember(&touched).await);
    }
    assert!(ends.iter().all(|end| end.is_same(&ends[0])), "all accounts are the same in the end");
}

#[tokio::test]
async fn the_last_ticket_leaves_its_dust_as_tide_when_it_is_cancelled_too() {
    let (mut world, holders) = world().await;
    order_for_all(&mut world, &holders).await;
    lose(&mut world, 0, 77 * SOL + 123).await;
    world.update().await;
    let debt = world.snapshot().await.pool.rate.ticket_debt;
    let mut sum = 0;
    for (left, holder) in [2, 1, 0].into_iter().zip(&holders) {
        let before = world.snapshot().await.pool;
        world.cancel(holder, 1).await.expect("a cancellation");
        let after = world.snapshot().await.pool;
        assert_eq!(after.open_tickets, left);
        let worth = after.rate.backing - before.rate.backing;
        let dust = if left == 0 { before.rate.ticket_debt - worth } else { 0 };
        assert_eq!(after.rate.pending_fees - before.rate.pending_fees, dust);
        assert_eq!(after.rate.ticket_debt, before.rate.ticket_debt - worth - dust);
        sum += worth;
    }
    assert!(sum < debt && sum + 3 >= debt, "some dust: {sum} of {debt}");
    assert_eq!(world.snapshot().await.pool.rate.ticket_debt, 0);
}

#[tokio::test]
async fn tickets_from_before_a_loss_is_booked_bear_it_and_those_from_after_do_not() {
    let (mut world, [alice, bob, carol]) = world().await;
    let early = world.order(&alice, 1, 100 * SOL).await.expect("a ticket").returned();
    world.next_epoch().await;
    lose(&mut world, 0, 90 * SOL).await;
    // Nobody has seen it yet: this one bears it as well.
    let unaware = world.order(&bob, 1, 100 * SOL).await.expect("a ticket").returned();
    world.update_validators().await.expect("all validators");
    assert_refused(&world.order(&carol, 1, 100 * SOL).await, TidepoolError::PoolStale);
    world.update_pool().await.expect("the loss is booked");
    let late = world.order(&carol, 1, 100 * SOL).await.expect("a ticket").returned();
    for _ in 0..2 {
        world.move_stake().await;
        world.next_epoch().await;
        world.update().await;
    }
    let first = world.claim(&alice, 1).await.expect("a claim").returned();
    let second = world.claim(&bob, 1).await.expect("a claim").returned();
    let third = world.claim(&carol, 1).await.expect("a claim").returned();
    assert!(early - first > 8 * SOL, "about nine percent of {early}: {first}");
    let same = u128::from(first) * u128::from(unaware) / u128::from(early);
    assert!(same.abs_diff(second.into()) <= 1, "one proportion: {same} and {second}");
    assert_eq!(third, late, "ordered at the lower rate, paid in full");
    // The same shares in the same slot: before the loss was booked and after it.
    assert!(second.abs_diff(third) <= 2, "{second} and {third}");
}

#[tokio::test]
async fn a_claim_waits_for_a_loss_to_be_booked_and_then_bears_it() {
    let (mut world, [alice, ..]) = world().await;
    let owed = world.order(&alice, 1, 100 * SOL).await.expect("a ticket").returned();
    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    lose(&mut world, 1, 90 * SOL).await;
    world.update_validators().await.expect("losses are seen at any time");
    assert_refused(&world.claim(&alice, 1).await, TidepoolError::PoolStale);
    world.update_pool().await.expect("the loss is booked");
    let address = world.ticket_of(&alice, 1);
    let expected = worth(&mut world, address).await;
    let paid = world.claim(&alice, 1).await.expect("a claim").returned();
    assert_eq!(paid, expected);
    assert!(paid < owed - 8 * SOL, "{paid} of {owed}");
}

#[tokio::test]
async fn what_cools_for_a_ticket_is_not_asked_for_twice_and_its_loss_is() {
    let (mut world, [alice, bob, _]) = world().await;
    world.order(&alice, 1, 200 * SOL).await.expect("a ticket");
    world.move_stake().await;
    let cooling = world.snapshot().await.header.cooling;
    assert!(cooling > 190 * SOL && cooling < 230 * SOL, "{cooling}");
    world.move_stake_in_window().await;
    assert_eq!(world.snapshot().await.header.cooling, cooling, "nothing more");

    // A third of it never comes home, so that as much is lacking again.
    world.next_epoch().await;
    let transient = world.snapshot().await.entries[0].transient;
    // Edited, because no program could: the account vanishes.
    world.bank.edit(transient, solana_account::Account::default());
    world.update().await;
    let header = world.snapshot().await.header;
    assert_eq!((header.cooling, header.cooled_unswept), (0, 0));
    world.order(&bob, 1, 50 * SOL).await.expect("another ticket");
    world.move_stake().await;
    let rate = world.snapshot().await.pool.rate;
    let cooling = world.snapshot().await.header.cooling;
    let wanted = rate.ticket_debt + rate.backing / 50;
    let has = rate.reserve - (SOL + 890_880) + cooling;
    assert!(has >= wanted && has <= wanted + 2 * SOL, "{has} for {wanted}");
    world.next_epoch().await;
    world.update().await;
    for holder in [&alice, &bob] {
        world.claim(holder, 1).await.expect("a claim");
    }
}
