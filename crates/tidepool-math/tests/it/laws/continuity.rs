//! Continuity: the rate never jumps. It stands, up to the rounding of the operation, at an
//! update with a gain, at burns, tips and donations, at deposits and exits.

use proptest::prelude::*;
use tidepool_math::Parameters;

use super::{
    cases,
    monotone::{burned_value, rise},
};
use crate::pool::{Part, Pool, Step, entry, exit, neutral, part, scene};

proptest! {
    #![proptest_config(cases(16))]

    /// `0 <= V'S - VS' <= V + S + ceil(phi * S / (V - vb))`
    #[test]
    fn continuity_of_an_update_with_a_gain(
        mut pool in scene(), burn in part(), given in part(), gain in part(),
    ) {
        for step in [Step::Burn(burn), Step::Give(given), Step::Gain(gain)] {
            step.take(&mut pool).unwrap();
        }
        let before = pool.clone();
        let Ok([_, phi, ..]) = pool.update() else {
            // Fee shares of a great gain at a rate near zero can leave the range of amounts.
            return Ok(());
        };
        let (value, shares) = (i128::from(before.value()), i128::from(before.ledger.shares.0));
        let kept = value - i128::from(burned_value(&before));
        let most = value + shares + (phi * shares + kept - 1) / kept;
        let rise = rise(&before, &pool);
        prop_assert!((0..=most).contains(&rise), "{} of {}\n{:?}", rise, most, before);
    }

    /// Deposits buy at the rate to less than a lamport a share, exits sell to less than one;
    /// an exit in two parts is two.
    #[test]
    fn continuity_of_entries_and_exits(pool in scene(), entry in entry(), exit in exit()) {
        let exits = if matches!(exit, Step::Redeem(_)) { 2 } else { 1 };
        for (step, most) in [(entry, pool.value()), (exit, exits * pool.ledger.shares.0)] {
            let mut after = pool.clone();
            if step.take(&mut after).is_ok() {
                let rise = rise(&pool, &after);
                prop_assert!((0..i128::from(most)).contains(&rise), "{:?}: {}", step, rise);
            }
        }
    }

    /// What is given or burned shows in no rate before an update, and afterwards only as tide.
    #[test]
    fn continuity_of_gifts_burns_and_claims(mut pool in scene(), step in neutral()) {
        let before = pool.clone();
        if step.take(&mut pool).is_ok() {
            prop_assert_eq!(rise(&before, &pool), 0);
        }
    }
}

/// With the `V` before the burn, the bound on the update's rounding is a little too small:
/// what the burn's rounding leaves per share weighs more once most of the value has left.
#[test]
fn continuity_counts_the_value_after_a_burn() {
    let mut pool = Pool::new(1_000, Parameters::DEFAULT);
    pool.deposit(3_000_000_000_000, 0).unwrap();
    // A rate just below one, so that a burn of nearly all is rounded by nearly a lamport.
    pool.ledger.reserve.0 -= 10;
    pool.tracked = 10;
    pool.observe(-10);
    pool.update().unwrap();
    pool.skip(1);
    Step::Burn(Part::ALL).take(&mut pool).unwrap();
    pool.ledger.loss_carry.0 = 0;
    pool.given = 400_000_000_000_000;
    pool.purse -= pool.given;
    let before = pool.clone();
    let [_, phi, ..] = pool.update().unwrap();
    let (value, shares) = (i128::from(before.value()), i128::from(before.ledger.shares.0));
    let literal = value + shares + (phi * shares + value - 1) / value;
    assert!(rise(&before, &pool) > literal, "{} {literal}", rise(&before, &pool));
}
