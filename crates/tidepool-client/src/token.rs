//! Token accounts of people.

use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::system_program;

pub use crate::user::TOKEN;

/// The program that makes each owner's own token account.
pub const ASSOCIATED_TOKEN: Pubkey =
    Pubkey::from_str_const("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL");
/// Bytes of a token account.
pub const TOKEN_ACCOUNT_LEN: u64 = 165;
/// Creates the account, or does nothing where it exists.
const CREATE_IDEMPOTENT: u8 = 1;
const AMOUNT_OFFSET: usize = 64;

/// The token account of `mint` that wallets look for at `owner`.
#[must_use]
pub fn associated_address(owner: &Pubkey, mint: &Pubkey) -> Pubkey {
    let seeds = [owner.as_ref(), TOKEN.as_ref(), mint.as_ref()];
    Pubkey::find_program_address(&seeds, &ASSOCIATED_TOKEN).0
}

/// Makes that account, unless it exists; `payer` pays its rent.
#[must_use]
pub fn create_associated(payer: Pubkey, owner: Pubkey, mint: Pubkey) -> Instruction {
    let accounts = vec![
        AccountMeta::new(payer, true),
        AccountMeta::new(associated_address(&owner, &mint), false),
        AccountMeta::new_readonly(owner, false),
        AccountMeta::new_readonly(mint, false),
        AccountMeta::new_readonly(system_program::ID, false),
        AccountMeta::new_readonly(TOKEN, false),
    ];
    Instruction { program_id: ASSOCIATED_TOKEN, accounts, data: vec![CREATE_IDEMPOTENT] }
}

/// Tokens in a token account; `None` for any other account.
#[must_use]
pub fn amount(account: &solana_account::Account) -> Option<u64> {
    let is_token = account.owner == TOKEN && account.data.len() as u64 == TOKEN_ACCOUNT_LEN;
    let amount = account.data.get(AMOUNT_OFFSET..)?.first_chunk()?;
    is_token.then_some(u64::from_le_bytes(*amount))
}
