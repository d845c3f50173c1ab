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
};

/// Weights that one instruction sets, each with an event of its own.
const WEIGHTS: usize = 20;
/// Instructions of one transaction: each may use the runtime's default of compute units.
const INSTRUCTIONS: usize = 6;

/// Transactions that do these changes of one step, in their order.
pub fn drafts(
    wanted: &Description,
    changes: &[Change],
    owner: Pubkey,
    payer: Pubkey,
) -> Result<Vec<Draft>, Error> {
    let pool = wanted.addresses();
    let mut drafts: Vec<Draft> = vec![];
    let one_by_one = changes.iter().filter_map(|change| of(&change.action, wanted, &pool, owner));
    for instruction in weights(changes, &pool, owner).into_iter().chain(one_by_one) {
        let mut longer = drafts.last().cloned().unwrap_or_else(|| Draft::new(payer, vec![]));
        longer.instructions.push(instruction.clone());
        let fits = longer.instructions.len() <= INSTRUCTIONS && longer.size()? <= PACKET_LEN;
        match drafts.last_mut().filter(|_| fits) {
            Some(last) => *last = longer,
            None => drafts.push(Draft::new(payer, vec![instruction])),
        }
    }
    Ok(drafts)
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
