//! SPL stake pool 2.2.0 and what is given to all, and ours.
//!
//! * Whoever has lamports for the length of a transaction takes a tip that was given to all. Here:
//!   No free lunch.
//! * With an update after the tip by somebody else, two transactions do. Here: Continuity.
//! * What recovers after a loss pays the manager's fee again. Here: Fee.

use tidepool_tests::{SOL, spl_pool::Fees};

use super::both::{Both, gain};
use crate::museum::scenes::{floor_of, slash};

/// As much as rewards of a hundred epochs.
const TIP: u64 = 40 * SOL;

#[tokio::test]
async fn their_tip_goes_to_who_comes_and_leaves_within_a_transaction() {
    let mut both = Both::staked(Fees::USUAL).await;
    let (here, there) = both.stranger(10_000 * SOL).await;
    let Both { world, theirs, .. } = &mut both;
    for reserve in [theirs.reserve, world.pool.reserve] {
        world.bank.give(reserve, TIP).await;
    }
    let (tokens, lamports) =
        (tokens_for(theirs.books(&mut world.bank).await, 9_000 * SOL), 10_000 * SOL);
    let round = [
        theirs.deposit_sol(&there, 9_000 * SOL),
        theirs.update_pool(),
        theirs.withdraw_sol(&there, tokens),
    ];
    world.bank.send(&round, &[&there.wallet]).await.expect("legal");
    let (left, rest) = theirs.balance(&mut world.bank, &there).await;
    assert_eq!(rest, 0);
    let gained = gain(lamports, left);
    // Nine tenths of the tip, less their fee of 4 % of it and a thousandth of 9,036 SOL.
    assert!(gained > 25_000_000_000 && gained < 26_500_000_000, "{gained}");

    // Here the tip is counted once the next update has run, and the same three come before it.
    world.next_epoch().await;
    both.update().await;
    let Both { world, .. } = &mut both;
    world.bank.give(world.pool.reserve, TIP).await;
    world.next_epoch().await;
    world.update_validators().await.expect("all validators");
    let (pool, owner) = (world.pool, here.address());
    let shares = shares_for(&world.snapshot().await, 9_000 * SOL);
    let round = [
        pool.deposit_sol(owner, here.tokens, 9_000 * SOL, 0),
        pool.update_pool(),
        pool.redeem_sol(owner, here.tokens, owner, shares - 10, 0),
    ];
    world.send(&round, &[&here.wallet]).await.expect("legal, and pointless");
    let lost = gain(world.balance(&here).await.0, 10_000 * SOL);
    assert!(lost > 0 && lost.unsigned_abs() + 100 > floor_of(9_000 * SOL), "{lost}");
}

#[tokio::test]
async fn their_manager_is_paid_again_for_what_was_lost_before() {
    let mut both = Both::staked(Fees::USUAL).await;
    let Both { world, theirs, .. } = &mut both;
    let lost = 30 * SOL;
    slash(world, 0, lost).await;
    let main = theirs.validators[0].stake;
    world.bank.edit_stake(main, |_, stake| stake.delegation.stake -= lost).await;
    world.bank.edit_with(main, |account| account.lamports -= lost).await;
    theirs.update(&mut world.bank).await;
    // Here a loss is booked in the epoch of its look, too.
    world.update_validators().await.expect("all validators");
    world.update_pool().await.expect("the pool");
    let (before_there, before_here) =
        (world.bank.shares_in(theirs.fees).await, world.snapshot().await.pool.fee_shares);
    assert_eq!(before_there, 0, "nothing earned so far");

    // Somebody makes half of it good, and the next epoch comes.
    for reserve in [theirs.reserve, world.pool.reserve] {
        world.bank.give(reserve, lost / 2).await;
    }
    world.next_epoch().await;
    both.update().await;
    let Both { world, theirs, .. } = &mut both;
    let fee = world.bank.shares_in(theirs.fees).await;
    assert!(fee > SOL / 2, "four hundredths of 15 SOL, though holders have 15 less: {fee}");
    assert_eq!(world.snapshot().await.pool.fee_shares, before_here);
}

/// Tokens that they mint for a deposit.
fn tokens_for((lamports, tokens): (u64, u64), deposit: u64) -> u64 {
    let minted = u128::from(deposit) * u128::from(tokens) / u128::from(lamports);
    u64::try_from(minted).expect("tokens")
}

/// Shares that we mint for a deposit.
fn shares_for(now: &tidepool_tests::Snapshot, deposit: u64) -> u64 {
    let minted = u128::from(deposit) * u128::from(now.pool.rate.shares) / u128::from(now.value());
    u64::try_from(minted).expect("shares")
}
