//! First depositor: at least 10^9 shares and the reserve's rent plus 1 SOL stay for ever, so
//! there is no first deposit to rob and no empty pool to start anew.

use proptest::prelude::*;
use tidepool_math::{
    Error, LOCKED_LAMPORTS, Lamports, Ledger, MAX_AMOUNT, MIN_SHARES, Parameters, Shares,
};

use super::cases;
use crate::pool::{Part, Pool, Step, fresh, lamports, steps};

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn first_depositor_locks_stay_for_ever(mut pool in fresh(), steps in steps(80)) {
        for step in steps {
            let _ = step.take(&mut pool);
            prop_assert!(pool.ledger.shares.0 - pool.burned >= MIN_SHARES);
            prop_assert!(pool.ledger.reserve >= pool.locked);
            // Even when all holders leave at once.
            let mut empty = pool.clone();
            let _ = Step::Order(Part::ALL).take(&mut empty);
            let _ = Step::Instant(Part::ALL).take(&mut empty);
            prop_assert!(empty.ledger.shares.0 >= MIN_SHARES && empty.value() >= 1);
        }
    }

    #[test]
    fn first_depositor_is_priced_one_to_one(mut pool in fresh(), lamports in 1..1_u64 << 58) {
        pool.parameters.deposit_fee.0 = 0;
        prop_assert_eq!(pool.deposit(lamports, 0).unwrap()[0], i128::from(lamports));
    }

    /// Inflation: however much is given before a victim's deposit, the victim loses less than
    /// one share's value and a lamport, and a share is worth a billionth of the gift at most.
    #[test]
    fn first_depositor_cannot_be_inflated(
        mut pool in fresh(), own in 1..1_000_000_u64, gift in lamports(57), victim in lamports(57),
    ) {
        pool.parameters.deposit_fee.0 = 0;
        pool.deposit(own, 0).unwrap();
        pool.given = gift;
        pool.purse -= gift;
        pool.skip(1);
        pool.update().unwrap();
        pool.skip(16);
        pool.update().unwrap();
        let share = pool.value() / pool.ledger.shares.0 + 1;
        prop_assert!(share <= 2 + gift / MIN_SHARES);
        match pool.deposit(victim, 0) {
            Ok([shares, ..]) => {
                let shares = Shares(u64::try_from(shares).unwrap());
                let worth = pool.ledger.gross_floor(shares, pool.clock.slot);
                prop_assert!(worth.unwrap().0 + share + 1 > victim);
            }
            Err(refusal) => prop_assert!(refusal == Error::ZeroOutput && victim < share),
        }
    }
}

#[test]
fn first_depositor_is_the_pool_itself() {
    let clock = Pool::new(432_000, Parameters::DEFAULT).clock;
    let created = |lamports| Ledger::create(Lamports(lamports), &clock);
    assert_eq!(created(LOCKED_LAMPORTS - 1), Err(Error::InsufficientReserve));
    assert_eq!(created(MAX_AMOUNT), Err(Error::Overflow));
    for lamports in [LOCKED_LAMPORTS, LOCKED_LAMPORTS + 1, MAX_AMOUNT - 1] {
        let ledger = created(lamports).unwrap();
        assert_eq!(ledger.backing, Lamports(lamports));
        assert_eq!(ledger.reserve, Lamports(lamports));
        assert_eq!(ledger.shares.0, lamports);
        assert_eq!(ledger.minted.0, 0);
        assert_eq!(ledger.value(clock.slot), Ok(Lamports(lamports)));
    }
}
