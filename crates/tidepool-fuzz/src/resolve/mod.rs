//! From what somebody tries to what he does, in the pool as it is.

mod around;
mod govern;
mod minimum;
mod user;

use tidepool_model::pool::Pool;

use crate::{Deed, Looks, Operation, Time};

/// What `operation` means in `pool`; nothing where it cannot happen at all. `number` is one that
/// no other operation of the history has.
pub fn resolve(operation: &Operation, pool: &Pool, number: u64) -> Vec<Deed> {
    let slots = pool.list.slots.len();
    let index =
        |chosen: u16| usize::from(chosen) % (slots + usize::from(chosen == u16::MAX)).max(1);
    match *operation {
        Operation::UpdateValidators { looks } => vec![update_validators(looks, pool)],
        Operation::UpdatePool => vec![Deed::UpdatePool],
        Operation::Delegate { validator } => vec![Deed::Delegate { index: index(validator) }],
        Operation::Undelegate { validator } => vec![Deed::Undelegate { index: index(validator) }],
        Operation::FlagValidator { validator } => {
            vec![Deed::FlagValidator { index: index(validator) }]
        }
        Operation::PruneValidator { validator } => {
            vec![Deed::PruneValidator { index: prunable(validator, pool) }]
        }
        Operation::RemoveValidator { validator } => {
            vec![Deed::RemoveValidator { index: index(validator) }]
        }
        Operation::AddValidator { validator, unlisted } => {
            vec![Deed::AddValidator { validator: candidate(validator, unlisted, pool) }]
        }
        Operation::SetWeights { ref changes } => {
            let changes = changes.iter().map(|(chosen, weight)| (index(*chosen), *weight));
            vec![Deed::SetWeights { changes: changes.collect() }]
        }
        Operation::Govern { verb, subject, who, value } => {
            vec![govern::resolve(verb, subject, who, value, pool)]
        }
        Operation::Wait { .. }
        | Operation::ToWindow
        | Operation::ToLateWindow
        | Operation::Boundary
        | Operation::NextEpoch { .. } => time(operation, pool),
        _ => user::resolve(operation, pool, number)
            .or_else(|| around::resolve(operation, pool, number))
            .into_iter()
            .collect(),
    }
}

fn update_validators(looks: Looks, pool: &Pool) -> Deed {
    let occupied: Vec<usize> = pool.list.entries().map(|(index, _)| index).collect();
    let pick = |from: &[usize], count: u8, start: u16, step: usize| {
        let places = (0..usize::from(count).min(from.len())).map(|number| number * step);
        places.map(|place| from[(usize::from(start) + place) % from.len()]).collect()
    };
    let indexes = match looks {
        Looks::Unseen { count, start } => {
            let epoch = pool.clock.epoch;
            let unseen = pool.list.entries().filter(|(_, entry)| entry.seen_epoch != epoch);
            let unseen: Vec<usize> = unseen.map(|(index, _)| index).collect();
            pick(&unseen, count, start, 1)
        }
        // The same validator may come twice.
        Looks::Any { count, start, step } => pick(&occupied, count, start, usize::from(step)),
    };
    Deed::UpdateValidators { indexes }
}

/// Preferably a validator that is to leave.
fn prunable(chosen: u16, pool: &Pool) -> usize {
    let leaving = pool.list.entries().filter(|(_, entry)| entry.is_leaving);
    let leaving: Vec<usize> = leaving.map(|(index, _)| index).collect();
    let chosen = usize::from(chosen);
    match leaving.len() {
        0 => chosen % pool.list.slots.len().max(1),
        count => leaving[chosen % count],
    }
}

fn candidate(chosen: u16, unlisted: bool, pool: &Pool) -> usize {
    let all: Vec<usize> = (0..pool.validators.len()).collect();
    let is_listed = |one: &usize| pool.list.entries().any(|(_, entry)| entry.validator == *one);
    let others: Vec<usize> = all.iter().copied().filter(|one| !is_listed(one)).collect();
    let from = if unlisted && !others.is_empty() { others } else { all };
    from[usize::from(chosen) % from.len()]
}

fn time(operation: &Operation, pool: &Pool) -> Vec<Deed> {
    let clock = &pool.clock;
    let end = clock.first_slot + clock.slots_per_epoch;
    let to = |slot: u64| {
        let slot = slot.min(end - 2);
        let is_later = slot > clock.slot && !pool.is_paying_rewards;
        is_later.then_some(Deed::Pass(Time::ToSlot(slot))).into_iter().collect()
    };
    let window = clock.window(&pool.parameters).ok().and_then(|slots| u64::try_from(slots).ok());
    let window = window.unwrap_or(1);
    let paid = pool.is_paying_rewards.then_some(Deed::Pass(Time::RewardsPaid));
    let over = [Deed::Pass(Time::Boundary), Deed::Pass(Time::RewardsPaid)];
    match operation {
        Operation::Wait { share } => {
            to(clock.slot + (end - clock.slot) * u64::from(*share) / u64::from(u16::MAX))
        }
        Operation::ToWindow => paid.into_iter().chain(to(end - window)).collect(),
        Operation::ToLateWindow => to(end - window / 4),
        Operation::Boundary => paid.into_iter().chain([Deed::Pass(Time::Boundary)]).collect(),
        Operation::NextEpoch { epochs } if paid.is_some() && *epochs == 1 => {
            paid.into_iter().collect()
        }
        Operation::NextEpoch { epochs } => {
            let boundaries = std::iter::repeat_n(over, usize::from(*epochs)).flatten();
            paid.into_iter().chain(boundaries).collect()
        }
        _ => vec![],
    }
}
