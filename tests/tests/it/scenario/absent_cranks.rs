//! No crank for one epoch, two, three, ten and a hundred.

use tidepool::error::TidepoolError;
use tidepool_tests::{Circle, Holder, SOL, Snapshot, World, assert_refused};

const ABSENCES: [u64; 5] = [1, 2, 3, 10, 100];

/// A pool with stake, with a ticket and what is cooling for it.
async fn pool_with_a_ticket() -> (World, Circle, Holder) {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, 100 * SOL).await.expect("a ticket");
    world.move_stake().await;
    let circle = Circle::around(&mut world, std::slice::from_ref(&alice)).await;
    (world, circle, alice)
}

/// Somebody tips the reserve and a stake account.
async fn tip(world: &mut World, circle: &mut Circle) {
    let (reserve, stake) = (world.pool.reserve, world.snapshot().await.entries[2].stake);
    circle.bring(world, reserve, SOL / 20).await;
    circle.bring(world, stake, SOL / 50).await;
}

/// Crosses so many boundaries, each with its rewards and tips; returns all fees.
async fn pass(world: &mut World, circle: &mut Circle, epochs: u64, cranked: bool) -> u64 {
    let mut fees = 0;
    for epoch in 1..=epochs {
        circle.next_epoch(world).await;
        tip(world, circle).await;
        if cranked || epoch == epochs {
            fees += world.update_and_weigh_fee().await;
        }
    }
    fees
}

/// What must not depend on the cranks: `B`, `D` and all lamports. Rewards are left out: fees
/// that the network burns change the inflation by some lamports.
fn unmoved(now: &Snapshot, rewards: u64) -> [u64; 5] {
    let rate = &now.pool.rate;
    let held = now.header.total_tracked + now.reserve_lamports;
    let [backing, held] = [rate.backing, held].map(|lamports| lamports - rewards);
    [backing, rate.ticket_debt, rate.pending_fees, rate.loss_carry, held]
}

#[tokio::test]
async fn however_long_the_cranks_are_away_one_pass_makes_it_good() {
    for epochs in ABSENCES {
        let mut results = vec![];
        for cranked in [true, false] {
            let (mut world, mut circle, alice) = pool_with_a_ticket().await;
            let fees = pass(&mut world, &mut circle, epochs, cranked).await;
            let now = world.snapshot().await;
            results.push((unmoved(&now, circle.rewards()), fees));
            world.claim(&alice, 1).await.expect("a claim");
            world.redeem(&alice, SOL).await.expect("an exit");
            assert_eq!(circle.audit(&mut world).await.difference(), 0);
        }
        let (cranked, absent) = (&results[0], &results[1]);
        assert_eq!(cranked.0, absent.0, "{epochs} epochs");
        // The sum of rounded fees is less than the rounded sum, by a lamport an epoch.
        assert!(absent.1 < cranked.1 + epochs.max(2), "{epochs} epochs: {absent:?} {cranked:?}");
    }
}

#[tokio::test]
async fn epochs_that_pass_in_one_leap_pay_nothing_and_harm_nobody() {
    for epochs in ABSENCES {
        let (mut world, mut circle, alice) = pool_with_a_ticket().await;
        // The bank pays no rewards for epochs that are skipped, so that tips are the gain.
        world.leap(epochs).await;
        tip(&mut world, &mut circle).await;
        if epochs > 1 {
            assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::PoolStale);
            assert_refused(&world.redeem(&alice, SOL).await, TidepoolError::PoolStale);
        }
        let before = world.snapshot().await;
        world.update().await;
        let now = world.snapshot().await;
        assert!(now.pool.rate.backing >= before.pool.rate.backing + SOL / 20 + SOL / 50);
        assert_eq!(now.pool.rate.loss_carry, 0);
        world.claim(&alice, 1).await.expect("a claim");
        world.redeem(&alice, SOL).await.expect("an exit");
    }
}

/// The holder looks at all validators, turns the epoch and orders a ticket, in one
/// transaction of her own.
async fn help_herself_and_order(world: &mut World, alice: &Holder) {
    let entries = world.snapshot().await.indexed();
    let shares = world.balance(alice).await.1;
    let (pool, owner) = (world.pool, alice.address());
    let alone = [
        pool.update_validators(&entries),
        pool.update_pool(),
        pool.redeem(owner, alice.tokens, 7, shares, 0),
    ];
    world.send(&alone, &[&alice.wallet]).await.expect("one transaction");
}

#[tokio::test]
async fn a_lone_holder_turns_the_pool_and_leaves_by_herself() {
    for epochs in ABSENCES {
        let (mut world, mut circle, alice) = pool_with_a_ticket().await;
        for _ in 0..epochs {
            circle.next_epoch(&mut world).await;
        }
        // From here on nobody else pays for anything.
        let faucet = std::mem::replace(&mut world.bank.payer, alice.wallet.insecure_clone());
        let fees = world.bank.fees;
        help_herself_and_order(&mut world, &alice).await;
        world.move_stake().await;
        let fees = world.bank.fees - fees;
        world.bank.payer = faucet;
        circle.next_epoch(&mut world).await;
        let faucet = std::mem::replace(&mut world.bank.payer, alice.wallet.insecure_clone());
        let later = world.bank.fees;
        world.update().await;
        assert_eq!(world.claim_all().await, 2, "both of hers");
        let paid = fees + world.bank.fees - later;
        world.bank.payer = faucet;

        let now = world.snapshot().await;
        assert_eq!((now.supply, now.pool.rate.ticket_debt), (0, 0));
        let (lamports, shares) = world.balance(&alice).await;
        assert_eq!(shares, 0);
        assert!(lamports > 10_000 * SOL - SOL, "all but the floor: {lamports}");
        let audit = circle.audit(&mut world).await;
        assert_eq!(audit.difference(), i128::from(paid), "the network took its fees");
    }
}
