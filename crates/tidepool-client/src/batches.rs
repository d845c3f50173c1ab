//! How many validators fit into one look.

use tidepool::state::ValidatorEntry;

/// Accounts that a transaction may lock.
pub const ACCOUNT_LOCKS: usize = 64;
/// Accounts of an update besides the stake accounts: its six, the program, who pays.
const FIXED_LOCKS: usize = 8;
/// Compute units that a transaction has without asking for more.
pub const DEFAULT_COMPUTE_UNITS: u32 = 200_000;
/// Most compute units that a transaction can ask for.
pub const MAX_COMPUTE_UNITS: u32 = 1_400_000;
/// Compute units of an update without validators, with room.
const BASE_UNITS: u32 = 2_000;
/// Of a validator whose stake neither moves nor holds excess lamports, with room: 760 are
/// measured.
const IDLE_UNITS: u32 = 900;
/// Of a validator whose stake is merged or comes home, with room: 21,200 are measured for a
/// merge; a sweep of excess lamports adds 8,000.
const MOVING_UNITS: u32 = 30_000;

/// Validators that are looked at in one transaction, and what that may cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The entries with their indexes, for [`crate::PoolAddresses::update_validators`].
    pub entries: Vec<(u32, ValidatorEntry)>,
    /// Compute units to ask for; up to [`DEFAULT_COMPUTE_UNITS`] nothing need be asked.
    pub compute_units: u32,
}

/// Divides the entries that were not seen in `epoch` among as few transactions as the limits of
/// account locks and compute units allow. Such a transaction fits into a packet if it is of
/// version 0 and finds the accounts in lookup tables.
///
/// Entries whose stake moves come first, so that cheap looks share transactions that need not
/// ask for compute units, which would lock one more account. A main account that holds excess
/// lamports (tips), or that a stranger has deactivated, costs 8,000 units more than an entry
/// can tell: simulate, and where the units do not suffice ask for more or halve the batch.
#[must_use]
pub fn update_batches(entries: &[(u32, ValidatorEntry)], epoch: u64) -> Vec<Batch> {
    let unseen = entries.iter().filter(|(_, entry)| entry.seen_epoch < epoch);
    let (moving, idle): (Vec<&(u32, ValidatorEntry)>, Vec<_>) =
        unseen.partition(|(_, entry)| is_moving(entry));
    let mut batches: Vec<Batch> = vec![];
    for item in moving.into_iter().chain(idle) {
        match batches.last_mut() {
            Some(batch) if batch.has_room_for(&item.1) => batch.push(*item),
            _ => batches.push(Batch::of(*item)),
        }
    }
    batches
}

impl Batch {
    fn of(item: (u32, ValidatorEntry)) -> Self {
        let mut batch = Self { entries: vec![], compute_units: BASE_UNITS };
        batch.push(item);
        batch
    }

    fn push(&mut self, item: (u32, ValidatorEntry)) {
        self.compute_units += units(&item.1);
        self.entries.push(item);
    }

    fn has_room_for(&self, entry: &ValidatorEntry) -> bool {
        let compute_units = self.compute_units + units(entry);
        let asks = usize::from(compute_units > DEFAULT_COMPUTE_UNITS);
        let stakes: usize = self.entries.iter().map(|(_, entry)| accounts(entry)).sum();
        let locks = FIXED_LOCKS + asks + stakes + accounts(entry);
        locks <= ACCOUNT_LOCKS && compute_units <= MAX_COMPUTE_UNITS
    }
}

fn accounts(entry: &ValidatorEntry) -> usize {
    usize::from(entry.has_stake()) + usize::from(entry.has_transient())
}

fn units(entry: &ValidatorEntry) -> u32 {
    if is_moving(entry) { MOVING_UNITS } else { IDLE_UNITS }
}

/// Whether stake of the validator's is on its way, in or out.
fn is_moving(entry: &ValidatorEntry) -> bool {
    entry.has_transient() || entry.cooling > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use solana_pubkey::Pubkey;

    fn entries(count: u32, has_transient: bool) -> Vec<(u32, ValidatorEntry)> {
        let entry = |index: u32| {
            let mut entry = ValidatorEntry::new(Pubkey::new_from_array([1; 32]), 3, 0);
            entry.stake = Pubkey::new_from_array([2; 32]);
            if has_transient {
                entry.transient = Pubkey::new_from_array([3; 32]);
            }
            (index, entry)
        };
        (0..count).map(entry).collect()
    }

    #[test]
    fn idle_validators_need_one_lock_each() {
        let batches = update_batches(&entries(1_000, false), 4);
        assert_eq!(batches.len(), 18);
        assert!(batches.iter().all(|batch| batch.compute_units <= DEFAULT_COMPUTE_UNITS));
    }

    #[test]
    fn merging_validators_need_two_and_compute_units() {
        let batches = update_batches(&entries(1_000, true), 4);
        assert_eq!(batches.len(), 38);
        assert!(batches.iter().all(|batch| batch.compute_units <= MAX_COMPUTE_UNITS));
    }

    #[test]
    fn every_validator_is_looked_at_once() {
        let mut all = entries(70, true);
        all.extend(entries(70, false).into_iter().map(|(index, entry)| (index + 70, entry)));
        let batches = update_batches(&all, 4);
        let mut looked: Vec<u32> =
            batches.iter().flat_map(|batch| &batch.entries).map(|(index, _)| *index).collect();
        looked.sort_unstable();
        assert_eq!(looked, (0..140).collect::<Vec<_>>());
    }

    #[test]
    fn who_was_seen_is_left_out() {
        assert!(update_batches(&entries(5, false), 3).is_empty());
    }
}
