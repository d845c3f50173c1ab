//! Shares burned, lamports from a reserve that the program owns.

use crate::input::Input;
use crate::lamports;
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, ProgramResult};
use pinocchio_token::instructions::Burn;

pub fn process(accounts: &mut [AccountView], input: &Input) -> ProgramResult {
    let [owner, source, mint, reserve, recipient, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    Burn::new(source, mint, owner, input.amount).invoke()?;
    lamports::transfer(reserve, recipient, input.amount);
    Ok(())
}
