//! The roles are held by whom they are meant for. The admin proposes, two full epochs pass,
//! and the new key itself accepts.

use solana_pubkey::Pubkey;
use tidepool::state::Role;

use super::{
    Step,
    m0004_parameters::{proposal_ready, ready},
};
use crate::{
    change::{Action, Change, When},
    description::Description,
    state::{RoleState, State},
};

pub fn diff(wanted: &Description, found: &State) -> Vec<Change> {
    let Some(pool) = &found.pool else {
        // The creator is the first admin, whoever is meant to be; the others begin at once.
        let is_other = wanted.admin != wanted.creator;
        let waiting = Change {
            step: Step::Roles,
            action: propose(Role::Admin, wanted.admin, found.epoch),
            by: Some(wanted.creator),
            when: When::After(Step::Pool),
        };
        return is_other.then_some(waiting).into_iter().collect();
    };
    // The admin comes last: who has given it away proposes nothing any more.
    let order = [Role::Strategist, Role::Guardian, Role::Treasury, Role::Admin];
    let admin = pool.roles[0].holder;
    let of = |role: Role| of(role, &pool.roles[role as usize], wanted.key_of(role), admin, found);
    order.into_iter().filter_map(of).collect()
}

fn of(role: Role, state: &RoleState, key: Pubkey, admin: Pubkey, found: &State) -> Option<Change> {
    let (action, by, when) = match state.proposed {
        Some(_) if state.holder == key => (Action::CancelAuthority { role }, admin, When::Now),
        None if state.holder == key => return None,
        Some((proposed, ready_epoch)) if proposed == key => {
            (Action::AcceptAuthority { role }, key, ready(ready_epoch, found.epoch))
        }
        _ => (propose(role, key, found.epoch), admin, When::Now),
    };
    Some(Change { step: Step::Roles, action, by: Some(by), when })
}

const fn propose(role: Role, authority: Pubkey, epoch: u64) -> Action {
    Action::ProposeAuthority { role, authority, ready_epoch: proposal_ready(epoch) }
}
