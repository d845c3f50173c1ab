//! A stake account made from the reserve's lamports, and delegated.

use crate::input::Input;
use crate::{lamports, stake};
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, ProgramResult};

pub fn process(accounts: &mut [AccountView], input: &Input) -> ProgramResult {
    let [reserve, stake, vote, rent, clock, history, config, pool, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    lamports::transfer(reserve, stake, input.amount);
    stake::create([stake, pool, reserve], input.pool_bump)?;
    stake::initialize([stake, rent], pool)?;
    stake::delegate([stake, vote, clock, history, config, pool], input.pool_bump)
}
