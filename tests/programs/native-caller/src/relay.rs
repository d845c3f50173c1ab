//! Any instruction of the pool, with the rights that the sender of the transaction tells us to
//! claim. The runtime has to refuse those that we don't have.

use solana_program::{
    account_info::AccountInfo,
    entrypoint::ProgramResult,
    instruction::{AccountMeta, Instruction},
    program::invoke,
    program_error::ProgramError,
};

/// The data is a byte for each account but the last, 1 to write and 2 to sign, and then that of
/// the call; the last account is the program that is called.
pub fn relay(infos: &[AccountInfo], data: &[u8]) -> ProgramResult {
    let (program, told) = infos.split_last().ok_or(ProgramError::NotEnoughAccountKeys)?;
    let (rights, data) =
        data.split_at_checked(told.len()).ok_or(ProgramError::InvalidInstructionData)?;
    let metas = told.iter().zip(rights).map(|(info, rights)| AccountMeta {
        pubkey: *info.key,
        is_writable: rights & 1 != 0,
        is_signer: rights & 2 != 0,
    });
    let call =
        Instruction { program_id: *program.key, accounts: metas.collect(), data: data.to_vec() };
    invoke(&call, infos)
}
