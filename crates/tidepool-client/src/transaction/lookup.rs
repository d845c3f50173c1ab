//! Lookup tables, by which a transaction of version 0 names an account in one byte.

use solana_instruction::{AccountMeta, Instruction};
use solana_message::AddressLookupTableAccount;
use solana_pubkey::Pubkey;
use solana_sdk_ids::system_program;

use crate::{error::Error, rpc::Rpc};

/// The program that keeps them.
pub const PROGRAM: Pubkey = Pubkey::from_str_const("AddressLookupTab1e1111111111111111111111111");
/// Addresses that a table can hold.
pub const TABLE_LEN: usize = 256;
/// Addresses that fit into one transaction that adds them.
pub const MOST_ADDED: usize = 27;
/// Bytes of a table before its addresses.
const HEAD_LEN: usize = 56;
/// Where a table keeps the slot in which it was closed.
const CLOSED_OFFSET: usize = 4;
const CREATE: u32 = 0;
const EXTEND: u32 = 2;

/// Creates a table that `authority` may extend. `recent_slot` is one of the last 512 that has
/// a block, and makes the address, which is returned, unique.
#[must_use]
pub fn create(authority: Pubkey, payer: Pubkey, recent_slot: u64) -> (Pubkey, Instruction) {
    let seeds = [authority.as_ref(), &recent_slot.to_le_bytes()];
    let (table, bump) = Pubkey::find_program_address(&seeds, &PROGRAM);
    let mut data = CREATE.to_le_bytes().to_vec();
    data.extend(recent_slot.to_le_bytes());
    data.push(bump);
    (table, Instruction { program_id: PROGRAM, accounts: accounts(table, authority, payer), data })
}

/// Adds addresses to a table, [`MOST_ADDED`] at most; they can be used from the next slot on.
#[must_use]
pub fn extend(
    table: Pubkey,
    authority: Pubkey,
    payer: Pubkey,
    addresses: &[Pubkey],
) -> Instruction {
    let mut data = EXTEND.to_le_bytes().to_vec();
    data.extend((addresses.len() as u64).to_le_bytes());
    data.extend(addresses.iter().flat_map(Pubkey::to_bytes));
    Instruction { program_id: PROGRAM, accounts: accounts(table, authority, payer), data }
}

fn accounts(table: Pubkey, authority: Pubkey, payer: Pubkey) -> Vec<AccountMeta> {
    vec![
        AccountMeta::new(table, false),
        AccountMeta::new_readonly(authority, true),
        AccountMeta::new(payer, true),
        AccountMeta::new_readonly(system_program::ID, false),
    ]
}

/// The tables at `tables`, those left out that do not exist or are being closed.
///
/// # Errors
/// [`Error::Rpc`].
pub async fn fetch(
    rpc: &dyn Rpc,
    tables: &[Pubkey],
) -> Result<Vec<AddressLookupTableAccount>, Error> {
    let answer = rpc.accounts(tables).await?;
    let found = tables.iter().copied().zip(answer.accounts).filter_map(|(key, account)| {
        let account = account.filter(|account| account.owner == PROGRAM)?;
        Some(AddressLookupTableAccount { key, addresses: addresses(&account.data)? })
    });
    Ok(found.collect())
}

/// The addresses of an open table.
fn addresses(data: &[u8]) -> Option<Vec<Pubkey>> {
    let closed = u64::from_le_bytes(*data.get(CLOSED_OFFSET..)?.first_chunk()?);
    let (addresses, _) = data.get(HEAD_LEN..)?.as_chunks::<32>();
    let addresses = addresses.iter().copied().map(Pubkey::new_from_array).collect();
    (closed == u64::MAX).then_some(addresses)
}
