//! Stake that shall be delegated, or taken back before it has cooled.

use tidepool_client::tidepool::state::{ValidatorEntry, validator_entry::StakeKind};
use tidepool_math::{Lamports, Result};

use super::books::Books;
use crate::plan::{
    Situation,
    stage::{Stage, StageKind, Step},
    stake::{OurStake, our_stake},
    vote,
};

/// Where lamports for a validator can go.
enum Place {
    /// Into an account that is still to become effective.
    TopUp,
    /// Into a new account.
    New,
    /// Where they are: what this epoch's undelegation made cool may stay.
    TakenBack,
}

/// Delegates to every validator to which the program would delegate anything.
pub(super) fn delegations(situation: &Situation, mut books: Books) -> Result<Option<Stage>> {
    let cap = situation.snapshot.pool.parameters().max_commission;
    let mut steps = vec![];
    for (index, entry) in situation.snapshot.validators() {
        let account = situation.snapshot.votes.get(&entry.vote);
        let is_refused = situation.is_refused(StageKind::Delegations, entry.vote);
        if is_refused || !vote::takes_stake(account, entry, cap) {
            continue;
        }
        let Some(place) = place_for(situation, entry, books.epoch) else { continue };
        if let Some(lamports) = delegate(&place, entry, &mut books)? {
            let accounts = situation.snapshot.addresses.validator_accounts(index, entry);
            steps.push(Step::Delegate(accounts, lamports));
        }
    }
    Ok((!steps.is_empty()).then_some(Stage { kind: StageKind::Delegations, steps }))
}

/// Lamports that the program would move to the validator, if any; the books follow.
fn delegate(place: &Place, entry: &ValidatorEntry, books: &mut Books) -> Result<Option<u64>> {
    let (weight, tracked) = (entry.usable_weight().into(), Lamports(entry.tracked));
    if matches!(place, Place::TakenBack) {
        let cooling = Lamports(entry.cooling);
        if !books.delegation.may_take_back(weight, tracked, cooling)? {
            return Ok(None);
        }
        books.delegation.cooling = books.delegation.cooling.minus(cooling)?;
        return Ok(Some(cooling.0));
    }
    let lamports = books.delegation.to_delegate(weight, tracked)?.0;
    let least = match place {
        Place::New => books.stake_rent.saturating_add(books.minimum),
        Place::TopUp | Place::TakenBack => 1,
    };
    if lamports < least || books.release(lamports).is_none() {
        return Ok(None);
    }
    books.track_more(lamports)?;
    Ok(Some(lamports))
}

fn place_for(situation: &Situation, entry: &ValidatorEntry, epoch: u64) -> Option<Place> {
    if !entry.has_stake() {
        return Some(Place::New);
    }
    let main = our_stake(&situation.snapshot, &entry.stake, &entry.vote)?;
    if main.delegation.is_starting(epoch) {
        return Some(Place::TopUp);
    }
    if main.delegation.is_deactivated() {
        return taken_back(StakeKind::Main, &main, entry, epoch);
    }
    if !entry.has_transient() {
        return Some(Place::New);
    }
    let transient = our_stake(&situation.snapshot, &entry.transient, &entry.vote)?;
    if transient.delegation.is_starting(epoch) {
        return Some(Place::TopUp);
    }
    taken_back(StakeKind::Transient, &transient, entry, epoch)
}

/// Only what the pool's own undelegation made cool in this epoch.
fn taken_back(
    kind: StakeKind,
    stake: &OurStake,
    entry: &ValidatorEntry,
    epoch: u64,
) -> Option<Place> {
    let is_ours = kind == StakeKind::Transient || !entry.has_transient();
    let is_cooling = stake.delegation.deactivation == epoch && entry.cooling > 0;
    (is_ours && is_cooling).then_some(Place::TakenBack)
}
