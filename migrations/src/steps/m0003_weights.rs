//! Each validator has its weight. Who was added while the pool was new gets it at once,
//! anybody else after two epochs in public.

use tidepool::constants::VALIDATOR_WAIT_EPOCHS;

use super::Step;
use crate::{
    change::{Action, Change, When},
    description::{Description, Validator},
    state::{PoolState, State},
};

pub fn diff(wanted: &Description, found: &State) -> Vec<Change> {
    let strategist = found.pool.as_ref().map_or(wanted.strategist, |pool| pool.roles[1].holder);
    let of = |validator: &Validator| {
        let (index, when) = match &found.pool {
            None => (None, When::After(Step::Validators)),
            Some(pool) => place(validator, pool, found.epoch)?,
        };
        let Validator { vote, weight } = *validator;
        let action = Action::SetWeight { index, vote, weight };
        Some(Change { step: Step::Weights, action, by: Some(strategist), when })
    };
    // A validator begins without a weight.
    let has_one = |validator: &&Validator| found.pool.is_some() || validator.weight > 0;
    wanted.validators.iter().filter(has_one).filter_map(of).collect()
}

/// The validator's place and when it can get its weight; `None` where it has it.
fn place(validator: &Validator, pool: &PoolState, epoch: u64) -> Option<(Option<u32>, When)> {
    let there = pool.find(&validator.vote).filter(|one| !one.is_leaving);
    let Some(there) = there else {
        return (validator.weight > 0).then_some((None, When::After(Step::Validators)));
    };
    if there.weight == validator.weight {
        return None;
    }
    let ready = ready_epoch(there.added_epoch, pool.created_epoch);
    let may = validator.weight == 0 || ready <= epoch;
    Some((Some(there.index), if may { When::Now } else { When::FromEpoch(ready) }))
}

/// The first epoch in which a validator may have a weight.
fn ready_epoch(added: u64, pool_created: u64) -> u64 {
    let is_founding = added < pool_created.saturating_add(VALIDATOR_WAIT_EPOCHS);
    if is_founding { added } else { added.saturating_add(VALIDATOR_WAIT_EPOCHS) }
}
