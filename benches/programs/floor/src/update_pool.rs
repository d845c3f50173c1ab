//! An epoch's event, which a program emits for good by calling itself.

use crate::input::{Input, tag};
use crate::seeds;
use pinocchio::cpi::invoke_signed;
use pinocchio::error::ProgramError;
use pinocchio::instruction::{InstructionAccount, InstructionView};
use pinocchio::{AccountView, Address, ProgramResult};

/// Bytes of the event: two tags, the pool, and some thirteen numbers.
const EVENT_LEN: usize = 152;

pub fn process(program: &Address, accounts: &[AccountView], input: &Input) -> ProgramResult {
    let [authority, ..] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    let mut data = [0; EVENT_LEN];
    data[0] = tag::EVENT;
    let instruction = InstructionView {
        program_id: program,
        accounts: &[InstructionAccount::readonly_signer(authority.address())],
        data: &data,
    };
    seeds::signed(seeds::EVENT, input.other_bump, |signers| {
        invoke_signed(&instruction, &[authority], signers)
    })
}
