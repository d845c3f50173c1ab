//! The clock by which exits are priced.

use anchor_lang::prelude::*;
use tidepool_math::EpochClock;

use crate::{chain::epoch_clock, state::Pool};

/// The moment of now and its epoch: as the pool's update remembers it, or between a boundary
/// and the update from the cluster's schedule.
///
/// # Errors
/// Those of [`epoch_clock::on_schedule`].
#[inline(always)]
pub fn clock(pool: &Pool) -> Result<EpochClock> {
    let now = epoch_clock::moment()?;
    match pool.remembered_clock(now) {
        Some(clock) => Ok(clock),
        None => epoch_clock::on_schedule(now),
    }
}
