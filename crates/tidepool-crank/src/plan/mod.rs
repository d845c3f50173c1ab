//! What is to be done, from what is known: a pure function.

mod changes;
mod claims;
mod flags;
mod looks;
mod movement;
mod stage;
mod stake;
pub mod tables;
mod vote;

use std::collections::BTreeSet;

use solana_message::AddressLookupTableAccount;
use solana_pubkey::Pubkey;
use tidepool_client::{snapshot::Snapshot, tidepool::state::Ticket};
use tidepool_math::{EpochClock, Result};

pub use stage::{Plan, Stage, StageKind, Step, StepKey, Wait, instructions};

/// All that a plan depends on, and how its steps share transactions.
#[derive(Clone)]
pub struct Situation {
    /// The pool and what is around it.
    pub snapshot: Snapshot,
    /// Lamports that the stake program demands of a delegation.
    pub minimum_delegation: u64,
    /// Open tickets that shall be claimed for their owners; none where that is not wanted.
    pub tickets: Vec<(Pubkey, Ticket)>,
    /// Steps that the program refuses again and again, for a reason that the plan does not see:
    /// they must not hold up the others.
    pub refused: BTreeSet<StepKey>,
    /// Lookup tables by which transactions may name accounts; no step depends on them.
    pub tables: Vec<AddressLookupTableAccount>,
}

impl Situation {
    /// The moment, on the cluster's schedule.
    ///
    /// # Errors
    /// `Overflow` on a cluster whose epochs exceed 2^32 slots.
    pub fn clock(&self) -> Result<EpochClock> {
        self.snapshot.epoch_clock()
    }

    fn is_refused(&self, kind: StageKind, whom: Pubkey) -> bool {
        self.refused.contains(&(kind, whom))
    }

    fn epoch(&self) -> u64 {
        self.snapshot.clock.epoch
    }
}

/// The stake and vote accounts that are not what the list says: the program leaves them alone.
#[must_use]
pub fn suspects(snapshot: &Snapshot) -> Vec<Pubkey> {
    let mut suspects = vec![];
    for (_, entry) in snapshot.validators() {
        let recorded = [entry.stake, entry.transient];
        let stakes = recorded.into_iter().filter(|address| *address != Pubkey::default());
        suspects.extend(
            stakes.filter(|address| stake::our_stake(snapshot, address, &entry.vote).is_none()),
        );
        if !vote::is_known(snapshot.votes.get(&entry.vote), entry) {
            suspects.push(entry.vote);
        }
    }
    suspects
}

/// The stages that the situation asks for, in their order, and what to wait for after them.
///
/// Only stages whose steps follow from the situation are named: what moves in the window is not
/// known before the epoch's update, and what is delegated not before everything that shall cool
/// has been told to. No step is planned that the program would answer with "nothing to do".
///
/// # Errors
/// `Overflow` for numbers that no pool and no cluster has.
pub fn plan(situation: &Situation) -> Result<Plan> {
    let clock = situation.clock()?;
    if situation.snapshot.are_rewards_active {
        return Ok(Plan { stages: vec![], wait: Wait::Rewards });
    }
    let mut stages: Vec<Stage> = vec![];
    stages.extend(looks::looks(situation));
    stages.extend(looks::booking(situation));
    let is_booked = stages.is_empty();
    if is_booked {
        stages.extend(changes::changes(situation));
    }
    if stages.is_empty() {
        stages.extend(flags::flags(situation));
    }
    // Changes and flags change what moves.
    let is_judged = stages.is_empty();
    stages.extend(flags::prunes(situation));
    if is_booked {
        stages.extend(claims::claims(situation));
    }
    if is_judged {
        stages.extend(movement::movements(situation, &clock)?);
    }
    let wait = if is_booked { stage::next_opening(situation, &clock) } else { Wait::Again };
    Ok(Plan { stages, wait })
}
