//! Small domains, completely: every case against a computation that is too simple to be wrong.
//!
//! Some ratios lie outside the bounds of real pools, so that small numbers reach every branch;
//! the arithmetic doesn't know the bounds.

mod entries_and_exits;
mod mul_div;
mod redeem;
mod take_back;
mod tickets;
mod unvested;
mod update;

use tidepool_math::{
    Epoch, EpochClock, EpochSchedule, LOCKED_LAMPORTS, Lamports, Ledger, Shares, Slot,
};

/// Ten slots an epoch.
const SCHEDULE: EpochSchedule =
    EpochSchedule { slots_per_epoch: 10, first_normal_epoch: 0, first_normal_slot: 0 };

fn at(slot: u64) -> EpochClock {
    EpochClock::new(&SCHEDULE, Slot(slot), Epoch(slot / 10)).unwrap()
}

/// A ledger of `value` lamports and `shares`, far smaller than a real one can be.
fn ledger(value: u64, shares: u64, clock: &EpochClock) -> Ledger {
    let created = Ledger::create(Lamports(LOCKED_LAMPORTS), clock).unwrap();
    Ledger {
        backing: Lamports(value),
        shares: Shares(shares),
        minted: Shares(shares),
        reserve: Lamports(value),
        ..created
    }
}
