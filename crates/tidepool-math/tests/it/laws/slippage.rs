//! Slippage: every mint and redeem takes a minimum, and no output at all is an error.

use proptest::prelude::*;
use tidepool_math::{Error, Lamports, Shares};

use super::cases;
use crate::pool::{Operation, Pool, Step, part, scene, step};

/// The operation with `minimum`, where it takes one, and the place of its output.
fn with_minimum(operation: Operation, minimum: u64) -> Option<(Operation, usize)> {
    Some(match operation {
        Operation::Deposit { lamports, .. } => (Operation::Deposit { lamports, minimum }, 0),
        Operation::DepositStake { lamports, .. } => {
            (Operation::DepositStake { lamports, minimum }, 0)
        }
        Operation::Cancel { place, .. } => (Operation::Cancel { place, minimum }, 0),
        Operation::Instant { shares, .. } => (Operation::Instant { shares, minimum }, 2),
        Operation::Redeem { shares, .. } => (Operation::Redeem { shares, minimum }, 2),
        Operation::StakeExit { shares, .. } => (Operation::StakeExit { shares, minimum }, 2),
        Operation::Order { shares, .. } => (Operation::Order { shares, minimum }, 2),
        _ => return None,
    })
}

fn output(pool: &Pool, operation: Operation, place: usize) -> Option<u64> {
    let amounts = pool.clone().apply(operation).ok()?;
    Some(u64::try_from(amounts[place]).unwrap())
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn slippage_is_refused_from_one_unit_on(pool in scene(), step in step()) {
        let Some(operation) = Step::resolve(step, &pool) else { return Ok(()) };
        let Some((free, place)) = with_minimum(operation, 0) else { return Ok(()) };
        let Some(output) = output(&pool, free, place) else { return Ok(()) };
        prop_assert!(output > 0, "an operation gave nothing: {:?}", free);
        let (exact, _) = with_minimum(operation, output).unwrap();
        prop_assert!(pool.clone().apply(exact).is_ok());
        let (greedy, _) = with_minimum(operation, output + 1).unwrap();
        let mut refused = pool.clone();
        prop_assert_eq!(refused.apply(greedy), Err(Error::SlippageExceeded));
        prop_assert_eq!(refused, pool);
    }

    /// A quote says what the operation in the same slot then books, refusals included.
    #[test]
    fn slippage_is_nothing_inside_a_slot(pool in scene(), entry in part(), exit in part()) {
        let (ledger, clock, parameters) = (pool.ledger, &pool.clock, &pool.parameters);
        let lamports = Lamports(entry.of(pool.purse));
        let quoted = ledger.quote_deposit(lamports, clock, parameters);
        let booked = { ledger }.deposit(lamports, Shares(0), clock, parameters);
        if booked != Err(Error::Overflow) {
            prop_assert_eq!(quoted, booked);
        }
        let shares = Shares(exit.of(pool.held()));
        let quoted = ledger.quote_redeem_sol(shares, pool.locked, clock, parameters);
        let booked = { ledger }.redeem_sol(shares, Lamports(0), pool.locked, clock, parameters);
        prop_assert_eq!(quoted, booked);
        let price = ledger.price(clock.slot).unwrap();
        prop_assert_eq!(price.value, ledger.value(clock.slot).unwrap());
        prop_assert_eq!(price.unvested, ledger.tide.unvested(clock.slot).unwrap());
        prop_assert_eq!(price.shares, ledger.shares);
        prop_assert!(quoted.is_err() || quoted.unwrap().price == price);
    }

    #[test]
    fn slippage_of_nothing_is_an_error_of_its_own(pool in scene(), minimum in any::<u64>()) {
        let nothing = [
            Operation::Deposit { lamports: 0, minimum },
            Operation::DepositStake { lamports: 0, minimum },
            Operation::Redeem { shares: 0, minimum },
            Operation::Order { shares: 0, minimum },
            Operation::StakeExit { shares: 0, minimum },
        ];
        for operation in nothing {
            prop_assert_eq!(pool.clone().apply(operation), Err(Error::ZeroOutput));
        }
    }
}
