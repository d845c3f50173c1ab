//! Lamports from a wallet, shares from the mint.

use crate::input::Input;
use crate::seeds;
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, ProgramResult};
use pinocchio_system::instructions::Transfer;
use pinocchio_token::instructions::MintTo;

pub fn process(accounts: &[AccountView], input: &Input) -> ProgramResult {
    let [wallet, reserve, mint, recipient, pool, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    Transfer { from: wallet, to: reserve, lamports: input.amount }.invoke()?;
    seeds::signed(seeds::POOL, input.pool_bump, |signers| {
        MintTo::new(mint, recipient, pool, input.amount).invoke_signed(signers)
    })
}
