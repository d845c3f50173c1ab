//! The pool is there.

use tidepool::constants::MAX_INITIAL_CAPACITY;

use super::Step;
use crate::{
    change::{Action, Change, When},
    description::Description,
    state::State,
};

pub fn diff(wanted: &Description, found: &State) -> Vec<Change> {
    if found.pool.is_some() {
        return vec![];
    }
    let slots = wanted.capacity.min(MAX_INITIAL_CAPACITY);
    let action = Action::CreatePool { slots };
    vec![Change { step: Step::Pool, action, by: Some(wanted.creator), when: When::Now }]
}
