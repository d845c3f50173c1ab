//! SPL stake pool 0.6.4, of 2022, and ours.
//!
//! * Neodyme 2022, medium: withdrawals were rounded up. Here: Rounding.
//! * Halborn 2023, low: deposits in dust paid no fee. Here: Fee.
//! * OtterSec and Halborn 2023, medium and low: a fee of an epoch's last slot was in force in the
//!   next. Here: what is to come with changes of parameters (docs/museum.md).

use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{
    SOL, SplPool, World, WorldOptions,
    spl_pool::{Edition, Fees, Ratio, manager::SOL_WITHDRAWAL_FEE},
};

#[tokio::test]
async fn neodyme_2022_their_three_lamports_come_out_as_four() {
    if !Edition::Of2022.is_built() {
        return;
    }
    let (mut world, alice) = World::staked().await;
    world.turn_epoch().await;
    world.update().await;
    let bank = &mut world.bank;
    let theirs = SplPool::begin(bank, Edition::Of2022, Fees::NONE).await;
    let anna = theirs.holder(bank, 100 * SOL).await;
    theirs.deposit(bank, &anna, 30 * SOL).await.expect("a deposit");
    // Three tokens are worth four lamports.
    bank.give(theirs.reserve, 10 * SOL).await;
    theirs.turn(bank).await.expect("an update");
    let mallory = theirs.holder(bank, SOL).await;
    theirs.deposit(bank, &mallory, 3).await.expect("two tokens for three lamports");
    assert_eq!(theirs.balance(bank, &mallory).await, (SOL - 3, 2));
    theirs.withdraw(bank, &mallory, 1).await.expect("two lamports for a token");
    theirs.withdraw(bank, &mallory, 1).await.expect("and two for the other");
    assert_eq!(theirs.balance(bank, &mallory).await, (SOL + 1, 0));

    for lamports in 2..30 {
        let Ok(minted) = world.deposit(&alice, lamports).await else { continue };
        let mut back = 0;
        for _ in 0..minted.returned() {
            back += world.redeem(&alice, 1).await.map_or(0, |receipt| receipt.returned());
        }
        assert!(back <= lamports, "{lamports} in and {back} out");
    }
}

#[tokio::test]
async fn halborn_2023_their_dust_pays_no_fee() {
    if !Edition::Of2022.is_built() {
        return;
    }
    let parameters = Parameters { deposit_fee: Millionths(1_000), ..Parameters::DEFAULT };
    let options = WorldOptions { parameters, ..WorldOptions::default() };
    let (mut world, alice) = World::deposited_with(options).await;
    let fees = Fees { deposit: Ratio::bps(10), ..Fees::NONE };
    let theirs = SplPool::begin(&mut world.bank, Edition::Of2022, fees).await;
    let anna = theirs.holder(&mut world.bank, 10 * SOL).await;
    for _ in 0..3 {
        theirs.deposit(&mut world.bank, &anna, 999).await.expect("a deposit");
    }
    assert_eq!(theirs.balance(&mut world.bank, &anna).await.1, 3 * 999, "not a token of a fee");
    theirs.deposit(&mut world.bank, &anna, 3_000).await.expect("the same at once");
    assert_eq!(world.bank.shares_in(theirs.fees).await, 3);

    let before = world.snapshot().await.pool.rate.pending_fees;
    for _ in 0..3 {
        world.deposit(&alice, 999).await.expect("a deposit");
    }
    assert_eq!(world.snapshot().await.pool.rate.pending_fees - before, 3);
}

#[tokio::test]
async fn ottersec_2023_their_fee_of_the_last_slot_is_in_force_in_the_next() {
    if !Edition::Of2022.is_built() {
        return;
    }
    let mut world = World::new().await;
    let bank = &mut world.bank;
    let theirs = SplPool::begin(bank, Edition::Of2022, Fees::NONE).await;
    let anna = theirs.holder(bank, 100 * SOL).await;
    theirs.deposit(bank, &anna, 20 * SOL).await.expect("a deposit");
    let clock = bank.clock().await;
    let (first, slots) = bank.epoch_slots(clock.epoch);
    bank.warp_to_slot(first + slots - 1);
    // Their limit: one and a half thousandths from nothing.
    let raise = theirs.set_fee(SOL_WITHDRAWAL_FEE, Ratio { numerator: 3, denominator: 2_000 });
    theirs.order(bank, raise).await;
    bank.warp_to_epoch(clock.epoch + 1);
    bank.finish_rewards();
    theirs.update(bank).await;
    theirs.withdraw(bank, &anna, 10 * SOL).await.expect("an exit");
    assert_eq!(bank.shares_in(theirs.fees).await, 10 * SOL * 3 / 2_000);
}
