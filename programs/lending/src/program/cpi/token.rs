//! The SPL token program: moving tideSOL.

use solana_program::{
    account_info::AccountInfo,
    entrypoint::ProgramResult,
    instruction::{AccountMeta, Instruction},
    program::{invoke, invoke_signed},
    pubkey::Pubkey,
};

/// The classic token program, the one that a pool's mint belongs to.
pub const ID: Pubkey = Pubkey::from_str_const("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
/// Bytes of a token account.
pub const ACCOUNT_LEN: usize = 165;

const TRANSFER: u8 = 3;
const INITIALIZE_ACCOUNT_3: u8 = 18;

/// Makes an allocated account a token account of `mint` and `owner`.
pub fn initialize<'i>(
    account: &AccountInfo<'i>,
    mint: &AccountInfo<'i>,
    owner: &Pubkey,
) -> ProgramResult {
    let metas =
        vec![AccountMeta::new(*account.key, false), AccountMeta::new_readonly(*mint.key, false)];
    let call = call(INITIALIZE_ACCOUNT_3, owner.as_ref(), metas);
    invoke(&call, &[account.clone(), mint.clone()])
}

/// Moves tokens that `authority` may spend; `seeds` are those of its address, or none where it
/// has signed the transaction.
pub fn transfer<'i>(
    from: &AccountInfo<'i>,
    to: &AccountInfo<'i>,
    authority: &AccountInfo<'i>,
    tokens: u64,
    seeds: &[&[&[u8]]],
) -> ProgramResult {
    let metas = vec![
        AccountMeta::new(*from.key, false),
        AccountMeta::new(*to.key, false),
        AccountMeta::new_readonly(*authority.key, true),
    ];
    let infos = [from.clone(), to.clone(), authority.clone()];
    invoke_signed(&call(TRANSFER, &tokens.to_le_bytes(), metas), &infos, seeds)
}

fn call(tag: u8, argument: &[u8], accounts: Vec<AccountMeta>) -> Instruction {
    let mut data = vec![tag];
    data.extend_from_slice(argument);
    Instruction { program_id: ID, accounts, data }
}
