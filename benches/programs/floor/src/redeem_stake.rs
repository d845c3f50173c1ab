//! Shares burned, stake split off and handed over.

use crate::input::Input;
use crate::stake;
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, ProgramResult};
use pinocchio_token::instructions::Burn;

pub fn process(accounts: &mut [AccountView], input: &Input) -> ProgramResult {
    let [owner, source, mint, main, new_stake, clock, pool, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    Burn::new(source, mint, owner, input.amount).invoke()?;
    stake::split([main, new_stake, pool], input.amount, input.pool_bump)?;
    stake::hand_over([new_stake, clock, pool], owner, input.pool_bump)
}
