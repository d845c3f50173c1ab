//! Between an epoch's boundary and its update, a loss may be under way that nobody has
//! observed: at most a quarter of the free reserve leaves by instant exits until then.

use proptest::{collection::vec, prelude::*};
use tidepool_math::{Error, Parameters};

use super::cases;
use crate::pool::{Operation, Part, Pool, Step, part, scene};

proptest! {
    #![proptest_config(cases(16))]

    /// However the exits are cut: `4 * gross <= free at the boundary + fees left + deposits`.
    #[test]
    fn gap_quota_is_a_quarter(
        mut pool in scene(), steps in vec((part(), 0..4_u8), 1..12),
    ) {
        pool.ledger.last_update_epoch.0 = pool.clock.epoch.0 - 1;
        let mut free = i128::from(pool.free());
        let mut gross = 0;
        for (part, kind) in steps {
            if kind == 0 {
                let [_, _, ..] = Step::Deposit(part).take(&mut pool).unwrap_or_default();
                free = i128::from(pool.free()) + i128::from(pool.ledger.gap_out.0);
                continue;
            }
            if let Ok([some, fee, ..]) = Step::Instant(part).take(&mut pool) {
                gross += some;
                free += fee;
            }
            prop_assert_eq!(i128::from(pool.ledger.gap_out.0), gross);
            prop_assert!(4 * gross <= free || gross == 0);
        }
    }

    /// What an exit in two parts pays at once is bound by it, and what is left has no need of it.
    #[test]
    fn gap_quota_binds_the_first_part(mut pool in scene(), parts in vec(part(), 1..12)) {
        pool.ledger.last_update_epoch.0 = pool.clock.epoch.0 - 1;
        for part in parts {
            let (gone, free) = (pool.ledger.gap_out.0, pool.free());
            let Ok([_, _, _, paid]) = Step::Redeem(part).take(&mut pool) else { continue };
            let leaving = pool.ledger.gap_out.0;
            prop_assert_eq!(leaving > gone, paid > 0);
            prop_assert!(paid == 0 || 4 * leaving <= free + gone);
        }
    }

    /// It opens again with the update, and doesn't bind when none is due.
    #[test]
    fn gap_quota_ends_with_the_update(mut pool in scene(), part in part()) {
        pool.ledger.last_update_epoch.0 = pool.clock.epoch.0 - 1;
        let _ = Step::Instant(part).take(&mut pool);
        prop_assume!(pool.update().is_ok());
        prop_assert_eq!(pool.ledger.gap_out.0, 0);
        let refused = Step::Instant(Part::ALL).take(&mut pool);
        prop_assert_ne!(refused, Err(Error::GapQuotaExceeded));
        prop_assert_eq!(pool.ledger.gap_out.0, 0);
    }

    /// Tickets and stake exits are not bound by it: both still bear the loss or never held
    /// the lamports that it protects.
    #[test]
    fn gap_quota_binds_instant_exits_only(mut pool in scene(), part in part()) {
        pool.ledger.last_update_epoch.0 = pool.clock.epoch.0 - 1;
        for step in [Step::Order(part), Step::StakeExit(part)] {
            prop_assert_ne!(step.take(&mut pool), Err(Error::GapQuotaExceeded));
            prop_assert_eq!(pool.ledger.gap_out.0, 0);
        }
    }
}

#[test]
fn gap_quota_to_the_lamport() {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.deposit(10_000_000_000, 0).unwrap();
    pool.skip(1);
    let instant = |shares| Operation::Instant { shares, minimum: 0 };
    assert_eq!(pool.clone().apply(instant(2_500_000_001)), Err(Error::GapQuotaExceeded));
    assert!(pool.clone().apply(instant(2_500_000_000)).is_ok());
    // In parts: the fee of the first, 700,000, stays and widens the quota by its quarter.
    pool.apply(instant(1_000_000_000)).unwrap();
    assert_eq!(pool.clone().apply(instant(1_500_175_001)), Err(Error::GapQuotaExceeded));
    assert!(pool.clone().apply(instant(1_500_175_000)).is_ok());
    let mut both = pool.clone();
    both.redeem(1_500_175_010, 0).unwrap();
    assert_eq!((both.ledger.gap_out.0, both.tickets[0].owed.0), (2_500_175_000, 9));
    pool.update().unwrap();
    assert!(pool.apply(instant(1_500_175_001)).is_ok());
}
