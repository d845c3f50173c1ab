//! Fee: the sum of all protocol fees never exceeds the fee's rate times the highest net gain
//! that the pool ever had, whatever deposits and exits happen between.

use proptest::prelude::*;

use super::cases;
use crate::pool::{Pool, Step, fresh, scene, step, steps};

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn fee_is_charged_on_the_highest_net_gain(mut pool in fresh(), steps in steps(80)) {
        let (mut net, mut highest, mut fees) = (0_i128, 0_i128, 0_i128);
        for step in steps {
            let carry = pool.ledger.loss_carry;
            let booked = step.take(&mut pool);
            if !matches!(step, Step::Update) {
                prop_assert_eq!(pool.ledger.loss_carry, carry, "{:?} moved the carry", step);
                continue;
            }
            if let Ok([result, fee, ..]) = booked {
                net += result;
                highest = highest.max(net);
                fees += fee;
            }
            let rate = i128::from(pool.parameters.protocol_fee.0);
            prop_assert!(fees * 1_000_000 <= highest * rate, "{} of {}", fees, highest);
            // The carry is exactly what the pool has to win back.
            prop_assert_eq!(i128::from(pool.ledger.loss_carry.0), highest - net);
        }
    }

    /// Fee shares are worth no more than the fee that covers them.
    #[test]
    fn fee_shares_are_covered(mut pool in scene(), first in step(), second in step()) {
        for step in [first, second] {
            let _ = step.take(&mut pool);
        }
        pool.skip(1);
        prop_assume!(pool.ledger.observed >= 0);
        let shares = pool.ledger.shares.0 - pool.burned;
        let Ok([_, fee, fee_shares, _]) = pool.update() else { return Ok(()) };
        prop_assert_eq!(i128::from(pool.ledger.shares.0), i128::from(shares) + fee_shares);
        let worth = u128::try_from(fee_shares).unwrap() * u128::from(pool.value());
        prop_assert!(worth <= u128::try_from(fee).unwrap() * u128::from(pool.ledger.shares.0));
    }
}

#[test]
fn fee_is_not_charged_twice_for_a_gain_that_was_lost() {
    let mut pool = Pool::new(432_000, tidepool_math::Parameters::DEFAULT);
    pool.deposit_stake(1_000_000_000_000, 0).unwrap();
    let mut fees = Vec::new();
    for delta in [1_000_000, -400_000, 300_000, 200_000] {
        pool.skip(1);
        pool.observe(delta);
        fees.push(pool.update().unwrap()[1]);
    }
    // 5 % of 1,000,000; then 400,000 lost, of which 300,000 are won back; 100,000 are new.
    assert_eq!(fees, [50_000, 0, 0, 5_000]);
}
