//! Whether cooling stake is taken back, for all small pools and validators.

use tidepool_math::{Delegation, Error, Lamports};

/// Calls `check` with every pool of few lamports; `T` is part of `B`.
fn for_all_pools(check: &mut impl FnMut(Delegation)) {
    for (backing, reserve_target) in (0..=6).flat_map(|b| (0..=b.min(3)).map(move |t| (b, t))) {
        for (payable, ticket_debt) in (0..6 * 4).map(|n| (n / 4, n % 4)) {
            for (cooling, cooled_unswept) in (0..5 * 3).map(|n| (n / 3, n % 3)) {
                for sum_weights in 0..=3 {
                    check(Delegation {
                        backing: Lamports(backing),
                        reserve_target: Lamports(reserve_target),
                        payable: Lamports(payable),
                        ticket_debt: Lamports(ticket_debt),
                        cooling: Lamports(cooling),
                        cooled_unswept: Lamports(cooled_unswept),
                        total_tracked: Lamports(0),
                        sum_weights,
                        movable: Lamports(0),
                    });
                }
            }
        }
    }
}

/// The target wants all of it, without a division; and what is left covers what is owed.
fn may(pool: &Delegation, weight: u64, tracked: u64, own: u64) -> bool {
    let staked = pool.backing.0 - pool.reserve_target.0;
    let target = if pool.sum_weights == 0 { 0 } else { weight * staked / pool.sum_weights };
    let wanted = 2 * tracked.saturating_sub(target) <= own;
    let has = pool.payable.0 + pool.cooling.0 - own + pool.cooled_unswept.0;
    wanted && has >= pool.ticket_debt.0 + pool.reserve_target.0
}

#[test]
fn take_backs_of_all_small_pools() {
    let (mut taken, mut left) = (0_u64, 0_u64);
    for_all_pools(&mut |pool| {
        for weight in 0..=pool.sum_weights {
            for tracked in 0..=7 {
                for own in 0..=pool.cooling.0 {
                    let expected = may(&pool, weight, tracked, own);
                    let made = pool.may_take_back(weight, Lamports(tracked), Lamports(own));
                    assert_eq!(made, Ok(expected), "{weight} {tracked} {own} {pool:?}");
                    if expected { taken += 1 } else { left += 1 }
                }
            }
        }
        // More than there is cooling: no record can say so.
        let too_much = Lamports(pool.cooling.0 + 1);
        let made = pool.may_take_back(0, Lamports(0), too_much);
        assert_eq!(made, Err(Error::Overflow));
    });
    assert!(taken > 100_000 && left > 100_000, "{taken} {left}");
}
