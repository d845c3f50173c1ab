//! A stake account handed over and merged, shares from the mint.

use crate::input::Input;
use crate::{seeds, stake};
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, ProgramResult};
use pinocchio_token::instructions::MintTo;

pub fn process(accounts: &mut [AccountView], input: &Input) -> ProgramResult {
    let [owner, source, main, mint, recipient, clock, history, pool, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    stake::take_over([source, clock, owner], pool)?;
    stake::merge([main, source, clock, history, pool], input.pool_bump)?;
    seeds::signed(seeds::POOL, input.pool_bump, |signers| {
        MintTo::new(mint, recipient, pool, input.amount).invoke_signed(signers)
    })
}
