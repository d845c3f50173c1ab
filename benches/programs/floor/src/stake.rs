//! Calls into the stake program, and the making of its accounts.

use crate::seeds;
use pinocchio::cpi::{invoke, invoke_signed};
use pinocchio::instruction::{InstructionAccount, InstructionView};
use pinocchio::{AccountView, Address, ProgramResult};

/// The stake program.
pub const PROGRAM: Address = Address::from_str_const("Stake11111111111111111111111111111111111111");

/// The seed of the new account's address, which follows from the pool's address and this.
const SEED: [u8; 5] = *b"stake";
const STAKE_ACCOUNT_LEN: u64 = 200;

/// Makes a new stake account: gives its address bytes and an owner in one call.
///
/// An address with a seed is cheaper than a program's own: it needs one call instead of two, no
/// bump, and only the pool's signature. The reserve is named because it has been debited
/// directly: the runtime compares the sums of lamports of the accounts that a call names.
pub fn create(accounts: [&AccountView; 3], pool_bump: u8) -> ProgramResult {
    let [stake, pool, reserve] = accounts;
    let mut data = [0; 4 + 32 + 8 + SEED.len() + 8 + 32];
    data[0] = 9;
    data[4..36].copy_from_slice(pool.address().as_ref());
    data[36] = SEED.len() as u8;
    data[44..49].copy_from_slice(&SEED);
    data[49..57].copy_from_slice(&STAKE_ACCOUNT_LEN.to_le_bytes());
    data[57..89].copy_from_slice(PROGRAM.as_ref());
    let instruction = InstructionView {
        program_id: &pinocchio_system::ID,
        accounts: &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::readonly_signer(pool.address()),
            InstructionAccount::writable(reserve.address()),
        ],
        data: &data,
    };
    seeds::signed(seeds::POOL, pool_bump, |signers| invoke_signed(&instruction, &accounts, signers))
}

/// Makes the pool staker and withdrawer, without a lockup.
pub fn initialize(accounts: [&AccountView; 2], pool: &AccountView) -> ProgramResult {
    let [stake, rent] = accounts;
    let mut data = [0; 4 + 2 * 32 + 48];
    data[4..36].copy_from_slice(pool.address().as_ref());
    data[36..68].copy_from_slice(pool.address().as_ref());
    let instruction = InstructionView {
        program_id: &PROGRAM,
        accounts: &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::readonly(rent.address()),
        ],
        data: &data,
    };
    invoke(&instruction, &accounts)
}

/// Stake, vote, clock, stake history, stake config, pool.
pub fn delegate(accounts: [&AccountView; 6], pool_bump: u8) -> ProgramResult {
    pool_signs(1, &[2, 0, 0, 0], accounts, pool_bump)
}

/// Main, transient, clock, stake history, pool.
pub fn merge(accounts: [&AccountView; 5], pool_bump: u8) -> ProgramResult {
    pool_signs(2, &[7, 0, 0, 0], accounts, pool_bump)
}

/// Stake, the account that receives, pool.
pub fn split(accounts: [&AccountView; 3], lamports: u64, pool_bump: u8) -> ProgramResult {
    let [a, b, c, d, e, f, g, h] = lamports.to_le_bytes();
    pool_signs(2, &[3, 0, 0, 0, a, b, c, d, e, f, g, h], accounts, pool_bump)
}

/// Stake, clock, pool.
pub fn deactivate(accounts: [&AccountView; 3], pool_bump: u8) -> ProgramResult {
    pool_signs(1, &[5, 0, 0, 0], accounts, pool_bump)
}

/// A call whose first `writable` accounts may change, and whose last account is the pool.
#[inline(always)]
fn pool_signs<const N: usize>(
    writable: usize,
    data: &[u8],
    accounts: [&AccountView; N],
    pool_bump: u8,
) -> ProgramResult {
    let mut index = 0;
    let metas = accounts.map(|account| {
        index += 1;
        InstructionAccount::new(account.address(), index <= writable, index == N)
    });
    let instruction = InstructionView { program_id: &PROGRAM, accounts: &metas, data };
    seeds::signed(seeds::POOL, pool_bump, |signers| invoke_signed(&instruction, &accounts, signers))
}

/// Stake, clock, its withdrawer, who signed: the pool becomes staker and withdrawer.
pub fn take_over(accounts: [&AccountView; 3], pool: &AccountView) -> ProgramResult {
    for role in 0..2 {
        authorize(accounts, pool, role, |instruction| invoke(instruction, &accounts))?;
    }
    Ok(())
}

/// Stake, clock, pool: `heir` becomes staker and withdrawer.
pub fn hand_over(
    accounts: [&AccountView; 3],
    heir: &AccountView,
    pool_bump: u8,
) -> ProgramResult {
    for role in 0..2 {
        authorize(accounts, heir, role, |instruction| {
            seeds::signed(seeds::POOL, pool_bump, |signers| {
                invoke_signed(instruction, &accounts, signers)
            })
        })?;
    }
    Ok(())
}

/// Role 0 is the staker, 1 the withdrawer.
#[inline(always)]
fn authorize(
    accounts: [&AccountView; 3],
    heir: &AccountView,
    role: u8,
    call: impl FnOnce(&InstructionView) -> ProgramResult,
) -> ProgramResult {
    let [stake, clock, authority] = accounts;
    let mut data = [0; 4 + 32 + 4];
    data[0] = 1;
    data[4..36].copy_from_slice(heir.address().as_ref());
    data[36] = role;
    call(&InstructionView {
        program_id: &PROGRAM,
        accounts: &[
            InstructionAccount::writable(stake.address()),
            InstructionAccount::readonly(clock.address()),
            InstructionAccount::readonly_signer(authority.address()),
        ],
        data: &data,
    })
}
