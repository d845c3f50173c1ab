//! Monotone: nothing but a loss lowers the rate, and a loss no more than in proportion.

use proptest::prelude::*;

use super::cases;
use crate::pool::{Pool, Step, part, rate, scene, step};

/// `V'S - VS'`: positive when the rate rose.
pub fn rise(before: &Pool, after: &Pool) -> i128 {
    let ((value, shares), (new_value, new_shares)) = (rate(before), rate(after));
    i128::try_from(new_value * shares).unwrap() - i128::try_from(value * new_shares).unwrap()
}

/// `floor(burned * V / S)`: what burned shares are worth when an update books them.
pub fn burned_value(pool: &Pool) -> u64 {
    let (value, shares) = rate(pool);
    u64::try_from(u128::from(pool.burned) * value / shares).unwrap()
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn monotone_without_a_loss(mut pool in scene(), first in step(), second in step()) {
        for step in [first, second] {
            if matches!(step, Step::Loss(_) | Step::Wait(_) | Step::NextEpoch | Step::SkipEpochs) {
                continue;
            }
            let before = pool.clone();
            let done = step.take(&mut pool);
            prop_assert!(rise(&before, &pool) >= 0, "{:?}: {:?}\n{:?}", step, done, before);
        }
    }

    #[test]
    fn monotone_in_time(mut pool in scene(), waits in prop::collection::vec(part(), 1..20)) {
        for wait in waits {
            let before = pool.clone();
            pool.wait(wait.of(pool.clock.slots));
            prop_assert!(rise(&before, &pool) >= 0);
        }
    }

    /// `V' >= V - max(0, l - U - P - vb) * V / (V + D) - 1`, with the `V` after the burns.
    #[test]
    fn monotone_but_for_a_loss_in_proportion(
        mut pool in scene(), burn in part(), lost in part(),
    ) {
        Step::Burn(burn).take(&mut pool).unwrap();
        pool = pool.without_observations();
        Step::Loss(lost).take(&mut pool).unwrap();
        let loss = pool.ledger.observed.unsigned_abs();
        prop_assume!(loss > 0);
        let vb = burned_value(&pool);
        let (value, debt) = (pool.value() - vb, pool.ledger.ticket_debt.0);
        let rest = loss.saturating_sub(pool.unvested() + pool.ledger.pending_fees.0 + vb);
        pool.update().unwrap();
        // Where the index has become too coarse to say more, tickets may have been spared.
        if !pool.ledger.insolvent {
            let total = u128::from(value + debt);
            let kept = u128::from(value) * total - u128::from(rest) * u128::from(value);
            prop_assert!((u128::from(pool.value()) + 1) * total >= kept);
        }
        prop_assert!(pool.value() >= 1);
    }
}
