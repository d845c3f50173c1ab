//! Part of a stake account split off, and deactivated.

use crate::input::Input;
use crate::{lamports, stake};
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, ProgramResult};

/// Rent of a stake account in lamports, at the highest price that rent has had.
const STAKE_RENT: u64 = 2_282_880;

pub fn process(accounts: &mut [AccountView], input: &Input) -> ProgramResult {
    let [reserve, stake, transient, clock, pool, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    lamports::transfer(reserve, transient, STAKE_RENT);
    stake::create([transient, pool, reserve], input.pool_bump)?;
    stake::split([stake, transient, pool], input.amount, input.pool_bump)?;
    stake::deactivate([transient, clock, pool], input.pool_bump)
}
