//! The sysvars, read from their accounts' bytes.

use tidepool_math::EpochSchedule;

/// The part of the clock sysvar that is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// The slot.
    pub slot: u64,
    /// The epoch.
    pub epoch: u64,
    /// Seconds, as the validators agree on them.
    pub unix_time: i64,
}

/// The part of the rent sysvar that is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rent {
    lamports_per_byte_year: u64,
    years: f64,
}

/// Bytes that every account costs besides its data.
const OVERHEAD: u64 = 128;
/// Offset of the `active` byte in the `EpochRewards` sysvar.
const ACTIVE_OFFSET: usize = 80;

impl Clock {
    pub(super) fn read(data: &[u8]) -> Option<Self> {
        let unix_time = i64::from_le_bytes(*data.get(32..)?.first_chunk()?);
        Some(Self { slot: word(data, 0)?, epoch: word(data, 16)?, unix_time })
    }
}

impl Rent {
    pub(super) fn read(data: &[u8]) -> Option<Self> {
        let years = f64::from_le_bytes(*data.get(8..)?.first_chunk()?);
        Some(Self { lamports_per_byte_year: word(data, 0)?, years })
    }

    /// Lamports that an account with `size` bytes of data must hold.
    #[must_use]
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn minimum(&self, size: u64) -> u64 {
        // The runtime computes it so, floating point and all.
        let a_year = OVERHEAD.saturating_add(size).saturating_mul(self.lamports_per_byte_year);
        (a_year as f64 * self.years) as u64
    }
}

pub(super) fn schedule(data: &[u8]) -> Option<EpochSchedule> {
    Some(EpochSchedule {
        slots_per_epoch: word(data, 0)?,
        first_normal_epoch: word(data, 17)?,
        first_normal_slot: word(data, 25)?,
    })
}

/// Whether rewards are being paid; a cluster that has never paid any has no such sysvar.
pub(super) fn are_rewards_active(data: &[u8]) -> bool {
    data.get(ACTIVE_OFFSET).is_some_and(|active| *active != 0)
}

fn word(data: &[u8], offset: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*data.get(offset..)?.first_chunk()?))
}
