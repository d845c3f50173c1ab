//! Changes as instructions, and these in as few transactions as they fit into.

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool::instructions::admin::set_weights::WeightChange;
use tidepool_client::{
    PoolAddresses, PoolSettings,
    error::Error,
    token_metadata,
    transaction::{Draft, PACKET_LEN},
};

use crate::{
    change::{Action, Change},
    description::{Description, Metadata},
    state::State,
};

/// Weights that one instruction sets, each with an event of its own.
const WEIGHTS: usize = 20;
/// Compute units of one transaction, so that the trial's margin still fits below the most that
/// can be asked for.
const UNITS: u32 = 1_200_000;
/// Those that are set aside for each instruction, as the runtime does.
const UNITS_EACH: u32 = 200_000;
/// Those of a walk over the list, by which a validator is added, for each of its slots.
const UNITS_A_SLOT: u32 = 40;

/// Transactions that do these changes of one step, in their order.
pub fn drafts(
    wanted: &Description,
    found: &State,
    changes: &[Change],
    [owner, payer]: [Pubkey; 2],
) -> Result<Vec<Draft>, Error> {
    let pool = wanted.addresses();
    let slots = found.pool.as_ref().map_or(0, |pool| pool.capacity).max(wanted.capacity);
    let weights = weights(changes, &pool, owner).into_iter().map(|one| (one, UNITS_EACH));
    let one_by_one = changes.iter().filter_map(|Change { action, .. }| {
        Some((of(action, wanted, &pool, owner)?, units(action, slots)))
    });
    let (mut drafts, mut used): (Vec<Draft>, u32) = (vec![], 0);
    for (instruction, units) in weights.chain(one_by_one) {
        let mut longer = drafts.last().cloned().unwrap_or_else(|| Draft::new(payer, vec![]));
        longer.instructions.push(instruction.clone());
        let fits = used.saturating_add(units) <= UNITS && longer.size()? <= PACKET_LEN;
        if let Some(last) = drafts.last_mut().filter(|_| fits) {
            *last = longer;
            used += units;
        } else {
            drafts.push(Draft::new(payer, vec![instruction]));
            used = units;
        }
    }
    Ok(drafts)
}

fn units(action: &Action, slots: u32) -> u32 {
    match action {
        Action::AddValidator { .. } => slots.saturating_mul(UNITS_A_SLOT).max(UNITS_EACH),
        _ => UNITS_EACH,
    }
}

/// All weights, some in each instruction.
fn weights(changes: &[Change], pool: &PoolAddresses, owner: Pubkey) -> Vec<Instruction> {
    let of = |change: &Change| match change.action {
        Action::SetWeight { index, vote, weight } => {
            Some(WeightChange { index: index?, vote, weight })
        }
        _ => None,
    };
    let all: Vec<WeightChange> = changes.iter().filter_map(of).collect();
    all.chunks(WEIGHTS).map(|some| pool.set_weights(owner, some.to_vec())).collect()
}

/// The instruction of anything but a weight, or of texts that are too long.
fn of(
    action: &Action,
    wanted: &Description,
    pool: &PoolAddresses,
    owner: Pubkey,
) -> Option<Instruction> {
    Some(match action {
        Action::SetWeight { .. } => return None,
        Action::CreatePool { slots } => pool.create_pool(owner, &settings(wanted, *slots)),
        Action::GrowList { slots } => pool.grow_list(owner, *slots),
        Action::AddValidator { vote } => pool.add_validator(owner, *vote),
        Action::RemoveValidator { index, vote } => pool.remove_validator(owner, *index, *vote),
        Action::ProposeChange { parameter, value, .. } => {
            pool.propose_change(owner, *parameter, *value)
        }
        Action::ApplyChange { parameter, .. } => pool.apply_change(owner, *parameter),
        Action::CancelChange { parameter } => pool.cancel_change(owner, *parameter),
        Action::ProposeAuthority { role, authority, .. } => {
            pool.propose_authority(owner, *role, *authority)
        }
        Action::AcceptAuthority { role } => pool.accept_authority(owner, *role),
        Action::CancelAuthority { role } => pool.cancel_authority(owner, *role),
        Action::SetMetadata(Metadata { name, symbol, uri }) => {
            pool.set_metadata(owner, token_metadata(name, symbol, uri)?)
        }
    })
}

const fn settings(wanted: &Description, slots: u32) -> PoolSettings {
    PoolSettings {
        index: wanted.index,
        capacity: slots,
        strategist: wanted.strategist,
        guardian: wanted.guardian,
        treasury: wanted.treasury,
        parameters: wanted.parameters,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{change::When, steps::Step};

    /// How many of ten additions to a list of so many slots go into each transaction.
    fn additions(slots: u32) -> Vec<usize> {
        let example = include_str!("../pools/example.toml");
        let mut wanted = Description::parse(example).expect("a pool");
        wanted.capacity = slots;
        let add = |number: u8| Change {
            step: Step::Validators,
            action: Action::AddValidator { vote: Pubkey::new_from_array([number; 32]) },
            by: None,
            when: When::Now,
        };
        let changes: Vec<Change> = (1..=10).map(add).collect();
        let found = State { epoch: 0, pool: None };
        let drafts = drafts(&wanted, &found, &changes, [wanted.creator; 2]).expect("drafts");
        drafts.iter().map(|draft| draft.instructions.len()).collect()
    }

    #[test]
    fn the_longer_the_list_the_fewer_walks_over_it_go_into_a_transaction() {
        assert_eq!(additions(69), [6, 4]);
        assert_eq!(additions(5_000), [6, 4]);
        assert_eq!(additions(10_000), [3, 3, 3, 1]);
        assert_eq!(additions(20_000), [1; 10]);
    }
}
