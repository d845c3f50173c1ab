//! A price is given only one epoch after an update at most, and never while a loss waits to
//! be booked; an update, which anybody may run, opens the pool again.

use proptest::prelude::*;
use tidepool_math::{Error, Lamports, Shares};

use super::cases;
use crate::pool::{Part, Pool, Step, entry, exit, part, scene};

/// Every priced operation and quote answers `PoolStale` and nothing else.
fn is_stale(pool: &Pool, steps: [Step; 2]) -> Result<(), TestCaseError> {
    for step in steps {
        let mut after = pool.clone();
        if step.resolve(pool).is_some() {
            prop_assert_eq!(step.take(&mut after), Err(Error::PoolStale), "{:?}", step);
            prop_assert_eq!(&after, pool);
        }
    }
    let (ledger, clock, parameters) = (&pool.ledger, &pool.clock, &pool.parameters);
    let deposit = ledger.quote_deposit(Lamports(1_000), clock, parameters);
    prop_assert_eq!(deposit, Err(Error::PoolStale));
    let exit = ledger.quote_redeem_sol(Shares(1_000), pool.locked, clock, parameters);
    prop_assert_eq!(exit, Err(Error::PoolStale));
    Ok(())
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn staleness_of_more_than_one_epoch(
        mut pool in scene(), missed in 2..20_u64, entry in entry(), exit in exit(),
    ) {
        pool.skip(missed);
        is_stale(&pool, [entry, exit])?;
        // Tickets that an update has seen are not priced anew: they are paid at any time.
        Step::Sweep(Part::ALL).take(&mut pool).unwrap();
        let claim = Step::Claim(Part::ALL).take(&mut pool);
        prop_assert!(matches!(claim, Ok(_) | Err(Error::InsufficientReserve)));
        pool.update().unwrap();
        prop_assert_ne!(entry.take(&mut pool), Err(Error::PoolStale));
        prop_assert_ne!(exit.take(&mut pool), Err(Error::PoolStale));
    }

    #[test]
    fn staleness_of_a_loss_that_waits(
        pool in scene(), lost in part(), entry in entry(), exit in exit(),
    ) {
        let mut pool = pool.without_observations();
        Step::Loss(lost).take(&mut pool).unwrap();
        prop_assume!(pool.ledger.observed < 0);
        is_stale(&pool, [entry, exit])?;
        if !pool.tickets.is_empty() {
            prop_assert_eq!(pool.claim(0), Err(Error::PoolStale));
        }
        pool.update().unwrap();
        prop_assert_ne!(exit.take(&mut pool), Err(Error::PoolStale));
    }
}
