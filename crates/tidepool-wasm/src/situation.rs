//! What every question about a pool begins with: a moment, and the pool's account.

use tidepool_math::{
    Epoch, EpochClock, EpochSchedule, LOCKED_LAMPORTS, Lamports, Ledger, Parameters, Slot,
};
use tidepool_quote::PoolBytes;

use crate::refusal::{ENTRIES_PAUSED, Refused, UNREADABLE};

/// Six words: slot, epoch, slots of an epoch, first normal epoch, its first slot, and the lamports
/// that an account without data must hold.
pub struct Moment {
    /// The slot on the cluster's schedule.
    pub clock: EpochClock,
    /// Lamports of the reserve that never leave.
    pub locked: Lamports,
}

impl Moment {
    /// Reads the words; returns what follows too.
    pub fn read(bytes: &[u8]) -> Result<(Self, &[u8]), Refused> {
        let (words, rest) = bytes.split_first_chunk::<48>().ok_or(Refused(UNREADABLE))?;
        let mut words = words.chunks_exact(8).filter_map(<[u8]>::first_chunk::<8>);
        let mut word = || words.next().copied().map_or(0, u64::from_le_bytes);
        let (slot, epoch) = (Slot(word()), Epoch(word()));
        let schedule = EpochSchedule {
            slots_per_epoch: word(),
            first_normal_epoch: word(),
            first_normal_slot: word(),
        };
        let clock = EpochClock::new(&schedule, slot, epoch)?;
        let locked = Lamports(word().saturating_add(LOCKED_LAMPORTS));
        Ok((Self { clock, locked }, rest))
    }
}

/// A pool at a moment.
pub struct Situation {
    /// The slot on the cluster's schedule.
    pub clock: EpochClock,
    /// Lamports of the reserve that never leave.
    pub locked: Lamports,
    /// The books.
    pub ledger: Ledger,
    /// The parameters in force.
    pub parameters: Parameters,
    paused_until: u64,
}

impl Situation {
    /// Reads a moment and the pool behind it.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let (Moment { clock, locked }, pool) = Moment::read(bytes)?;
        let pool = PoolBytes::parse(pool)?;
        let (ledger, parameters) = (pool.ledger(), pool.parameters());
        Ok(Self { clock, locked, ledger, parameters, paused_until: pool.paused_until })
    }

    /// Refuses while the guardian's pause is in force.
    pub const fn require_unpaused(&self) -> Result<(), Refused> {
        if self.clock.epoch.0 < self.paused_until { Err(Refused(ENTRIES_PAUSED)) } else { Ok(()) }
    }
}
