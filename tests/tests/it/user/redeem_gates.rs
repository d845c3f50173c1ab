//! What `redeem` refuses, and the smallest amounts that it takes.

use solana_instruction::error::InstructionError;
use tidepool::error::TidepoolError;
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{Holder, SOL, World, WorldOptions, assert_refused, assert_refused_by};

/// Everything is with the validators; the reserve has only what it must keep.
async fn all_staked() -> (World, Holder) {
    let parameters = Parameters { reserve_target: Millionths(0), ..Parameters::DEFAULT };
    let options = WorldOptions { parameters, ..WorldOptions::default() };
    let (mut world, alice) = World::staked_with(options).await;
    assert_eq!(world.snapshot().await.reserve_lamports, SOL + 890_880);
    (world, alice)
}

#[tokio::test]
async fn with_nothing_free_all_is_a_ticket_down_to_two_lamports() {
    let (mut world, alice) = all_staked().await;
    let fee = |lamports: u64| (lamports * 7).div_ceil(10_000);
    for (nonce, shares) in [(1, 100 * SOL), (2, SOL - 1), (3, 1_000_000), (4, 3), (5, 2)] {
        let receipt = world.leave(&alice, nonce, shares).await.expect("a ticket");
        assert_eq!(receipt.returned_pair(), (0, shares - fee(shares)), "one to one until rewards");
    }
    assert_eq!(world.snapshot().await.pool.open_tickets, 5);
}

#[tokio::test]
async fn zero_dust_and_too_much_are_refused() {
    for (mut world, alice) in [World::deposited().await, all_staked().await] {
        assert_refused(&world.leave(&alice, 1, 0).await, TidepoolError::ZeroOutput);
        // One share is worth a lamport, and the fee takes it.
        assert_refused(&world.leave(&alice, 1, 1).await, TidepoolError::ZeroOutput);
        let result = world.leave(&alice, 1, u64::MAX).await;
        assert_refused(&result, TidepoolError::AmountOutOfRange);
        let mut small = world.leave(&alice, 1, 2).await.expect("an exit").returned_pair();
        if small.1 == 0 {
            small = (small.1, small.0);
        }
        assert_eq!(small, (0, 1), "in one part, whichever");
    }
}

#[tokio::test]
async fn no_part_is_so_small_that_the_fee_eats_it() {
    // Free lamports, and the parts of an exit of three shares, which are worth a lamport each.
    for (free, expected) in [(0, (0, 2)), (1, (0, 2)), (2, (0, 2)), (3, (2, 0))] {
        let (mut world, alice) = all_staked().await;
        if free > 0 {
            world.deposit(&alice, free).await.expect("a deposit");
        }
        let parts = world.leave(&alice, 1, 3).await.expect("an exit").returned_pair();
        assert_eq!(parts, expected, "with {free} lamports free");
    }
}

#[tokio::test]
async fn more_than_the_owner_has_and_shares_of_somebody_else_are_refused() {
    let (mut world, alice) = World::deposited().await;
    let bob = world.holder(SOL).await;
    world.transfer(&alice, &bob, 300 * SOL).await.expect("a transfer");
    let result = world.leave(&alice, 1, 701 * SOL).await;
    // The token program's `InsufficientFunds`, and its `OwnerMismatch`.
    assert_refused_by(&result, &InstructionError::Custom(1));
    let theft = world.pool.redeem(bob.address(), alice.tokens, 1, SOL, 0);
    let result = world.send(&[theft], &[&bob.wallet]).await;
    assert_refused_by(&result, &InstructionError::Custom(4));
}

#[tokio::test]
async fn a_payer_without_the_rent_is_refused_only_where_a_ticket_is_made() {
    let (mut world, alice) = all_staked().await;
    let bob = world.holder(0).await;
    world.transfer(&alice, &bob, 10 * SOL).await.expect("a transfer");
    // The system program's `ResultWithNegativeLamports`.
    let result = world.leave(&bob, 1, SOL).await;
    assert_refused_by(&result, &InstructionError::Custom(1));
    world.deposit(&alice, 5 * SOL).await.expect("a deposit");
    world.leave(&bob, 1, SOL).await.expect("paid at once");
}

#[tokio::test]
async fn a_pool_two_epochs_behind_or_with_an_unbooked_loss_is_stale() {
    let (mut world, alice) = World::staked().await;
    let main = world.snapshot().await.entries[0].stake;
    // Edited, because the runtime does not slash.
    world.bank.edit_with(main, |account| account.lamports -= SOL).await;
    world.update_validators().await.expect("losses are seen at any time");
    assert_refused(&world.leave(&alice, 1, SOL).await, TidepoolError::PoolStale);
    world.update_pool().await.expect("the loss is booked");
    world.leave(&alice, 1, SOL).await.expect("an exit");
    world.skip_epochs(2).await;
    assert_refused(&world.leave(&alice, 1, SOL).await, TidepoolError::PoolStale);
}

#[tokio::test]
async fn the_mark_of_a_total_loss_does_not_close_it() {
    let (mut world, alice) = World::staked().await;
    let pool = world.pool.pool;
    // Edited: the mark alone, so that there is something left to leave with.
    world.bank.edit_with(pool, |account| account.data[120] |= 1).await;
    assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::Insolvent);
    world.leave(&alice, 1, 100 * SOL).await.expect("an exit in two parts");
}
