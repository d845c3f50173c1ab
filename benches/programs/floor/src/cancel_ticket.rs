//! A ticket closed, shares from the mint.

use crate::input::Input;
use crate::{lamports, seeds};
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, ProgramResult};
use pinocchio_token::instructions::MintTo;

pub fn process(accounts: &mut [AccountView], input: &Input) -> ProgramResult {
    let [ticket, owner, mint, recipient, pool, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    let rent = ticket.lamports();
    lamports::transfer(ticket, owner, rent);
    seeds::signed(seeds::POOL, input.pool_bump, |signers| {
        MintTo::new(mint, recipient, pool, input.amount).invoke_signed(signers)
    })
}
