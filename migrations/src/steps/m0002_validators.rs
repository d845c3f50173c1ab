//! The list has the slots and the validators.

use tidepool::constants::{MAX_GROWTH, MAX_INITIAL_CAPACITY};

use super::Step;
use crate::{
    change::{Action, Change, When},
    description::Description,
    state::{PoolState, State},
};

pub fn diff(wanted: &Description, found: &State) -> Vec<Change> {
    let Some(pool) = &found.pool else {
        let adds = wanted.validators.iter().map(|validator| validator.vote);
        let adds = adds.map(|vote| Action::AddValidator { vote });
        let capacity = wanted.capacity.min(MAX_INITIAL_CAPACITY);
        let all = growth(capacity, wanted.capacity).into_iter().chain(adds);
        return all.map(|action| change(wanted.creator, action, When::After(Step::Pool))).collect();
    };
    let admin = pool.roles[0].holder;
    let removals = pool
        .validators
        .iter()
        .filter(|one| !one.is_leaving && wanted.weight_of(&one.vote).is_none())
        .map(|one| Action::RemoveValidator { index: one.index, vote: one.vote });
    let grown = growth(pool.capacity, slots(wanted, pool)).into_iter();
    let now = removals.chain(grown).map(|action| change(admin, action, When::Now));
    now.chain(additions(wanted, pool)).collect()
}

fn additions(wanted: &Description, pool: &PoolState) -> Vec<Change> {
    let admin = pool.roles[0].holder;
    let addition = |vote| {
        let when = match pool.find(&vote) {
            None => When::Now,
            // Who leaves cannot turn round: the slot must be vacated first.
            Some(there) if there.is_leaving => When::Vacated,
            Some(_) => return None,
        };
        Some(change(admin, Action::AddValidator { vote }, when))
    };
    wanted.validators.iter().filter_map(|validator| addition(validator.vote)).collect()
}

/// Slots that are wanted, or needed while those who leave still have theirs.
fn slots(wanted: &Description, pool: &PoolState) -> u32 {
    let is_new = |change: &Change| change.when == When::Now;
    let new = additions(wanted, pool).into_iter().filter(is_new).count();
    let needed = u32::try_from(pool.validators.len() + new).unwrap_or(u32::MAX);
    wanted.capacity.max(needed)
}

/// From so many slots to so many; a list never shrinks.
fn growth(from: u32, to: u32) -> Vec<Action> {
    let mut missing = to.saturating_sub(from);
    let mut actions = vec![];
    while missing > 0 {
        let slots = missing.min(MAX_GROWTH);
        actions.push(Action::GrowList { slots });
        missing -= slots;
    }
    actions
}

fn change(admin: solana_pubkey::Pubkey, action: Action, when: When) -> Change {
    Change { step: Step::Validators, action, by: Some(admin), when }
}
