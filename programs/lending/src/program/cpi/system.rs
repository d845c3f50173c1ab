//! The system program: moving lamports and making accounts.

use solana_program::{
    account_info::AccountInfo,
    entrypoint::ProgramResult,
    instruction::{AccountMeta, Instruction},
    program::{invoke, invoke_signed},
    program_error::ProgramError,
    pubkey::Pubkey,
    rent::{ACCOUNT_STORAGE_OVERHEAD, Rent},
    sysvar::Sysvar,
};

use crate::error::LendingError;

/// The system program.
pub const ID: Pubkey = Pubkey::new_from_array([0; 32]);

const ONE: u64 = 1.0_f64.to_bits();
const TWO: u64 = 2.0_f64.to_bits();
const ASSIGN: u32 = 1;
const TRANSFER: u32 = 2;
const ALLOCATE: u32 = 8;

/// Moves lamports of a wallet that signs.
pub fn transfer<'i>(from: &AccountInfo<'i>, to: &AccountInfo<'i>, lamports: u64) -> ProgramResult {
    let metas = vec![AccountMeta::new(*from.key, true), AccountMeta::new(*to.key, false)];
    invoke(&call(TRANSFER, &lamports.to_le_bytes(), metas), &[from.clone(), to.clone()])
}

/// A new account: how large, whose, and the seeds of its address with the bump.
pub struct New<'s> {
    /// Bytes of its data.
    pub len: usize,
    /// The program that it belongs to.
    pub owner: &'s Pubkey,
    /// Seeds and bump.
    pub seeds: &'s [&'s [u8]],
}

/// Makes an account at an address of ours. Lamports that somebody has sent there before count
/// towards its rent, so that nobody can keep an account from being made.
///
/// # Errors
/// [`LendingError::AlreadyInUse`]; the system program's, when `payer` cannot pay the rent.
pub fn create<'i>(account: &AccountInfo<'i>, payer: &AccountInfo<'i>, new: &New) -> ProgramResult {
    if *account.owner != ID || !account.data_is_empty() {
        return Err(LendingError::AlreadyInUse.into());
    }
    let rent = rent_of(new.len)?;
    let missing = rent.saturating_sub(account.lamports());
    if missing > 0 {
        transfer(payer, account, missing)?;
    }
    let len = u64::try_from(new.len).map_err(|_| ProgramError::InvalidArgument)?;
    let metas = || vec![AccountMeta::new(*account.key, true)];
    let infos = [account.clone()];
    invoke_signed(&call(ALLOCATE, &len.to_le_bytes(), metas()), &infos, &[new.seeds])?;
    invoke_signed(&call(ASSIGN, new.owner.as_ref(), metas()), &infos, &[new.seeds])
}

/// Lamports that an account of `len` bytes needs to exist.
///
/// The threshold is a floating-point number that has only ever been one or two; it is compared
/// by its bits, because the machine computes no floats.
// Deprecated in favour of a function that multiplies floats.
#[allow(deprecated)]
fn rent_of(len: usize) -> Result<u64, ProgramError> {
    let rent = Rent::get()?;
    let times = match rent.exemption_threshold.to_bits() {
        ONE => 1,
        TWO => 2,
        _ => return Err(ProgramError::UnsupportedSysvar),
    };
    let len = u64::try_from(len).ok().and_then(|len| len.checked_add(ACCOUNT_STORAGE_OVERHEAD));
    let lamports = len.and_then(|len| len.checked_mul(rent.lamports_per_byte_year));
    lamports.and_then(|year| year.checked_mul(times)).ok_or(ProgramError::InvalidArgument)
}

fn call(tag: u32, argument: &[u8], accounts: Vec<AccountMeta>) -> Instruction {
    let mut data = tag.to_le_bytes().to_vec();
    data.extend_from_slice(argument);
    Instruction { program_id: ID, accounts, data }
}
