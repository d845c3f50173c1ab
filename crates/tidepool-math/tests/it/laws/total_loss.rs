//! Total loss: when an index or a value would reach zero, the pool is insolvent for good:
//! entries are closed, exits stay open, and nothing divides by zero.

use proptest::prelude::*;
use tidepool_math::{Error, LossIndex, Parameters};

use super::cases;
use crate::pool::{Operation, Part, Pool, Step, part, scene, steps};

/// A pool that just became insolvent: nearly all of it was owed to tickets and then lost.
fn insolvent() -> Pool {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.deposit_stake(1 << 57, 0).unwrap();
    let most = pool.held() - 10_000_000;
    pool.order(most, 0).unwrap();
    pool.ledger.loss_index = LossIndex(1_000);
    pool.tickets[0].index = LossIndex(1_000);
    Step::Loss(Part::ALL).take(&mut pool).unwrap();
    pool.update().unwrap();
    assert!(pool.ledger.insolvent);
    pool
}

#[test]
fn total_loss_closes_the_entries() {
    let mut pool = insolvent();
    let entries = [
        Operation::Deposit { lamports: 1_000_000_000, minimum: 0 },
        Operation::DepositStake { lamports: 1_000_000_000, minimum: 0 },
        Operation::Cancel { place: 0, minimum: 0 },
    ];
    for entry in entries {
        assert_eq!(pool.apply(entry), Err(Error::Insolvent));
    }
    // Not even a gift opens them again.
    pool.given = 1 << 50;
    pool.skip(1);
    pool.update().unwrap();
    assert_eq!(pool.apply(entries[0]), Err(Error::Insolvent));
}

/// An index that can't fall any further says nothing about a further loss.
#[test]
fn total_loss_of_the_index() {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.deposit_stake(1 << 40, 0).unwrap();
    pool.ledger.loss_index = LossIndex(2);
    for (index, insolvent) in [(1, false), (1, true)] {
        pool.observe(-1_000);
        pool.update().unwrap();
        assert_eq!((pool.ledger.loss_index, pool.ledger.insolvent), (LossIndex(index), insolvent));
    }
}

#[test]
fn total_loss_leaves_the_exits_open() {
    let mut pool = insolvent();
    assert!(pool.value() >= 1);
    assert!(pool.ledger.loss_index >= LossIndex::SMALLEST);
    // The shares are worth next to nothing; a tip that has flowed in gives them a price.
    pool.given = 1 << 40;
    pool.skip(1);
    pool.update().unwrap();
    pool.skip(17);
    pool.update().unwrap();
    let some = pool.held() / 5;
    for exit in [Pool::order, Pool::instant, Pool::redeem] {
        exit(&mut pool, some, 0).unwrap();
    }
    let free = pool.free();
    pool.apply(Operation::Delegate { lamports: free }).unwrap();
    pool.stake_exit(some, 0).unwrap();
    pool.apply(Operation::Sweep { lamports: pool.tracked }).unwrap();
    pool.skip(1);
    pool.update().unwrap();
    while !pool.tickets.is_empty() {
        pool.claim(0).unwrap();
    }
    assert_eq!(pool.identity_gap(), 0);
}

proptest! {
    #![proptest_config(cases(8))]

    /// From any index and any number of total losses.
    #[test]
    fn total_loss_never_reaches_zero(mut pool in scene(), steps in steps(12), lost in part()) {
        let mut was_insolvent = false;
        for step in steps {
            let _ = step.take(&mut pool);
            if lost.shift < 20 {
                Step::Loss(Part::ALL).take(&mut pool).unwrap();
            }
            if pool.ledger.observed < 0 {
                pool.update().unwrap();
            }
            prop_assert!(pool.value() >= 1);
            prop_assert!(pool.ledger.loss_index >= LossIndex::SMALLEST);
            prop_assert!(pool.ledger.insolvent || !was_insolvent, "insolvency was forgotten");
            was_insolvent = pool.ledger.insolvent;
            if was_insolvent {
                let refused = pool.clone().deposit(1 << 20, 0);
                prop_assert!(matches!(refused, Err(Error::Insolvent | Error::PoolStale)));
            }
        }
    }
}
