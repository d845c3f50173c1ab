//! Loss fairness: what the unvested part does not absorb falls on shares and tickets alike.

use crate::snapshot::Snapshot;

/// Checks the value after the booking of a loss that lies between two states.
///
/// # Panics
/// When holders lost more than their part.
pub fn check_step(before: &Snapshot, after: &Snapshot) {
    if after.pool.rate.flags != 0 {
        return;
    }
    let rate = &before.pool.rate;
    let loss = after.pool.rate.loss_carry - rate.loss_carry;
    let value = u128::from(before.value_at(after.slot));
    let burned = rate.minted - before.supply;
    let burned_value = u128::from(burned) * value / u128::from(rate.shares);
    let unvested = u128::from(rate.backing) - value;
    let cushion = unvested + u128::from(rate.pending_fees) + burned_value;
    let beyond = u128::from(loss).saturating_sub(cushion);

    let held = value - burned_value;
    let all = held + u128::from(rate.ticket_debt);
    let least = held.saturating_sub((beyond * held).div_ceil(all) + 1);
    let shares = u128::from(rate.shares - burned);
    let new = u128::from(after.value()) * shares;
    assert!(new >= least * u128::from(after.pool.rate.shares), "Loss fairness: holders lost more");
}
