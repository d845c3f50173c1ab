//! Loss fairness: what the tide doesn't absorb falls in one proportion on all shares and on
//! all tickets ordered before the update that books it.

use proptest::prelude::*;
use tidepool_math::{Error, LossIndex, Parameters};

use super::{cases, monotone::burned_value};
use crate::pool::{Operation, Part, Pool, Step, part, scene};

/// Observes and books a loss. Returns what is left of shares' value and ticket debt together,
/// and what there was; or nothing if the tide took it all.
fn lose(pool: &mut Pool, lost: Part) -> Option<(u128, u128)> {
    *pool = pool.clone().without_observations();
    Step::Loss(lost).take(pool).unwrap();
    let loss = pool.ledger.observed.unsigned_abs();
    let vb = burned_value(pool);
    let rest = loss.checked_sub(pool.unvested() + pool.ledger.pending_fees.0 + vb)?;
    let total = pool.value() - vb + pool.ledger.ticket_debt.0;
    pool.update().unwrap();
    (rest > 0).then(|| (u128::from(total - rest), u128::from(total)))
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn loss_fairness_between_shares_and_tickets(mut pool in scene(), lost in part()) {
        pool = pool.without_observations();
        let before = pool.clone();
        let Some((left, total)) = lose(&mut pool, lost) else { return Ok(()) };
        prop_assume!(!pool.ledger.insolvent);
        let index = before.ledger.loss_index.0;
        let debt = u128::from(before.ledger.ticket_debt.0);
        let new_debt = u128::from(pool.ledger.ticket_debt.0);
        // Rounded up by less than a lamport, and down by what one step of the index means.
        prop_assert!(new_debt * total < debt * left + total);
        prop_assert!((new_debt + debt / index + 1) * total > debt * left);
        prop_assert_eq!(u128::from(pool.value()) + new_debt, left);
    }

    /// Every ticket keeps the same part of what it was worth, whenever it was ordered.
    #[test]
    fn loss_fairness_between_tickets(mut pool in scene(), lost in part()) {
        let before = pool.clone();
        if lose(&mut pool, lost).is_none() {
            prop_assert_eq!(pool.ledger.loss_index, before.ledger.loss_index);
            prop_assert_eq!(pool.ledger.ticket_debt, before.ledger.ticket_debt);
            return Ok(());
        }
        let index = pool.ledger.loss_index.0;
        let mut sum = 0;
        for ticket in &pool.tickets {
            let worth = u128::from(pool.ledger.worth_floor(ticket).unwrap().0);
            let exact = u128::from(ticket.owed.0) * index;
            let debt = u128::from(pool.ledger.ticket_debt.0);
            prop_assert_eq!(worth, (exact / ticket.index.0).min(debt));
            sum += worth;
        }
        prop_assert!(pool.ledger.insolvent || sum <= u128::from(pool.ledger.ticket_debt.0));
    }

    /// Claims and cancellations of others, in any order, leave a ticket's worth alone.
    #[test]
    fn loss_fairness_whoever_claims_first(
        mut pool in scene(), lost in part(), order in any::<[u8; 4]>(),
    ) {
        prop_assume!(pool.tickets.len() > 1);
        lose(&mut pool, lost);
        prop_assume!(!pool.ledger.insolvent);
        pool.skip(1);
        pool.update().unwrap();
        Step::Sweep(Part::ALL).take(&mut pool).unwrap();
        prop_assume!(pool.ledger.payable(pool.locked) >= pool.ledger.ticket_debt);
        for place in order {
            if pool.tickets.is_empty() {
                break;
            }
            let place = usize::from(place) % pool.tickets.len();
            let ticket = pool.tickets[place];
            let index = pool.ledger.loss_index.0;
            let worth = u128::from(ticket.owed.0) * index / ticket.index.0;
            prop_assert_eq!(pool.claim(place).unwrap()[0], i128::try_from(worth).unwrap());
        }
    }

    /// Who leaves at once before the boundary's update costs the others at most what a quarter
    /// of the free reserve would have borne.
    #[test]
    fn loss_fairness_after_instant_exits_in_the_gap(
        mut pool in scene(), exits in prop::collection::vec(part(), 1..5), lost in part(),
    ) {
        pool.ledger.last_update_epoch.0 = pool.clock.epoch.0 - 1;
        let free = u128::from(pool.free());
        let (mut gross, mut fees) = (0, 0);
        for exit in exits {
            let [some, fee, ..] = Step::Instant(exit).take(&mut pool).unwrap_or_default();
            gross += u128::try_from(some).unwrap();
            fees += u128::try_from(fee).unwrap();
        }
        let Some((left, total)) = lose(&mut pool, lost) else { return Ok(()) };
        // What the leavers would have borne, had they stayed: gross * loss / (total + gross).
        let loss = total - left;
        prop_assert!(4 * gross <= free + fees);
        let quarter = (free + fees) / 4;
        prop_assert!(gross * loss / (total + gross) <= quarter * loss / total + 1);
    }
}

/// Hold or order, before the loss is known: it makes no difference but for the floor fee.
#[test]
fn loss_fairness_between_who_holds_and_who_ordered() {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.deposit(100_000_000_000, 0).unwrap();
    pool.apply(Operation::Delegate { lamports: 80_000_000_000 }).unwrap();
    pool.order(50_000_000_000, 0).unwrap();
    pool.observe(-10_100_000_000);
    assert_eq!(pool.order(1_000, 0), Err(Error::PoolStale));
    let (debt, value) = (pool.ledger.ticket_debt.0, pool.value());
    assert_eq!((debt, value), (49_965_000_000, 51_001_000_000));
    pool.update().unwrap();
    // The fee of 35,000,000 is tide and goes first; 10,065,000,000 of 100,966,000,000 remain
    // to be borne: each side keeps 90.031297...%.
    assert_eq!(pool.ledger.ticket_debt.0, 44_984_137_879);
    assert_eq!(pool.value(), 45_916_862_121);
    assert_eq!(pool.ledger.loss_index, LossIndex(16_607_843_066_421_091_767));
    let parts = [(44_984_137_879_u64, debt), (45_916_862_121, value)];
    for (left, had) in parts {
        assert_eq!(u128::from(left) * 1_000_000_000 / u128::from(had), 900_312_976);
    }
}
