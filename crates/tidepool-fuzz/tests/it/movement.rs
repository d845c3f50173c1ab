//! What cranks may move and who may give stake, by `tidepool-math` and by the model.

use tidepool_fuzz::Deed;
use tidepool_math::{Delegation, Lamports, Ledger, Parameters, Source};
use tidepool_model::pool::{Pool, Refusal};

use crate::mirror::{clock, word};

/// Compares what concerns the validator of `deed`, whether or not it may be moved now.
pub fn compare(deed: &Deed, pool: &Pool, ledger: &Ledger, parameters: &Parameters) {
    match *deed {
        Deed::Delegate { index } | Deed::Undelegate { index } => {
            compare_movement(index, pool, ledger, parameters);
        }
        Deed::RedeemStake(wish) => compare_source(wish.index, pool, wish.shares),
        _ => {}
    }
}

fn compare_movement(index: usize, pool: &Pool, ledger: &Ledger, parameters: &Parameters) {
    let Ok(entry) = pool.list.entry(index) else { return };
    let (weight, tracked) = (entry.usable_weight(), Lamports(word(entry.tracked)));
    let (moved, base) = (Lamports(word(pool.moved_now())), word(pool.at_update.backing));
    let locked = Lamports(pool.locked());
    let mut delegation =
        Delegation::new(ledger, parameters, locked, moved, Lamports(base)).expect("numbers");
    delegation.cooling = Lamports(word(pool.list.cooling()));
    delegation.cooled_unswept = Lamports(word(pool.list.cooled_unswept()));
    delegation.total_tracked = Lamports(word(pool.list.total_tracked()));
    delegation.sum_weights = pool.list.sum_weights();

    let ours = delegation.to_delegate(weight, tracked).map(|lamports| i128::from(lamports.0));
    assert_eq!(ours.ok(), pool.to_delegate(index).ok(), "to delegate: {pool:?}");

    let is_late = clock(pool).is_late(parameters);
    assert_eq!(Ok(is_late), pool.is_late(), "late");
    assert_eq!(Ok(clock(pool).in_window(parameters)), pool.is_in_window(), "window");
    let ours = if is_late {
        delegation.to_undelegate_late(weight, tracked)
    } else {
        delegation.to_undelegate(weight, tracked)
    };
    let ours = ours.map(|wanted| (i128::from(wanted.served.0), i128::from(wanted.rebalanced.0)));
    let theirs = pool.to_undelegate(index).map(|wanted| (wanted.served, wanted.rebalanced));
    assert_eq!(ours.ok(), theirs.ok(), "to undelegate: {pool:?}");
    assert_eq!(delegation.tickets_lack(), Ok(pool.do_tickets_lack()), "tickets lack: {pool:?}");

    if entry.cooling > 0 && entry.cooling_since == pool.list.epoch {
        let cooling = Lamports(word(entry.cooling));
        let ours = delegation.may_take_back(weight, tracked, cooling);
        assert_eq!(ours.ok(), pool.may_take_back(index).ok(), "take back: {pool:?}");
    }
}

fn compare_source(index: usize, pool: &Pool, out: u64) {
    let Ok(entry) = pool.list.entry(index) else { return };
    let Some(main) = entry.active_main(pool.clock.epoch) else { return };
    let staked = word(main.delegated) + pool.cluster.stake_rent;
    let active = staked.min(word(entry.tracked));
    let source = Source {
        weight: entry.usable_weight(),
        sum_weights: pool.list.sum_weights(),
        tracked: Lamports(active),
        total: Lamports(word(pool.list.total_tracked()) - (word(entry.tracked) - active)),
    };
    let ours = match source.may_give(Lamports(out)) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Refusal::SourceNotAllowed),
        Err(_) => Err(Refusal::SourceTooSmall),
    };
    assert_eq!(ours, pool.require_source(index, &main, out.into()), "source: {pool:?}");
}
