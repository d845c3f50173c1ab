//! Which steps share a transaction.

use std::collections::{BTreeSet, VecDeque};

use solana_pubkey::Pubkey;
use tidepool_client::{
    PoolAddresses,
    batches::{ACCOUNT_LOCKS, MAX_COMPUTE_UNITS},
    transaction::{Draft, PACKET_LEN},
};

use crate::plan::{Step, instructions};

/// Compute units of a look at a validator whose stake moves, with room.
const MOVING_UNITS: u32 = 30_000;
/// Of a look at another.
const IDLE_UNITS: u32 = 1_500;
/// Of every other step, with room: creating a stake account costs the most.
const STEP_UNITS: u32 = 150_000;

/// Takes as many steps from the front as fit into one transaction, `most` at most; one at least.
pub(super) fn take_batch(
    pool: &PoolAddresses,
    payer: Pubkey,
    steps: &mut VecDeque<Step>,
    most: usize,
) -> Vec<Step> {
    let mut batch = vec![];
    while let Some(step) = steps.pop_front() {
        batch.push(step);
        let fits = batch.len() == 1 || (batch.len() <= most && fits(pool, payer, &batch));
        if !fits {
            steps.extend(batch.pop());
            steps.rotate_right(1);
            break;
        }
    }
    batch
}

/// The transaction of some steps.
pub(super) fn draft(pool: &PoolAddresses, payer: Pubkey, steps: &[Step]) -> Draft {
    Draft::new(payer, instructions(pool, payer, steps))
}

fn fits(pool: &PoolAddresses, payer: Pubkey, steps: &[Step]) -> bool {
    let draft = draft(pool, payer, steps);
    let units: u32 = steps.iter().map(units).fold(0, u32::saturating_add);
    // One lock is the request for compute units'.
    let has_locks = locks(&draft) < ACCOUNT_LOCKS;
    has_locks && units <= MAX_COMPUTE_UNITS && draft.size().is_ok_and(|size| size <= PACKET_LEN)
}

fn units(step: &Step) -> u32 {
    match step {
        Step::Look(_, entry) if entry.has_transient() || entry.cooling > 0 => MOVING_UNITS,
        Step::Look(..) => IDLE_UNITS,
        _ => STEP_UNITS,
    }
}

fn locks(draft: &Draft) -> usize {
    let mut named = BTreeSet::from([draft.payer]);
    for instruction in &draft.instructions {
        named.insert(instruction.program_id);
        named.extend(instruction.accounts.iter().map(|meta| meta.pubkey));
    }
    named.len()
}
