//! Shares burned, an account made.

use crate::input::Input;
use crate::seeds;
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, Address, ProgramResult};
use pinocchio_system::instructions::CreateAccount;
use pinocchio_token::instructions::Burn;

/// Bytes of a ticket, with room for what one has to remember.
const TICKET_LEN: u64 = 160;

/// The amount is the ticket's rent in lamports, and as many shares are burned.
pub fn process(program: &Address, accounts: &[AccountView], input: &Input) -> ProgramResult {
    let [owner, source, mint, ticket, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    Burn::new(source, mint, owner, input.amount).invoke()?;
    let create = CreateAccount {
        from: owner,
        to: ticket,
        lamports: input.amount,
        space: TICKET_LEN,
        owner: program,
    };
    seeds::signed(seeds::TICKET, input.other_bump, |signers| create.invoke_signed(signers))
}
