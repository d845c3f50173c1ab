//! Wallets show the token, where the description says as what.

use super::Step;
use crate::{
    change::{Action, Change, When},
    description::Description,
    state::State,
};

pub fn diff(wanted: &Description, found: &State) -> Vec<Change> {
    let Some(metadata) = &wanted.metadata else { return vec![] };
    let (by, when) = match &found.pool {
        Some(pool) if pool.metadata.as_ref() == Some(metadata) => return vec![],
        Some(pool) => (pool.roles[0].holder, When::Now),
        None => (wanted.creator, When::After(Step::Pool)),
    };
    let action = Action::SetMetadata(metadata.clone());
    vec![Change { step: Step::Metadata, action, by: Some(by), when }]
}
