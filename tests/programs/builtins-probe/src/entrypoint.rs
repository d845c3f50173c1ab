//! The program itself.

use builtins_cases::Request;
use pinocchio::cpi::set_return_data;
use pinocchio::error::ProgramError;
use pinocchio::{AccountView, Address, ProgramResult};
use solana_compiler_builtins as _;
use tidepool_builtins as _;

pinocchio::program_entrypoint!(answer, 1);
pinocchio::no_allocator!();
pinocchio::nostd_panic_handler!();

fn answer(_program: &Address, _accounts: &mut [AccountView], data: &[u8]) -> ProgramResult {
    let request = Request::from_bytes(data).ok_or(ProgramError::InvalidInstructionData)?;
    set_return_data(&request.answer().to_le_bytes());
    Ok(())
}
