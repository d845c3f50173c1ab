//! The laws of the list of validators: its counters, its addresses and their generations.

use std::collections::BTreeSet;

use bytemuck::Zeroable;
use solana_pubkey::Pubkey;
use tidepool::state::ValidatorEntry;

use crate::snapshot::Snapshot;

/// Checks the list of one state.
///
/// # Panics
/// When a law is broken.
pub fn check_state(now: &Snapshot) {
    let addresses = now.stake_accounts();
    let unique: BTreeSet<_> = addresses.iter().collect();
    assert_eq!(unique.len(), addresses.len(), "no two entries share a stake account");
    let votes: BTreeSet<_> = now.indexed().iter().map(|(_, entry)| entry.vote).collect();
    assert_eq!(u64::try_from(votes.len()), Ok(now.header.count), "no validator is listed twice");

    let seen =
        |entry: &&ValidatorEntry| entry.is_occupied() && entry.seen_epoch == now.header.seen_epoch;
    let seen = now.entries.iter().filter(seen).count();
    assert_eq!(u64::try_from(seen), Ok(now.header.seen), "who was seen is counted once");
    for entry in &now.entries {
        if !entry.is_occupied() {
            assert_eq!(*entry, ValidatorEntry::zeroed(), "a vacant slot is empty");
        }
        if !entry.has_stake() && !entry.has_transient() {
            assert_eq!((entry.tracked, entry.cooling), (0, 0), "stake is in an account");
        }
    }
}

/// Checks that no address is ever made twice between two states.
///
/// # Panics
/// When a law is broken.
pub fn check_step(before: &Snapshot, after: &Snapshot) {
    assert!(before.header.next_generation <= after.header.next_generation, "generations rise");
    assert!(before.entries.len() <= after.entries.len(), "an index is for life");
    for (old, new) in before.entries.iter().zip(&after.entries) {
        if new.is_occupied() && old.vote == new.vote {
            check_entry(old, new);
        } else if old.is_occupied() {
            let used = old.stake_generation.max(old.transient_generation);
            assert!(used <= after.header.next_generation, "a pruned validator's are used up");
        }
    }
}

fn check_entry(old: &ValidatorEntry, new: &ValidatorEntry) {
    assert_eq!(old.added_epoch, new.added_epoch, "it was added once");
    assert!(old.seen_epoch <= new.seen_epoch, "what was seen stays seen");
    let known = [old.stake, old.transient, Pubkey::default()];
    let made = |address: Pubkey| u32::from(!known.contains(&address));
    let rose = new.stake_generation - old.stake_generation;
    assert!(rose >= made(new.stake), "a new main account has a new generation");
    let rose = new.transient_generation - old.transient_generation;
    assert!(rose >= made(new.transient), "a new transient has a new generation");
}
