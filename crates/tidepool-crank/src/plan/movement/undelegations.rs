//! Stake that shall cool or come home.

use solana_pubkey::Pubkey;
use tidepool_client::tidepool::state::{ValidatorEntry, validator_entry::StakeKind};
use tidepool_math::{Lamports, Result, Undelegation};

use super::books::Books;
use crate::plan::{
    Situation,
    stage::{Stage, StageKind, Step},
    stake::{OurStake, our_stake},
};

/// How a validator gives stake back, with lamports.
#[derive(Clone, Copy)]
enum Way {
    /// An account that is not yet effective comes home at once: all it holds, what of that is
    /// tracked.
    Recall { whole: u64, tracked: u64 },
    /// The main account cools whole.
    Whole(u64),
    /// A part of the main account cools.
    Split(u64),
}

/// Undelegates from every validator from which the program would take anything.
pub(super) fn undelegations(situation: &Situation, mut books: Books) -> Result<Option<Stage>> {
    let mut steps = vec![];
    for (index, entry) in situation.snapshot.validators() {
        if situation.is_refused(StageKind::Undelegations, entry.vote) {
            continue;
        }
        if let Some(lamports) = undelegate(situation, entry, &mut books)? {
            let accounts = situation.snapshot.addresses.validator_accounts(index, entry);
            steps.push(Step::Undelegate(accounts, lamports));
        }
    }
    Ok((!steps.is_empty()).then_some(Stage { kind: StageKind::Undelegations, steps }))
}

/// Lamports that the program would take from the validator, if any; the books follow.
fn undelegate(
    situation: &Situation,
    entry: &ValidatorEntry,
    books: &mut Books,
) -> Result<Option<u64>> {
    let (weight, tracked) = (entry.usable_weight().into(), Lamports(entry.tracked));
    let wanted = if books.is_late {
        books.delegation.to_undelegate_late(weight, tracked)?
    } else {
        books.delegation.to_undelegate(weight, tracked)?
    };
    let urgent = wanted.served > Lamports::ZERO && books.delegation.tickets_lack()?;
    let Some(way) = way_for(situation, entry, &wanted, urgent, books)? else { return Ok(None) };
    let Some(lamports) = book(way, books)? else { return Ok(None) };
    let rebalanced = lamports.saturating_sub(wanted.served.0).min(wanted.rebalanced.0);
    books.count_moved(rebalanced);
    Ok(Some(lamports))
}

/// Changes the books as the program would; returns the lamports, or nothing where it would
/// refuse because the reserve cannot pay a new account's rent.
fn book(way: Way, books: &mut Books) -> Result<Option<u64>> {
    match way {
        Way::Recall { whole, tracked } => {
            books.track_less(tracked);
            books.receive(tracked)?;
            Ok(Some(whole))
        }
        Way::Whole(lamports) => {
            books.cool(lamports)?;
            Ok(Some(lamports))
        }
        Way::Split(lamports) => {
            let rent = books.stake_rent;
            if books.release(rent).is_none() {
                return Ok(None);
            }
            books.track_more(rent)?;
            books.cool(lamports.saturating_add(rent))?;
            Ok(Some(lamports))
        }
    }
}

fn way_for(
    situation: &Situation,
    entry: &ValidatorEntry,
    wanted: &Undelegation,
    urgent: bool,
    books: &Books,
) -> Result<Option<Way>> {
    let total = wanted.served.plus(wanted.rebalanced)?.0;
    if total == 0 || !entry.has_stake() {
        return Ok(None);
    }
    let account = |address: &Pubkey| our_stake(&situation.snapshot, address, &entry.vote);
    if entry.has_transient() {
        let kept = situation.snapshot.stakes.get(&entry.stake).map_or(0, |main| main.lamports);
        let transient = account(&entry.transient);
        return Ok(transient.and_then(|stake| {
            recall(&stake, StakeKind::Transient, kept, entry, total, urgent, books.epoch)
        }));
    }
    let Some(main) = account(&entry.stake) else { return Ok(None) };
    if main.delegation.is_starting(books.epoch) {
        return Ok(recall(&main, StakeKind::Main, 0, entry, total, urgent, books.epoch));
    }
    if main.delegation.is_deactivated() {
        return Ok(None);
    }
    Ok(cool(&main, entry, total, urgent, books))
}

/// Recalls a whole account that is not yet effective, where that is no undoing for dust. `kept`
/// lamports are in the validator's other account.
fn recall(
    stake: &OurStake,
    kind: StakeKind,
    kept: u64,
    entry: &ValidatorEntry,
    total: u64,
    urgent: bool,
    epoch: u64,
) -> Option<Way> {
    let whole = stake.lamports;
    let worth_it = urgent || total >= whole.div_ceil(2);
    let elsewhere = if kind == StakeKind::Main { 0 } else { kept };
    let tracked = whole.min(entry.tracked.saturating_sub(elsewhere));
    let is_starting = stake.delegation.is_starting(epoch);
    (is_starting && worth_it).then_some(Way::Recall { whole, tracked })
}

/// Fits what is wanted to the minimum delegation on both sides of a split.
fn cool(
    main: &OurStake,
    entry: &ValidatorEntry,
    total: u64,
    urgent: bool,
    books: &Books,
) -> Option<Way> {
    let minimum = books.minimum;
    let round_up = urgent || entry.usable_weight() == 0;
    let lamports = if round_up { total.max(minimum) } else { total };
    let most = main.delegation.stake.saturating_sub(minimum);
    let split = if lamports <= most {
        (lamports >= minimum).then_some(lamports)?
    } else if round_up {
        return Some(Way::Whole(main.lamports));
    } else {
        (most >= minimum).then_some(most)?
    };
    // Tickets must not wait until somebody pays a new account's rent.
    let lacks_rent = books.reserve.0 < books.locked.0.saturating_add(books.stake_rent);
    if urgent && lacks_rent { Some(Way::Whole(main.lamports)) } else { Some(Way::Split(split)) }
}
