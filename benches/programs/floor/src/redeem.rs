//! Shares burned, lamports from the reserve, an account made.

use crate::input::Input;
use crate::{lamports, order_ticket};
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, Address, ProgramResult};

/// The accounts of a ticket's order, then the reserve and who is paid.
pub fn process(program: &Address, accounts: &mut [AccountView], input: &Input) -> ProgramResult {
    order_ticket::process(program, accounts, input)?;
    let [_, _, _, _, _, _, reserve, recipient, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    lamports::transfer(reserve, recipient, input.amount);
    Ok(())
}
