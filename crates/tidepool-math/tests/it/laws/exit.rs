//! Exit: whoever holds shares can leave every fresh pool, by a ticket or in two parts, and every
//! ticket is paid once an update has run in a later epoch and the stake has come back.

use proptest::prelude::*;
use tidepool_math::{Error, Lamports, Shares};

use super::cases;
use crate::pool::{Amounts, Part, Pool, Step, fresh, part, ravaged, scene, steps};

/// Books what stands in the way of a price, as anybody may.
fn refresh(pool: &mut Pool) {
    if pool.ledger.epochs_behind(pool.clock.epoch) > 1 || pool.ledger.observed < 0 {
        pool.update().unwrap();
    }
}

/// A way out that is always open.
type Way = fn(&mut Pool, u64, u64) -> tidepool_math::Result<Amounts>;

fn way() -> impl Strategy<Value = Way> {
    prop_oneof![Just(Pool::order as Way), Just(Pool::redeem as Way)]
}

/// Takes a part of all tokens out; nothing but an output below one lamport may refuse it.
fn leave(pool: &mut Pool, way: Way, part: Part) -> Result<(), TestCaseError> {
    let shares = part.of(pool.held());
    let gross = pool.ledger.gross_floor(Shares(shares), pool.clock.slot).unwrap();
    match way(pool, shares, 0) {
        Ok([_, _, out, _]) => prop_assert!(out > 0),
        Err(refusal) => {
            prop_assert_eq!(refusal, Error::ZeroOutput);
            prop_assert!(gross <= Lamports(1), "{:?} could not leave", gross);
        }
    }
    Ok(())
}

/// After the next epoch's update and with all stake swept, pays every ticket in full.
fn settle(pool: &mut Pool) -> Result<(), TestCaseError> {
    pool.skip(1);
    pool.update().unwrap();
    Step::Sweep(Part::ALL).take(pool).unwrap();
    while let Some(ticket) = pool.tickets.last() {
        let worth = pool.ledger.worth_floor(ticket).unwrap();
        let lacking = worth.minus_or_zero(pool.ledger.payable(pool.locked));
        if lacking > Lamports::ZERO {
            give_what_is_locked(pool, lacking)?;
        }
        prop_assert_eq!(pool.claim(pool.tickets.len() - 1), Ok([worth.0.into(), 0, 0, 0]));
    }
    prop_assert_eq!(pool.ledger.ticket_debt, Lamports::ZERO);
    Ok(())
}

/// Where losses outweigh all gains and nearly all have left, the locked shares are worth less
/// than the locked SOL, and some of it is owed to tickets. They wait for anybody's lamports.
fn give_what_is_locked(pool: &mut Pool, lacking: Lamports) -> Result<(), TestCaseError> {
    let ledger = pool.ledger;
    prop_assert!(ledger.backing.plus(ledger.pending_fees).unwrap() < pool.locked);
    let refused = pool.claim(pool.tickets.len() - 1);
    prop_assert_eq!(refused, Err(Error::InsufficientReserve));
    pool.purse -= lacking.0;
    pool.given += lacking.0;
    pool.skip(1);
    pool.update().unwrap();
    Ok(())
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn exit_is_open_in_any_state(
        mut pool in scene(), way in way(), part in part(), all in any::<bool>(),
    ) {
        refresh(&mut pool);
        leave(&mut pool, way, part)?;
        if all {
            leave(&mut pool, way, Part::ALL)?;
        }
        settle(&mut pool)?;
    }

    /// Whatever others did before.
    #[test]
    fn exit_is_open_through_histories(
        mut pool in fresh(), steps in steps(80), way in way(), part in part(),
    ) {
        for step in steps {
            let _ = step.take(&mut pool);
        }
        refresh(&mut pool);
        leave(&mut pool, way, part)?;
        settle(&mut pool)?;
    }

    /// Also after losses that left next to nothing, again and again.
    #[test]
    fn exit_is_open_after_losses(
        parameters in crate::pool::parameters(), steps in steps(60), way in way(), part in part(),
    ) {
        let mut pool = ravaged(parameters);
        for step in steps {
            let _ = step.take(&mut pool);
            Step::Loss(Part::ALL).take(&mut pool).unwrap();
            refresh(&mut pool);
            leave(&mut pool, way, part)?;
        }
        settle(&mut pool)?;
    }

    /// A ticket is not payable early, and only the clock and an update make it so.
    #[test]
    fn exit_waits_for_an_update_in_a_later_epoch(mut pool in scene(), part in part()) {
        refresh(&mut pool);
        let shares = part.of(pool.held());
        prop_assume!(pool.order(shares, 0).is_ok());
        let last = pool.tickets.len() - 1;
        Step::Sweep(Part::ALL).take(&mut pool).unwrap();
        prop_assert_eq!(pool.claim(last), Err(Error::TicketNotReady));
        pool.skip(1);
        prop_assert_eq!(pool.claim(last), Err(Error::TicketNotReady));
        pool.update().unwrap();
        prop_assert_ne!(pool.claim(last), Err(Error::TicketNotReady));
    }
}
