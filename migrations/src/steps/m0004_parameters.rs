//! The parameters hold. What protects holders holds with its proposal, what can hurt them waits
//! in public.

use tidepool::{constants::WAIT_FULL_EPOCHS, state::pending::PendingChange};
use tidepool_math::{Parameter, Parameters};

use super::Step;
use crate::{
    change::{Action, Change, When},
    description::Description,
    state::{PoolState, State},
};

pub fn diff(wanted: &Description, found: &State) -> Vec<Change> {
    // A new pool begins with them.
    let Some(pool) = &found.pool else { return vec![] };
    let mut changes: Vec<Change> = order(pool, &wanted.parameters)
        .into_iter()
        .filter_map(|parameter| of(parameter, wanted, pool, found.epoch))
        .collect();
    let ceiling = changes.iter().find(|change| touches(change, Parameter::ExitCeiling)).cloned();
    for change in &mut changes {
        if crosses(change, pool) {
            change.when = after(ceiling.as_ref(), change.when, found.epoch);
        }
    }
    changes
}

/// Floor and ceiling may not cross on the way: a ceiling that rises goes before the floor.
fn order(pool: &PoolState, wanted: &Parameters) -> Vec<Parameter> {
    let mut order = Parameter::ALL.to_vec();
    if wanted.exit_ceiling > pool.parameters.exit_ceiling {
        order.swap(0, 1);
    }
    order
}

fn of(parameter: Parameter, wanted: &Description, pool: &PoolState, epoch: u64) -> Option<Change> {
    let (old, value) = (pool.parameters.get(parameter), wanted.parameters.get(parameter));
    let pending = pool.pending_changes[parameter as usize];
    let admin = Some(pool.roles[0].holder);
    let (action, by, when) = match pending {
        Some(_) if old == value => (Action::CancelChange { parameter }, admin, When::Now),
        None if old == value => return None,
        Some(PendingChange { value: proposed, ready_epoch, .. }) if proposed == value.0 => {
            (Action::ApplyChange { parameter, value }, None, ready(ready_epoch, epoch))
        }
        _ => {
            let hurts = parameter.change_hurts(old, value);
            let ready_epoch = hurts.then(|| proposal_ready(epoch));
            (Action::ProposeChange { parameter, value, ready_epoch }, admin, When::Now)
        }
    };
    Some(Change { step: Step::Parameters, action, by, when })
}

/// Whether the floor would rise above the ceiling in force, which the program refuses.
fn crosses(change: &Change, pool: &PoolState) -> bool {
    matches!(change.action, Action::ApplyChange { parameter: Parameter::ExitFloor, value }
        if value > pool.parameters.exit_ceiling)
}

/// When the ceiling has risen: with it, or when its own proposal has waited.
fn after(ceiling: Option<&Change>, own: When, epoch: u64) -> When {
    match ceiling {
        Some(Change { action: Action::ApplyChange { .. }, when: When::Now, .. }) | None => own,
        Some(Change { action: Action::ApplyChange { .. }, when, .. }) => *when,
        Some(_) => When::FromEpoch(proposal_ready(epoch)),
    }
}

fn touches(change: &Change, wanted: Parameter) -> bool {
    matches!(change.action, Action::ProposeChange { parameter, .. }
        | Action::ApplyChange { parameter, .. } if parameter == wanted)
}

/// The first epoch in which what is proposed now may be applied or accepted.
pub const fn proposal_ready(epoch: u64) -> u64 {
    epoch.saturating_add(WAIT_FULL_EPOCHS + 1)
}

pub const fn ready(ready_epoch: u64, epoch: u64) -> When {
    if ready_epoch <= epoch { When::Now } else { When::FromEpoch(ready_epoch) }
}
