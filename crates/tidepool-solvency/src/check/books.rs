//! The books: whether they agree with each other, and whether all of them are covered.

use crate::{
    accounts::RawAccounts,
    fault::{Fault, Total},
    layout::{Entry, List, PoolState},
    note::Note,
    report::Report,
};

/// Compares the list's totals with its entries, and both sides of the identity.
pub fn check(raw: &RawAccounts, pool: &PoolState, list: &List, report: &mut Report) {
    report.expect(list.pool == raw.pool, Fault::ListOfAnotherPool { pool: list.pool });
    let sum = |part: fn(&Entry) -> u128| list.entries.iter().map(part).sum::<u128>();
    let cooling = u128::from(list.cooling).saturating_add(list.cooled.into());
    let totals = [
        (Total::Tracked, list.total_tracked.into(), sum(|entry| entry.tracked.into())),
        (Total::Cooling, cooling, sum(|entry| entry.cooling.into())),
        (Total::Weights, list.sum_weights.into(), sum(|entry| entry.weight.into())),
        (Total::Validators, list.count.into(), sum(|entry| entry.is_occupied().into())),
    ];
    for (total, header, sum) in totals {
        report.expect(header == sum, Fault::Total { total, header, sum });
    }

    let assets = i128::from(list.total_tracked).saturating_add(pool.reserve_tracked.into());
    let owed = i128::from(pool.ticket_debt).saturating_add(pool.pending_fees.into());
    let tracked = assets.saturating_sub(owed);
    let claimed = i128::from(pool.backing).saturating_add(pool.observed.into());
    report.expect(tracked == claimed, Fault::Identity { tracked, claimed });
}

/// Compares all that is held with all that is claimed.
pub fn check_backing(pool: &PoolState, report: &mut Report) {
    let sums = &mut report.sums;
    sums.ticket_debt = pool.ticket_debt.into();
    sums.pending_fees = pool.pending_fees.into();
    sums.backing = pool.backing.into();
    sums.observed = pool.observed.into();
    let (held, claimed) = (sums.held(), sums.claimed());
    report.expect(held >= claimed, Fault::Backing { claimed, held });
    if pool.observed < 0 {
        report.notes.push(Note::LossNotBooked { lamports: pool.observed.unsigned_abs() });
    }
}
