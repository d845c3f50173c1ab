//! The clock, the epoch schedule and the payment of rewards, read from the sysvars.

use anchor_lang::{pinocchio::sysvars::get_sysvar, prelude::*};
use tidepool_math::{Epoch, EpochClock, EpochSchedule, Moment, Slot};

use super::bytes::read_u64;
use crate::error::{OrRefuse, TidepoolError};

const EPOCH_SCHEDULE: Address =
    Address::from_str_const("SysvarEpochSchedu1e111111111111111111111111");
const EPOCH_REWARDS: Address =
    Address::from_str_const("SysvarEpochRewards1111111111111111111111111");
/// Offset of the `active` byte in the `EpochRewards` sysvar.
const ACTIVE_OFFSET: usize = 80;
/// Offset of the epoch in the `Clock` sysvar, after the slot and a time.
const EPOCH_OFFSET: usize = 16;
/// Length of the `EpochSchedule` sysvar: three words around a byte and a last word.
const SCHEDULE_LEN: usize = 33;

/// The slot and epoch of now.
///
/// # Errors
/// Only the runtime's, when it offers no clock.
#[inline(always)]
pub fn moment() -> Result<Moment> {
    let clock = Clock::get()?;
    Ok(Moment { slot: Slot(clock.slot), epoch: Epoch(clock.epoch) })
}

/// The slot and epoch of now from the clock sysvar's account, which the caller has checked: a
/// tenth of what asking the runtime costs.
///
/// # Errors
/// [`TidepoolError::WrongSysvar`] for bytes that are no clock.
#[inline(always)]
pub fn moment_of(clock: &UncheckedAccount) -> Result<Moment> {
    let data = clock.try_borrow()?;
    let word = |offset| read_u64(&data, offset).ok_or(TidepoolError::WrongSysvar);
    Ok(Moment { slot: Slot(word(0)?), epoch: Epoch(word(EPOCH_OFFSET)?) })
}

/// The slot and epoch of now, on the cluster's schedule.
///
/// # Errors
/// [`TidepoolError::AmountOutOfRange`] on a cluster whose epochs exceed 2^32 slots.
pub fn now() -> Result<EpochClock> {
    on_schedule(moment()?)
}

/// Places a moment on the cluster's schedule.
///
/// # Errors
/// [`TidepoolError::AmountOutOfRange`] on a cluster whose epochs exceed 2^32 slots.
pub fn on_schedule(moment: Moment) -> Result<EpochClock> {
    EpochClock::new(&schedule()?, moment.slot, moment.epoch).or_refuse()
}

/// The epoch of now.
///
/// # Errors
/// Only the runtime's, when it offers no clock.
pub fn epoch() -> Result<u64> {
    Ok(moment()?.epoch.0)
}

fn schedule() -> Result<EpochSchedule> {
    let mut data = [0; SCHEDULE_LEN];
    get_sysvar(&mut data, &EPOCH_SCHEDULE, 0)?;
    let word = |offset| read_u64(&data, offset).ok_or(ProgramError::UnsupportedSysvar);
    Ok(EpochSchedule {
        slots_per_epoch: word(0)?,
        first_normal_epoch: word(17)?,
        first_normal_slot: word(25)?,
    })
}

/// Refuses while the runtime pays rewards and the stake program refuses everything.
///
/// # Errors
/// [`TidepoolError::EpochRewardsActive`].
pub fn require_rewards_paid() -> Result<()> {
    let mut active = [0];
    get_sysvar(&mut active, &EPOCH_REWARDS, ACTIVE_OFFSET)?;
    require!(active == [0], TidepoolError::EpochRewardsActive);
    Ok(())
}
