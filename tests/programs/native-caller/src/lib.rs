//! Calls the pool without a framework: a deposit from raw bytes, and a relay that claims rights
//! which it may not have.
//!
//! The first byte of the data says which; the pool's program is the last account.
#![allow(unexpected_cfgs)]

mod deposit;
mod relay;

#[cfg(target_arch = "bpf")]
use solana_compiler_builtins as _;
#[cfg(target_arch = "bpf")]
use tidepool_builtins as _;

use solana_program::{
    account_info::AccountInfo, entrypoint, entrypoint::ProgramResult, program_error::ProgramError,
    pubkey::Pubkey,
};

entrypoint!(process);

fn process(_program: &Pubkey, infos: &[AccountInfo], data: &[u8]) -> ProgramResult {
    match data {
        [0, amounts @ ..] => {
            let (lamports, minimum) =
                amounts.split_first_chunk().ok_or(ProgramError::InvalidInstructionData)?;
            let minimum = minimum.try_into().map_err(|_| ProgramError::InvalidInstructionData)?;
            let (lamports, minimum) = (u64::from_le_bytes(*lamports), u64::from_le_bytes(minimum));
            deposit::deposit(infos, lamports, minimum).map(|_| ())
        }
        [1, rest @ ..] => relay::relay(infos, rest),
        _ => Err(ProgramError::InvalidInstructionData),
    }
}
