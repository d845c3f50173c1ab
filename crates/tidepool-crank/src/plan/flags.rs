//! Facts about validators, and slots of validators that have left.

use solana_sdk_ids::stake;
use tidepool_client::tidepool::state::ValidatorEntry;

use super::{
    Situation,
    stage::{Stage, StageKind, Step},
    vote,
};

/// Flags to set and to take back. A validator that leaves has no weight anyway.
pub(super) fn flags(situation: &Situation) -> Option<Stage> {
    let cap = situation.snapshot.pool.parameters().max_commission;
    let staying = situation.snapshot.validators().filter(|(_, entry)| {
        !entry.is_leaving() && !situation.is_refused(StageKind::Flags, entry.vote)
    });
    let wrong = staying.filter(|(_, entry)| {
        let account = situation.snapshot.votes.get(&entry.vote);
        let fact = vote::speaks_against(account, entry, cap, situation.epoch());
        fact.is_some_and(|fact| fact != entry.is_flagged())
    });
    let steps: Vec<Step> = wrong.map(|(index, entry)| Step::Flag(index, entry.vote)).collect();
    (!steps.is_empty()).then_some(Stage { kind: StageKind::Flags, steps })
}

/// Slots to vacate.
pub(super) fn prunes(situation: &Situation) -> Option<Stage> {
    let gone = situation.snapshot.validators().filter(|(_, entry)| has_left(situation, entry));
    let pool = &situation.snapshot.addresses;
    let accounts = gone.map(|(index, entry)| pool.validator_accounts(index, entry));
    let steps: Vec<Step> = accounts.map(Step::Prune).collect();
    (!steps.is_empty()).then_some(Stage { kind: StageKind::Prunes, steps })
}

fn has_left(situation: &Situation, entry: &ValidatorEntry) -> bool {
    let is_there = |address| {
        let account = situation.snapshot.stakes.get(address);
        account.is_some_and(|account| account.owner == stake::ID)
    };
    let has_stake = is_there(&entry.stake) || is_there(&entry.transient);
    let is_refused = situation.is_refused(StageKind::Prunes, entry.vote);
    entry.is_leaving() && entry.tracked == 0 && !has_stake && !is_refused
}
