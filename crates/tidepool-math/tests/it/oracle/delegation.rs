//! Targets, what cranks may move, and which validator a stake exit may be split off.

use num_bigint::BigUint;
use proptest::{collection::vec, prelude::*};
use tidepool_math::{Delegation, Error, Lamports};

use super::{clock, floor, full, ledger};
use crate::{
    laws::cases,
    pool::{parameters, part},
};

/// What a weight of all weights has of `lamports`.
fn share(lamports: u64, weight: u64, sum: u64) -> u64 {
    if weight == 0 || sum == 0 {
        return 0;
    }
    u64::try_from(floor(&[lamports.into(), weight.into()], &[sum.into()])).unwrap()
}

fn weights() -> impl Strategy<Value = (u64, u64)> {
    (full(32), full(40)).prop_map(|(weight, others)| (weight, weight + others))
}

fn delegation() -> impl Strategy<Value = Delegation> {
    let amounts = (full(59), full(59), full(59), full(58), full(57), full(57));
    (amounts, full(59), weights(), full(59)).prop_map(|(amounts, staked, weights, movable)| {
        let (backing, reserve_target, payable, ticket_debt, cooling, cooled_unswept) = amounts;
        Delegation {
            backing: Lamports(backing),
            reserve_target: Lamports(reserve_target.min(backing / 5)),
            payable: Lamports(payable),
            ticket_debt: Lamports(ticket_debt),
            cooling: Lamports(cooling),
            cooled_unswept: Lamports(cooled_unswept),
            total_tracked: Lamports(staked),
            sum_weights: weights.1,
            movable: Lamports(movable),
        }
    })
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn oracle_of_the_pool_wide_numbers(
        (backing, reserve, debt) in (full(60), full(60), full(59)),
        (locked, moved) in (full(31), full(60)), parameters in parameters(),
    ) {
        let mut pool = ledger(1, 0, 1, &clock(0));
        pool.backing = Lamports(backing);
        pool.reserve = Lamports(reserve);
        pool.ticket_debt = Lamports(debt);
        let made =
            Delegation::new(&pool, &parameters, Lamports(locked), Lamports(moved), pool.backing).unwrap();
        let part = |ratio: u32| floor(&[backing.into(), ratio.into()], &[1_000_000]);
        let target = u64::try_from(part(parameters.reserve_target.0)).unwrap();
        let cap = u64::try_from(part(parameters.movement_cap.0)).unwrap();
        prop_assert_eq!(made.reserve_target.0, target);
        prop_assert_eq!(made.movable.0, cap.saturating_sub(moved));
        prop_assert_eq!(made.payable.0, reserve.saturating_sub(locked));
        prop_assert_eq!((made.backing.0, made.ticket_debt.0), (backing, debt));
    }

    #[test]
    fn oracle_of_targets(pool in delegation(), weight in full(32)) {
        let weight = weight.min(pool.sum_weights);
        let staked = pool.backing.0 - pool.reserve_target.0;
        let target = share(staked, weight, pool.sum_weights);
        prop_assert_eq!(pool.target_floor(weight), Ok(Lamports(target)));
    }

    /// `min(target - tracked, r0 - T)`
    #[test]
    fn oracle_of_what_is_delegated(pool in delegation(), weight in full(32), tracked in full(59)) {
        let weight = weight.min(pool.sum_weights);
        let target = pool.target_floor(weight).unwrap().0;
        let spare = i128::from(pool.payable.0)
            - i128::from(pool.ticket_debt.0)
            - i128::from(pool.reserve_target.0);
        let amount = spare.min(i128::from(target) - i128::from(tracked)).max(0);
        let made = pool.to_delegate(weight, Lamports(tracked)).unwrap();
        prop_assert_eq!(i128::from(made.0), amount);
    }

    /// `max(0, T - r0 - cooling - cooled_unswept)`, served down to a validator's share of the
    /// stake that will be left; what is above the target moves within the cap.
    #[test]
    fn oracle_of_what_is_undelegated(
        pool in delegation(), weight in full(32), tracked in full(59),
    ) {
        let weight = weight.min(pool.sum_weights);
        let free = i128::from(pool.payable.0) - i128::from(pool.ticket_debt.0);
        let coming = pool.cooling.0 + pool.cooled_unswept.0;
        let shortfall = (i128::from(pool.reserve_target.0) - free).max(0);
        let shortfall = u64::try_from((shortfall - i128::from(coming)).max(0)).unwrap();
        prop_assert_eq!(pool.shortfall(), Ok(Lamports(shortfall)));
        prop_assert_eq!(pool.tickets_lack(), Ok(-free > i128::from(coming)));
        let left = pool.total_tracked.0.saturating_sub(coming).saturating_sub(shortfall);
        let fair = share(left, weight, pool.sum_weights);
        let served = tracked.saturating_sub(fair).min(shortfall);
        let target = pool.target_floor(weight).unwrap().0;
        let above = (tracked - served).saturating_sub(target);
        let made = pool.to_undelegate(weight, Lamports(tracked)).unwrap();
        prop_assert_eq!(made.served.0, served);
        prop_assert_eq!(made.rebalanced.0, above.min(pool.movable.0));
    }

    /// `r0 + cooling + cooled_unswept - own >= T`, and half of it is within the target.
    #[test]
    fn oracle_of_what_is_taken_back(
        pool in delegation(), weight in full(32), beside in -2..3_i64, own in part(),
        tight in -2..3_i64, at_the_target in any::<bool>(), tracked in full(59),
    ) {
        let weight = weight.min(pool.sum_weights);
        let target = share(pool.backing.0 - pool.reserve_target.0, weight, pool.sum_weights);
        let tracked = if at_the_target { target.saturating_add_signed(beside) } else { tracked };
        let own = Lamports(own.of(pool.cooling.0));
        let mut pool = pool;
        let wanted = i128::from(pool.reserve_target.0) + i128::from(pool.ticket_debt.0);
        let coming = i128::from(pool.cooling.0 - own.0) + i128::from(pool.cooled_unswept.0);
        // Every second time so that it is just enough, or just not.
        if let Ok(payable) = u64::try_from(wanted - coming + i128::from(tight)) {
            pool.payable = if beside % 2 == 0 { Lamports(payable) } else { pool.payable };
        }
        let covered = i128::from(pool.payable.0) + coming >= wanted;
        let made = pool.may_take_back(weight, Lamports(tracked), own);
        let wanted = 2 * i128::from(tracked.saturating_sub(target)) <= i128::from(own.0);
        prop_assert_eq!(made, Ok(covered && wanted));
    }

    /// `stake_i * sum_w >= w_i * total * (1 - tolerance)`, both after the split.
    #[test]
    fn oracle_of_the_source_rule(
        (weight, sum) in weights(), tracked in full(59), others in full(59), out in part(),
    ) {
        let mut pool = empty();
        pool.sum_weights = sum;
        pool.total_tracked = Lamports(tracked + others);
        let out = out.of(tracked);
        let made = pool.may_be_source(weight, Lamports(tracked), Lamports(out));
        let has = BigUint::from(tracked - out) * sum * 10_u32;
        let keeps = BigUint::from(tracked + others - out) * weight * 9_u32;
        prop_assert_eq!(made, Ok(weight == 0 || sum == 0 || has >= keeps));
        let too_much = pool.may_be_source(weight.max(1), Lamports(tracked), Lamports(tracked + 1));
        prop_assert!(sum == 0 || too_much == Err(Error::Overflow));
    }

    /// Cranks in any order together serve the whole shortfall.
    #[test]
    fn oracle_of_a_shortfall_served_in_any_order(
        mut entries in vec((full(20), full(50), any::<u16>()), 1..12), wanted in part(),
    ) {
        let staked: u64 = entries.iter().map(|(_, tracked, _)| *tracked).sum();
        let mut pool = empty();
        pool.sum_weights = entries.iter().map(|(weight, ..)| *weight).sum();
        pool.total_tracked = Lamports(staked);
        (pool.payable, pool.ticket_debt) = (Lamports::ZERO, Lamports(wanted.of(staked)));
        entries.sort_by_key(|(.., order)| *order);
        for (weight, tracked, _) in entries {
            let made = pool.to_undelegate(weight, Lamports(tracked)).unwrap();
            pool.cooling.0 += made.served.0;
        }
        prop_assert_eq!(pool.shortfall(), Ok(Lamports::ZERO));
        prop_assert_eq!(pool.cooling, pool.ticket_debt);
    }
}

fn empty() -> Delegation {
    let pool = ledger(1, 0, 1, &clock(0));
    Delegation::new(
        &pool,
        &tidepool_math::Parameters::DEFAULT,
        Lamports(0),
        Lamports(0),
        pool.backing,
    )
    .unwrap()
}
