//! New parameters for a tide that flows already: the slope cap holds at once, no rate moves.

use proptest::prelude::*;
use tidepool_math::Ledger;

use super::cases;
use crate::pool::{Pool, parameters, part, scene};

fn longest(pool: &Pool) -> u128 {
    16 * u128::from(pool.clock.slots)
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn retuned_tides_are_capped_and_move_no_rate(
        mut pool in scene(), new in parameters(), wait in part(),
    ) {
        pool.wait(wait.of(pool.clock.slots));
        let (before, value) = (pool.ledger, pool.value());
        let remaining = u128::from(before.tide.remaining(pool.clock.slot));
        pool.parameters = new;
        let needed = pool.needed();
        pool.ledger.retune(&pool.clock, &new).unwrap();
        prop_assert_eq!(pool.value(), value, "the rate of now");
        prop_assert_eq!(pool.ledger, Ledger { tide: pool.ledger.tide, ..before });
        let rest = u128::from(pool.ledger.tide.remaining(pool.clock.slot));
        if pool.unvested() == 0 || needed.min(longest(&pool)) <= remaining {
            prop_assert_eq!(pool.ledger.tide, before.tide, "steep enough already");
        } else {
            prop_assert_eq!(rest, needed.min(longest(&pool)));
            prop_assert_eq!(pool.ledger.tide.start, pool.clock.slot);
        }
        prop_assert!(pool.is_capped() || rest >= longest(&pool));
        prop_assert!(rest >= remaining, "never faster");
    }

    /// Twice is once, so that nobody can push the tide's end away by repeating a change.
    #[test]
    fn retuning_again_changes_nothing(mut pool in scene(), new in parameters()) {
        pool.parameters = new;
        pool.ledger.retune(&pool.clock, &new).unwrap();
        let once = pool.ledger;
        pool.ledger.retune(&pool.clock, &new).unwrap();
        prop_assert_eq!(pool.ledger, once);
    }
}
