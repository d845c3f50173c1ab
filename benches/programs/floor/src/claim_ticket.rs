//! Lamports from the reserve, an account closed: no call at all.

use crate::input::Input;
use crate::lamports;
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, ProgramResult};

pub fn process(accounts: &mut [AccountView], input: &Input) -> ProgramResult {
    let [reserve, ticket, owner, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    lamports::transfer(reserve, owner, input.amount);
    lamports::transfer(ticket, owner, ticket.lamports());
    ticket.close()
}
