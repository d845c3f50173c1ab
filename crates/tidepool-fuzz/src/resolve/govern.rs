//! What roles do.

use tidepool_model::{
    Parameters,
    pool::{ADMIN, GUARDIAN, Key, Pool, TREASURY},
};

use crate::{Deed, Verb};

/// One time in so many somebody tries who may not.
const STRANGER: u16 = 8;

/// What a verb means in the pool.
pub fn resolve(verb: Verb, subject: u8, who: u16, value: u8, pool: &Pool) -> Deed {
    let governance = &pool.governance;
    let person = Key::Person(usize::from(who / STRANGER) % pool.people.len());
    let by = |role: usize| {
        if who.is_multiple_of(STRANGER) { person } else { governance.holders[role] }
    };
    let role = usize::from(subject) % governance.heirs.len();
    let parameter = usize::from(subject) % governance.changes.len();
    match verb {
        Verb::ProposeAuthority => {
            // The first treasury and the first guardian may come back.
            let heir = match value % 4 {
                0 => Key::Treasury,
                1 => Key::Guardian,
                _ => person,
            };
            let heir = if role == TREASURY && heir == Key::Guardian { person } else { heir };
            Deed::ProposeAuthority { by: by(ADMIN), role, heir }
        }
        Verb::AcceptAuthority => {
            let role = proposed(&governance.heirs, role);
            let heir = governance.heirs[role].map_or(person, |heir| heir.value);
            let by = if who.is_multiple_of(STRANGER) { person } else { heir };
            Deed::AcceptAuthority { by, role }
        }
        Verb::CancelAuthority => {
            Deed::CancelAuthority { by: by(ADMIN), role: proposed(&governance.heirs, role) }
        }
        Verb::ProposeChange => {
            let value = value_of(parameter, value, &pool.parameters);
            Deed::ProposeChange { by: by(ADMIN), parameter, value }
        }
        Verb::ApplyChange => {
            Deed::ApplyChange { parameter: proposed(&governance.changes, parameter) }
        }
        Verb::CancelChange => {
            let parameter = proposed(&governance.changes, parameter);
            Deed::CancelChange { by: by(ADMIN), parameter }
        }
        Verb::PauseEntries => Deed::PauseEntries { by: by(GUARDIAN) },
        Verb::Resume if value.is_multiple_of(2) => Deed::Resume { by: by(GUARDIAN) },
        Verb::Resume => Deed::Resume { by: by(ADMIN) },
        Verb::ClaimFees => Deed::ClaimFees { by: by(TREASURY) },
    }
}

/// The first slot from `start` on in which something waits, if any does.
fn proposed<T>(slots: &[Option<T>], start: usize) -> usize {
    let mut places = (start..slots.len()).chain(0..start);
    places.find(|place| slots[*place].is_some()).unwrap_or(start)
}

/// A value at an edge, beside what holds, or between the bounds.
fn value_of(parameter: usize, chosen: u8, with: &Parameters) -> u64 {
    let (old, range) = (with.numbered(parameter), &Parameters::RANGES[parameter]);
    let (low, high) = (*range.start(), *range.end());
    match chosen % 10 {
        0 => low,
        1 => high,
        2 => high + 1,
        3 => low.saturating_sub(1),
        4 => old,
        5 => old + 1,
        6 => old.saturating_sub(1),
        7 => old / 2,
        _ => low + (high - low) * u64::from(chosen) / 255,
    }
}
