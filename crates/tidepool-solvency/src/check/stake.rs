//! Stake accounts: which are the pool's, what they hold, and whether it is as recorded.

use std::collections::BTreeSet;

use crate::{
    accounts::{Address, RawAccounts},
    fault::Fault,
    layout::{Entry, List, Phase, STAKE_PROGRAM, StakeState},
    note::{Note, Strange},
    report::Report,
};

/// Compares each validator's stake accounts with what is tracked in them.
pub fn check(raw: &RawAccounts, list: &List, report: &mut Report) {
    let (mut votes, mut stakes) = (BTreeSet::new(), BTreeSet::new());
    for entry in &list.entries {
        if entry.is_occupied() && !votes.insert(entry.vote) {
            report.faults.push(Fault::ValidatorTwice { vote: entry.vote });
        }
        let mut held = 0_u128;
        for stake in entry.accounts() {
            // What is recorded twice is held once.
            if stakes.insert(stake) {
                held = held.saturating_add(weigh(raw, entry, stake, report).into());
            } else {
                report.faults.push(Fault::StakeTwice { stake });
            }
        }
        compare(entry, held, report);
    }
}

fn compare(entry: &Entry, held: u128, report: &mut Report) {
    let (vote, tracked) = (entry.vote, entry.tracked);
    match held.checked_sub(tracked.into()) {
        None => report.faults.push(Fault::StakeShort { vote, tracked, held }),
        Some(0) => {}
        Some(lamports) => report.notes.push(Note::StakeGain { vote, lamports }),
    }
}

/// What the account at `stake` holds for the pool; adds it to the sum of its phase.
fn weigh(raw: &RawAccounts, entry: &Entry, stake: Address, report: &mut Report) -> u64 {
    let lamports = raw.lamports(&stake);
    let state = match inspect(raw, &stake) {
        Ok(state) => state,
        Err(strange) => {
            report.notes.push(Note::NotOurs { stake, lamports, strange });
            return 0;
        }
    };
    report.expect(!state.lockup.is_in_force(raw.now), Fault::StakeLocked { stake, lamports });
    if let Some(vote) = state.validator().filter(|vote| *vote != entry.vote) {
        report.notes.push(Note::OtherValidator { stake, vote });
    }
    let sums = &mut report.sums;
    let sum = match state.phase(raw.now.epoch) {
        Phase::Starting => &mut sums.starting,
        Phase::Active => &mut sums.active,
        Phase::Cooling => &mut sums.cooling,
        Phase::Inactive => &mut sums.inactive,
    };
    *sum = sum.saturating_add(lamports.into());
    lamports
}

/// The state of a stake account that nobody but the pool can move or empty.
fn inspect(raw: &RawAccounts, stake: &Address) -> Result<StakeState, Strange> {
    let account = raw.accounts.get(stake).ok_or(Strange::Missing)?;
    if account.owner != STAKE_PROGRAM {
        return Err(Strange::Owner);
    }
    let state = StakeState::read(&account.data).ok_or(Strange::State)?;
    if state.staker == raw.pool && state.withdrawer == raw.pool {
        Ok(state)
    } else {
        Err(Strange::Authority)
    }
}
