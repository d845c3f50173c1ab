//! Identity: `tracked + reserve - D - P == B + observed` after every instruction.

use proptest::prelude::*;

use super::cases;
use crate::pool::{Pool, Step, fresh, scene, steps};

/// Takes the steps and checks, after each, everything that must always hold.
fn check(mut pool: Pool, steps: &[Step]) -> Result<(), TestCaseError> {
    let lamports = pool.all_lamports();
    let locked_shares = pool.ledger.shares.0 - pool.ledger.minted.0 - pool.unclaimed;
    for step in steps {
        let before = pool.clone();
        if step.take(&mut pool).is_err() {
            prop_assert_eq!(&pool, &before, "a refusal changed the pool: {:?}", step);
        }
        prop_assert_eq!(pool.identity_gap(), 0, "{:?}\n{:?}\n{:?}", step, before, pool);
        prop_assert_eq!(pool.all_lamports(), lamports, "{:?} made or lost lamports", step);
        let ledger = pool.ledger;
        prop_assert_eq!(ledger.shares.0, ledger.minted.0 + locked_shares + pool.unclaimed);
        prop_assert_eq!(ledger.open_tickets, pool.tickets.len() as u64);
        prop_assert!(pool.value() >= 1);
        prop_assert!(ledger.loss_index.0 >= 1 && ledger.tide.duration >= 1);
        prop_assert!(ledger.reserve >= pool.locked);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn identity_holds_through_histories(pool in fresh(), steps in steps(80)) {
        check(pool, &steps)?;
    }

    #[test]
    fn identity_holds_from_any_state(pool in scene(), steps in steps(8)) {
        check(pool, &steps)?;
    }
}
