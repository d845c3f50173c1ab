//! Lookup tables as they are on the chain.

use std::collections::BTreeMap;

use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_sdk_ids::sysvar::slot_hashes;
use tidepool_client::{
    error::Error,
    rpc::{Result, Rpc},
    transaction::lookup::{self, Table},
};

/// Bytes of the slots' number before them, and of each slot with its hash.
const COUNT_LEN: usize = 8;
const SLOT_LEN: usize = 40;
/// Slots among which one is found by which no table was made yet.
const CANDIDATES: usize = 64;

/// The tables that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// The slot in which they were like this.
    pub slot: u64,
    /// Those that serve.
    pub open: Vec<Table>,
    /// Those that do not, and why.
    pub left_out: BTreeMap<Pubkey, &'static str>,
}

/// The tables at `addresses`.
///
/// # Errors
/// The nodes'.
pub async fn read(rpc: &dyn Rpc, addresses: &[Pubkey]) -> Result<Tables> {
    if addresses.is_empty() {
        return Ok(Tables::default());
    }
    let answer = rpc.accounts(addresses).await?;
    let mut tables = Tables { slot: answer.slot, ..Tables::default() };
    for (address, account) in addresses.iter().copied().zip(answer.accounts) {
        match judge(address, account.as_ref()) {
            Ok(table) => tables.open.push(table),
            Err(why) => drop(tables.left_out.insert(address, why)),
        }
    }
    Ok(tables)
}

fn judge(address: Pubkey, account: Option<&Account>) -> std::result::Result<Table, &'static str> {
    let account = account.ok_or("missing")?;
    let table = Table::decode(address, account).ok_or("not a lookup table")?;
    if table.is_closed { Err("closed") } else { Ok(table) }
}

/// A slot by which `authority` can make a table now: a recent one with a block, by which none
/// was made before.
///
/// # Errors
/// The nodes'; [`Error::Odd`] where they know no such slot.
pub async fn fresh_slot(rpc: &dyn Rpc, authority: Pubkey) -> std::result::Result<u64, Error> {
    let odd = || Error::Odd("the list of recent slots");
    let hashes = rpc.accounts(&[slot_hashes::ID]).await?.accounts.into_iter().next().flatten();
    let hashes = hashes.ok_or_else(odd)?;
    let (rows, _) = hashes.data.get(COUNT_LEN..).ok_or_else(odd)?.as_chunks::<SLOT_LEN>();
    let slots = rows.iter().filter_map(|row| row.first_chunk().copied().map(u64::from_le_bytes));
    let slots: Vec<u64> = slots.take(CANDIDATES).collect();
    let address = |slot: &u64| lookup::create(authority, authority, *slot).0;
    let places: Vec<Pubkey> = slots.iter().map(address).collect();
    let found = rpc.accounts(&places).await?.accounts;
    let free = slots.into_iter().zip(found).find(|(_, account)| account.is_none());
    free.map(|(slot, _)| slot).ok_or_else(odd)
}
