//! Which steps share a transaction.

use std::collections::{BTreeSet, VecDeque};

use solana_message::AddressLookupTableAccount;
use solana_pubkey::Pubkey;
use tidepool_client::{
    PoolAddresses,
    batches::{ACCOUNT_LOCKS, MAX_COMPUTE_UNITS},
    transaction::{Draft, PACKET_LEN},
};

use crate::plan::{Situation, Step, instructions};

/// Compute units of a look at a validator whose stake moves, with room.
const MOVING_UNITS: u32 = 30_000;
/// Of a look at another.
const IDLE_UNITS: u32 = 1_500;
/// Of every other step, with room: creating a stake account costs the most.
const STEP_UNITS: u32 = 150_000;

/// What every transaction has in common.
#[derive(Clone, Copy)]
pub(super) struct Packing<'a> {
    pool: PoolAddresses,
    payer: Pubkey,
    tables: &'a [AddressLookupTableAccount],
}

impl<'a> Packing<'a> {
    pub(super) fn new(situation: &'a Situation, payer: Pubkey) -> Self {
        Self { pool: situation.snapshot.addresses, payer, tables: &situation.tables }
    }

    /// Takes as many steps from the front as fit into one transaction, `most` at most; one at
    /// least.
    pub(super) fn take_batch(&self, steps: &mut VecDeque<Step>, most: usize) -> Vec<Step> {
        let mut batch = vec![];
        while let Some(step) = steps.pop_front() {
            batch.push(step);
            let fits = batch.len() == 1 || (batch.len() <= most && self.fits(&batch));
            if !fits {
                steps.extend(batch.pop());
                steps.rotate_right(1);
                break;
            }
        }
        batch
    }

    /// The transaction of some steps. A step alone names all its accounts itself, so that no
    /// table, whatever a node says about it, can be the reason that it is refused.
    pub(super) fn draft(&self, steps: &[Step]) -> Draft {
        let instructions = instructions(&self.pool, self.payer, steps);
        let tables = if steps.len() > 1 { self.tables.to_vec() } else { vec![] };
        Draft { tables, ..Draft::new(self.payer, instructions) }
    }

    fn fits(&self, steps: &[Step]) -> bool {
        let draft = self.draft(steps);
        let units: u32 = steps.iter().map(units).fold(0, u32::saturating_add);
        // One lock is the request for compute units', without which no price could be paid.
        let has_locks = locks(&draft) < ACCOUNT_LOCKS;
        has_locks && units <= MAX_COMPUTE_UNITS && draft.size().is_ok_and(|size| size <= PACKET_LEN)
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use tidepool_client::{tidepool::state::ValidatorEntry, transaction::lookup::TABLE_LEN};

    const PAYER: Pubkey = Pubkey::new_from_array([250; 32]);

    fn pool() -> PoolAddresses {
        PoolAddresses::at(Pubkey::new_from_array([251; 32]))
    }

    /// Looks at so many validators, which have a main stake account or both.
    fn looks(count: u8, has_transient: bool) -> VecDeque<Step> {
        let entry = |number| {
            let mut entry = ValidatorEntry::new(Pubkey::new_from_array([1; 32]), 3, 0);
            entry.stake = Pubkey::new_from_array([number; 32]);
            if has_transient {
                let mut transient = [number; 32];
                transient[31] = 0;
                entry.transient = Pubkey::new_from_array(transient);
            }
            entry
        };
        (1..=count).map(|number| Step::Look(number.into(), entry(number))).collect()
    }

    /// Tables with all that the steps name, as many as they take.
    fn tables(steps: &VecDeque<Step>, len: usize) -> Vec<AddressLookupTableAccount> {
        let steps: Vec<Step> = steps.iter().cloned().collect();
        let named = instructions(&pool(), PAYER, &steps).remove(0).accounts;
        let named: Vec<Pubkey> = named.into_iter().map(|meta| meta.pubkey).collect();
        let parts = named.chunks(len).map(<[Pubkey]>::to_vec);
        let tables = parts
            .map(|addresses| AddressLookupTableAccount { key: Pubkey::new_unique(), addresses });
        tables.collect()
    }

    fn batch_sizes(mut steps: VecDeque<Step>, tables: &[AddressLookupTableAccount]) -> Vec<usize> {
        let packing = Packing { pool: pool(), payer: PAYER, tables };
        let mut sizes = vec![];
        while !steps.is_empty() {
            let batch = packing.take_batch(&mut steps, 56);
            let draft = packing.draft(&batch);
            assert!(draft.size().expect("a message") <= PACKET_LEN);
            assert!(locks(&draft) < ACCOUNT_LOCKS);
            sizes.push(batch.len());
        }
        sizes
    }

    #[test]
    fn tables_make_room_for_all_looks_whose_accounts_can_be_locked() {
        let idle = looks(120, false);
        assert_eq!(batch_sizes(idle.clone(), &[]), [21, 21, 21, 21, 21, 15]);
        assert_eq!(batch_sizes(idle.clone(), &tables(&idle, TABLE_LEN)), [55, 55, 10]);
        let moving = looks(60, true);
        assert_eq!(batch_sizes(moving.clone(), &[]), [11, 11, 11, 11, 11, 5]);
        assert_eq!(batch_sizes(moving.clone(), &tables(&moving, TABLE_LEN)), [27, 27, 6]);
    }

    #[test]
    fn a_batch_over_many_tables_is_counted_with_what_naming_them_takes() {
        let idle = looks(120, false);
        let sizes = batch_sizes(idle.clone(), &tables(&idle, 2));
        assert!(sizes[0] > 21 && sizes[0] < 55, "{sizes:?}");
    }

    #[test]
    fn a_step_alone_uses_no_table() {
        let mut steps = looks(2, true);
        let tables = tables(&steps, TABLE_LEN);
        let packing = Packing { pool: pool(), payer: PAYER, tables: &tables };
        let batch: Vec<Step> = steps.drain(..).collect();
        assert_eq!(packing.draft(&batch[..1]).tables, []);
        assert_eq!(packing.draft(&batch).tables, tables);
    }
}
