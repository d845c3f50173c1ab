//! The laws that raw accounts can show, checked after every transaction.
//!
//! Nothing here uses the arithmetic under test but `U(t)`: the rest is written anew in wide
//! integers.

use crate::{bank::Bank, list_laws, loss_law, snapshot::Snapshot, ticket_laws};

/// Checks the laws of one state.
///
/// # Panics
/// When one is broken.
pub async fn check_state(bank: &mut Bank, now: &Snapshot) {
    check_books(now);
    check_backing(bank, now).await;
}

/// Checks the laws that the pool's own accounts show, whatever its stake accounts hold.
///
/// # Panics
/// When one is broken.
pub fn check_books(now: &Snapshot) {
    let rate = &now.pool.rate;
    let (reserve, tracked) = (i128::from(rate.reserve), i128::from(now.header.total_tracked));
    let owed = i128::from(rate.ticket_debt) + i128::from(rate.pending_fees);
    let owned = i128::from(rate.backing) + i128::from(rate.observed);
    assert_eq!(tracked + reserve - owed, owned, "Identity");

    let sum: u64 = now.entries.iter().map(|entry| entry.tracked).sum();
    assert_eq!(sum, now.header.total_tracked, "the total is the sum of the entries");
    let weights: u64 = now.entries.iter().map(|entry| u64::from(entry.usable_weight())).sum();
    assert_eq!(weights, now.header.sum_weights, "the weights' total is their sum");
    let listed = now.entries.iter().filter(|entry| entry.is_occupied()).count();
    assert_eq!(u64::try_from(listed), Ok(now.header.count), "the count is that of the entries");
    let cooling: u64 = now.entries.iter().map(|entry| entry.cooling).sum();
    let counted = now.header.cooling + now.header.cooled_unswept;
    assert_eq!(cooling, counted, "what cools is counted once, in this epoch or the earlier ones");

    assert!(now.reserve_lamports >= rate.reserve, "Backing: the reserve holds what it tracks");
    let rent = 890_880;
    assert!(rate.reserve >= rent + 1_000_000_000, "First depositor: the reserve's locked SOL");
    assert!(rate.shares >= 1_000_000_000, "First depositor: the locked shares");
    let counted = rate.minted + now.pool.locked_shares + now.pool.fee_shares;
    assert_eq!(rate.shares, counted, "shares are minted, locked or fee shares");
    assert!(now.supply <= rate.minted, "no token exists that was not minted");
    assert!(now.value() >= 1, "something is always left");
    assert!(rate.last_update_epoch <= now.epoch, "an update is of the past");
    list_laws::check_state(now);
}

/// Accounts that were seen in this epoch hold what is tracked in them.
async fn check_backing(bank: &mut Bank, now: &Snapshot) {
    for entry in now.entries.iter().filter(|entry| entry.seen_epoch == now.epoch) {
        let mut held = 0;
        for address in [entry.stake, entry.transient] {
            if address != Default::default() {
                held += bank.lamports(address).await;
            }
        }
        assert!(held >= entry.tracked, "Backing: the stake accounts hold what is tracked");
    }
}

/// Checks the laws between two states of which a transaction lies between.
///
/// # Panics
/// When one is broken.
pub fn check_step(before: &Snapshot, after: &Snapshot) {
    list_laws::check_step(before, after);
    ticket_laws::check_step(before, after);
    assert!(before.pool.rate.last_update_slot <= after.pool.rate.last_update_slot, "time flows");
    assert!(before.pool.rate.flags <= after.pool.rate.flags, "insolvency is for good");
    let updated = after.pool.rate.last_update_slot != before.pool.rate.last_update_slot;
    // The carry rises with a booked loss and at no other time.
    if after.pool.rate.loss_carry > before.pool.rate.loss_carry {
        loss_law::check_step(before, after);
        return;
    }
    // At the later slot, because the tide flows meanwhile.
    let (old_value, new_value) = (before.value_at(after.slot), after.value());
    let (old_shares, new_shares) = (before.pool.rate.shares, after.pool.rate.shares);
    let new = u128::from(new_value) * u128::from(old_shares);
    let old = u128::from(old_value) * u128::from(new_shares);
    assert!(new >= old, "Monotone: {old_value}/{old_shares} fell to {new_value}/{new_shares}");
    if updated {
        let slack = 2 * (u128::from(old_value) + u128::from(old_shares)) + 1_000_000;
        assert!(new - old <= slack, "Continuity: the rate jumped at an update");
    }
}
