//! Where the runtime enters.

// The macro reads the runtime's memory; nothing of ours does.
#![allow(unsafe_code, missing_docs)]

solana_program::entrypoint!(enter);

use solana_program::{account_info::AccountInfo, entrypoint::ProgramResult, pubkey::Pubkey};

fn enter(program: &Pubkey, accounts: &[AccountInfo], data: &[u8]) -> ProgramResult {
    super::process(program, accounts, data)
}
