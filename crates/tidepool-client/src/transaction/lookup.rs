//! Lookup tables, by which a transaction of version 0 names an account in one byte.

use solana_account::Account;
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
pub const HEAD_LEN: usize = 56;
/// What an account of the program's begins with once it is a table.
const IS_TABLE: [u8; 4] = [1, 0, 0, 0];
/// Where a table keeps the slot in which it was closed,
const CLOSED_OFFSET: usize = 4;
/// the slot in which it was last extended,
const EXTENDED_OFFSET: usize = 12;
/// how many addresses it had before that slot,
const OLD_LEN_OFFSET: usize = 20;
/// and who may extend it, after a byte that says whether anybody may.
const AUTHORITY_OFFSET: usize = 21;
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

/// A table as it is on the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Where it is.
    pub address: Pubkey,
    /// Who may extend it; nobody where it is frozen.
    pub authority: Option<Pubkey>,
    /// Whether it is being closed: transactions that name it may be refused from now on.
    pub is_closed: bool,
    /// All its addresses, in the order in which transactions count them.
    pub addresses: Vec<Pubkey>,
    /// The slot in which it was last extended.
    pub extended: u64,
    /// How many addresses it had before that slot.
    pub old_len: usize,
}

impl Table {
    /// The table that `account` is, if it is one.
    #[must_use]
    pub fn decode(address: Pubkey, account: &Account) -> Option<Self> {
        let data = account.data.as_slice();
        if account.owner != PROGRAM || !data.starts_with(&IS_TABLE) {
            return None;
        }
        let slot = |offset| Some(u64::from_le_bytes(*data.get(offset..)?.first_chunk()?));
        let (has_authority, authority) = data.get(AUTHORITY_OFFSET..)?.split_first()?;
        let authority = Pubkey::new_from_array(*authority.first_chunk()?);
        let (addresses, _) = data.get(HEAD_LEN..)?.as_chunks::<32>();
        Some(Self {
            address,
            authority: (*has_authority == 1).then_some(authority),
            is_closed: slot(CLOSED_OFFSET)? != u64::MAX,
            addresses: addresses.iter().copied().map(Pubkey::new_from_array).collect(),
            extended: slot(EXTENDED_OFFSET)?,
            old_len: usize::from(*data.get(OLD_LEN_OFFSET)?),
        })
    }

    /// What transactions can find in it in `slot`: an address can be used from the slot after
    /// the one in which it was added.
    #[must_use]
    pub fn usable(&self, slot: u64) -> AddressLookupTableAccount {
        let is_settled = slot > self.extended;
        let usable = if is_settled { self.addresses.len() } else { self.old_len };
        let addresses = self.addresses.iter().take(usable).copied().collect();
        AddressLookupTableAccount { key: self.address, addresses }
    }
}

/// What transactions can find in the tables at `tables` from now on; those are left out that do
/// not exist or are being closed.
///
/// # Errors
/// [`Error::Rpc`].
pub async fn fetch(
    rpc: &dyn Rpc,
    tables: &[Pubkey],
) -> Result<Vec<AddressLookupTableAccount>, Error> {
    let answer = rpc.accounts(tables).await?;
    let found = tables.iter().copied().zip(answer.accounts);
    let tables = found.filter_map(|(address, account)| Table::decode(address, &account?));
    let open = tables.filter(|table| !table.is_closed);
    Ok(open.map(|table| table.usable(answer.slot)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Pubkey = Pubkey::new_from_array([9; 32]);

    /// A table of three addresses, the last of which was added in slot 7.
    fn account() -> Account {
        let mut data = IS_TABLE.to_vec();
        data.extend(u64::MAX.to_le_bytes());
        data.extend(7_u64.to_le_bytes());
        data.extend([2, 1]);
        data.extend(KEY.to_bytes());
        data.resize(HEAD_LEN, 0);
        data.extend((1..=3).flat_map(|number| [number; 32]));
        Account { data, owner: PROGRAM, ..Account::default() }
    }

    #[test]
    fn an_address_is_usable_from_the_slot_after_its_own() {
        let table = Table::decode(KEY, &account()).expect("a table");
        assert_eq!((table.authority, table.is_closed), (Some(KEY), false));
        assert_eq!(table.usable(7).addresses, table.addresses[..2]);
        assert_eq!(table.usable(8).addresses, table.addresses);
    }

    #[test]
    fn a_closed_slot_and_no_authority_are_read() {
        let mut frozen = account();
        frozen.data[CLOSED_OFFSET..EXTENDED_OFFSET].copy_from_slice(&9_u64.to_le_bytes());
        frozen.data[AUTHORITY_OFFSET] = 0;
        let table = Table::decode(KEY, &frozen).expect("a table");
        assert_eq!((table.authority, table.is_closed), (None, true));
    }

    #[test]
    fn what_is_no_table_is_none() {
        let of = |change: fn(&mut Account)| {
            let mut account = account();
            change(&mut account);
            Table::decode(KEY, &account)
        };
        assert_eq!(of(|account| account.owner = KEY), None);
        assert_eq!(of(|account| account.data[0] = 0), None);
        assert_eq!(of(|account| account.data.truncate(HEAD_LEN - 1)), None);
    }
}
