//! Stake that this epoch's undelegation made cool is taken back only where nobody needs it,
//! so that the cranks never move the same stake back and forth.

use proptest::{collection::vec, prelude::*};
use tidepool_math::{Delegation, Error, Lamports};

use super::cases;
use crate::pool::{Part, Pool, part, scene};

/// What the cranks see: the pool as a whole and each validator's weight, stake and the part
/// of it that cools.
#[derive(Clone, Debug)]
struct Cranks {
    pool: Delegation,
    validators: Vec<(u64, Lamports, Lamports)>,
}

fn delegation(pool: &Pool) -> Delegation {
    let ledger = &pool.ledger;
    Delegation::new(ledger, &pool.parameters, pool.locked, Lamports::ZERO, ledger.backing).unwrap()
}

/// Validators with up to twice their target.
fn cranks() -> impl Strategy<Value = Cranks> {
    let validators = vec((0..50_u64, part(), part()), 1..8);
    (scene(), validators, part()).prop_map(|(scene, drawn, unswept)| {
        let mut pool = delegation(&scene);
        pool.sum_weights = drawn.iter().map(|(weight, ..)| weight).sum();
        pool.cooled_unswept = Lamports(unswept.of(scene.tracked / 4));
        pool.total_tracked = pool.cooled_unswept;
        let mut validators = Vec::new();
        for (weight, has, cools) in drawn {
            let target = pool.target_floor(weight).unwrap().0;
            let tracked = Part { shift: has.shift / 30, ..has }.of(2 * target);
            let cooling = cools.of(tracked);
            pool.total_tracked.0 += tracked;
            pool.cooling.0 += cooling;
            validators.push((weight, Lamports(tracked), Lamports(cooling)));
        }
        Cranks { pool, validators }
    })
}

proptest! {
    #![proptest_config(cases(32))]

    /// What `undelegate` took, `delegate` leaves alone in the same slot.
    #[test]
    fn take_back_waits_for_a_reason(cranks in cranks(), more in part()) {
        for (weight, tracked, cooling) in cranks.validators {
            let made = cranks.pool.to_undelegate(weight, tracked).unwrap();
            let amount = made.served.plus(made.rebalanced).unwrap();
            if amount == Lamports::ZERO {
                continue;
            }
            // The minimum delegation can make it more than was wanted where something lacks.
            let more = if made.served > Lamports::ZERO { more.of(tracked.0 - amount.0) } else { 0 };
            let amount = amount.plus(Lamports(more)).unwrap();
            let mut pool = cranks.pool;
            pool.cooling.0 += amount.0 - cooling.0.min(amount.0);
            prop_assert_eq!(pool.may_take_back(weight, tracked, amount), Ok(false));
        }
    }

    /// Of what was taken back, `undelegate` wants at most half, and `delegate` does not take
    /// that back; tickets and the target stay covered whichever validators' stake was taken
    /// back before, in any order.
    #[test]
    fn take_back_is_not_undone(cranks in cranks(), order in any::<u64>()) {
        let Cranks { mut pool, mut validators } = cranks;
        validators.sort_by_key(|(weight, tracked, _)| (tracked.0 ^ order).wrapping_mul(weight | 1));
        for (weight, tracked, cooling) in validators {
            if !pool.may_take_back(weight, tracked, cooling).unwrap() {
                continue;
            }
            pool.cooling = pool.cooling.minus(cooling).unwrap();
            prop_assert_eq!(pool.shortfall(), Ok(Lamports::ZERO));
            prop_assert_eq!(pool.tickets_lack(), Ok(false));
            let made = pool.to_undelegate(weight, tracked).unwrap();
            prop_assert_eq!(made.served, Lamports::ZERO);
            prop_assert!(2 * made.rebalanced.0 <= cooling.0);
            if made.rebalanced > Lamports::ZERO {
                let mut again = pool;
                again.cooling.0 += made.rebalanced.0;
                let back = again.may_take_back(weight, tracked, made.rebalanced);
                prop_assert_eq!(back, Ok(false));
            }
        }
    }

    /// With more at hand, or less of it cooling at a validator within its target, never less is
    /// taken back.
    #[test]
    fn take_back_is_monotone(cranks in cranks(), more in part(), less in part()) {
        for (weight, tracked, cooling) in cranks.validators {
            if !cranks.pool.may_take_back(weight, tracked, cooling).unwrap() {
                continue;
            }
            let mut richer = cranks.pool;
            richer.payable.0 += more.of(1 << 58);
            prop_assert_eq!(richer.may_take_back(weight, tracked, cooling), Ok(true));
            let fewer = Lamports(less.of(cooling.0));
            if tracked > cranks.pool.target_floor(weight).unwrap() {
                continue;
            }
            prop_assert_eq!(cranks.pool.may_take_back(weight, tracked, fewer), Ok(true));
        }
    }
}

/// B = 100 SOL of which 2 SOL are the target and 1 SOL is free.
#[test]
fn take_back_to_the_lamport() {
    let mut pool = Pool::new(432_000, tidepool_math::Parameters::DEFAULT);
    pool.deposit(100_000_000_000 - pool.locked.0, 0).unwrap();
    pool.ledger.reserve.0 = pool.locked.0 + 1_000_000_000;
    let mut cranks = delegation(&pool);
    cranks.sum_weights = 2;
    cranks.cooling = Lamports(4_000_000_000);
    let may = |cranks: &Delegation, tracked, cooling| {
        cranks.may_take_back(1, Lamports(tracked), Lamports(cooling))
    };
    // Half of 98 SOL is the target; 1 SOL must go on cooling for the reserve.
    assert_eq!(may(&cranks, 49_000_000_000, 3_000_000_000), Ok(true));
    assert_eq!(may(&cranks, 50_500_000_000, 3_000_000_000), Ok(true));
    assert_eq!(may(&cranks, 50_500_000_001, 3_000_000_000), Ok(false));
    assert_eq!(may(&cranks, 49_000_000_000, 3_000_000_001), Ok(false));
    cranks.ticket_debt = Lamports(1);
    assert_eq!(may(&cranks, 49_000_000_000, 3_000_000_000), Ok(false));
    cranks.cooled_unswept = Lamports(1);
    assert_eq!(may(&cranks, 49_000_000_000, 3_000_000_000), Ok(true));
    assert_eq!(may(&cranks, 49_000_000_000, 4_000_000_001), Err(Error::Overflow));
    // Without a usable weight nothing is wanted.
    assert_eq!(cranks.may_take_back(0, Lamports(1), Lamports(1)), Ok(false));
}
