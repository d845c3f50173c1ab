//! SPL stake pool 2.2.0 and its rate, and ours.
//!
//! * The first depositor makes a token worth more than what others bring. Here: First depositor.
//! * Who brings SOL leaves at once with stake that earns the running epoch's reward. Here: No
//!   dilution.

use tidepool_tests::{
    Holder, SOL, SplPool, World,
    spl_pool::{Edition, Fees},
};

use super::both::{Both, Reason, assert_they_refuse, gain};
use crate::museum::scenes::floor_of;

#[tokio::test]
async fn their_first_depositor_takes_part_of_what_the_second_brings() {
    let mut world = World::new().await;
    let theirs = SplPool::begin(&mut world.bank, Edition::Today, Fees::NONE).await;
    let bank = &mut world.bank;
    let mallory = theirs.holder(bank, SOL).await;
    let victim = theirs.holder(bank, 100 * SOL).await;
    theirs.deposit(bank, &mallory, 1).await.expect("a token");
    bank.give(theirs.reserve, 10 * SOL).await;
    theirs.turn(bank).await.expect("a token is worth ten SOL and a lamport");
    let result = theirs.deposit(bank, &victim, 9 * SOL).await;
    assert_they_refuse(&result, Reason::DepositTooSmall);
    theirs.deposit(bank, &victim, 15 * SOL).await.expect("one token for fifteen SOL");
    assert_eq!(theirs.balance(bank, &victim).await.1, 1);
    theirs.withdraw(bank, &mallory, 1).await.expect("half of all");
    // For a lamport and a gift of ten SOL.
    let taken = gain(SOL, bank.lamports(mallory.address()).await);
    assert_eq!(taken, 12_500_000_000 - 1);

    let mallory = world.holder(20 * SOL).await;
    let victim = world.holder(100 * SOL).await;
    world.deposit(&mallory, 1).await.expect("a share");
    world.bank.give(world.pool.reserve, 10 * SOL).await;
    world.next_epoch().await;
    world.update().await;
    let minted = world.deposit(&victim, 15 * SOL).await.expect("a deposit").returned();
    let back = world.redeem(&victim, minted).await.expect("an exit").returned();
    assert!(back + SOL / 50 > 15 * SOL, "the floor is a hundredth of a SOL: {back}");
    let taken = world.redeem(&mallory, 1).await.map(|receipt| receipt.returned()).unwrap_or(0);
    assert!(taken <= 1, "{taken}");
}

#[tokio::test]
async fn their_sol_becomes_active_stake_at_once() {
    let mut both = Both::staked(Fees::NONE).await;
    let (here, there) = both.stranger(1_000 * SOL).await;
    both.move_to_last_slots().await;
    let stake_there = both.world.empty_stake(&there).await;
    let stake_here = both.world.empty_stake(&here).await;
    let before = [both.fortune(&there, stake_there).await, both.fortune(&here, stake_here).await];
    let Both { world, theirs, .. } = &mut both;

    let tokens = u128::from(300 * SOL) * u128::from(theirs.books(&mut world.bank).await.1)
        / u128::from(theirs.books(&mut world.bank).await.0);
    let tokens = u64::try_from(tokens).expect("tokens");
    let validator = theirs.validators[0];
    let round = [
        theirs.deposit_sol(&there, 300 * SOL),
        theirs.withdraw_stake(&there, stake_there, &validator, tokens),
    ];
    world.bank.send(&round, &[&there.wallet]).await.expect("legal");

    // Without a weight ours may give it all.
    world.set_weight(0, 0).await.expect("no weight");
    let shares = world.deposit(&here, 300 * SOL).await.expect("a deposit").returned();
    world.redeem_stake(&here, stake_here, 0, shares).await.expect("an exit with stake");
    world.next_epoch().await;

    let after = [both.fortune(&there, stake_there).await, both.fortune(&here, stake_here).await];
    let [gain_there, gain_here] = [0, 1].map(|one| gain(before[one], after[one]));
    assert!(gain_there > 100_000_000, "the reward of 300 SOL for a moment: {gain_there}");
    let floor = i64::try_from(floor_of(300 * SOL)).expect("lamports");
    assert!(gain_here < -floor && gain_here > -2 * floor, "reward and floor are paid: {gain_here}");
}

impl Both {
    /// Lamports in somebody's wallet and stake account.
    async fn fortune(&mut self, holder: &Holder, stake: solana_pubkey::Pubkey) -> u64 {
        let bank = &mut self.world.bank;
        bank.lamports(holder.address()).await + bank.lamports(stake).await
    }
}
