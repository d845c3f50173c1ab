//! Which addresses belong into lookup tables, and which tables take those that none has.

use std::collections::BTreeSet;

use solana_pubkey::Pubkey;
use tidepool_client::{
    PoolAddresses, ValidatorAccounts,
    snapshot::Snapshot,
    tidepool,
    token::TOKEN,
    transaction::lookup::{TABLE_LEN, Table},
};

/// Stands for what each step names besides the pool's own accounts.
const ANYBODY: Pubkey = Pubkey::new_from_array([255; 32]);

/// Addresses that one table shall get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The table, or none for one that is still to be made.
    pub table: Option<Pubkey>,
    /// The addresses.
    pub addresses: Vec<Pubkey>,
}

/// The addresses that make transactions small: the pool's fixed accounts, and each validator's
/// stake accounts, those that exist or else those that will be made next.
#[must_use]
pub fn addresses(snapshot: &Snapshot) -> Vec<Pubkey> {
    let pool = &snapshot.addresses;
    let mut addresses = fixed(pool);
    for (index, entry) in snapshot.validators() {
        let accounts = pool.validator_accounts(index, entry);
        addresses.extend([accounts.stake, accounts.transient]);
    }
    addresses
}

/// What the steps of every pool name, whoever they are about. The program itself is left out:
/// what a transaction calls cannot be looked up.
fn fixed(pool: &PoolAddresses) -> Vec<Pubkey> {
    let validator =
        ValidatorAccounts { index: 0, vote: ANYBODY, stake: ANYBODY, transient: ANYBODY };
    let steps = [
        pool.update_validators(&[]),
        pool.update_pool(),
        pool.delegate(&validator),
        pool.undelegate(&validator),
        pool.flag_validator(0, ANYBODY),
        pool.prune_validator(&validator),
        pool.claim_ticket(ANYBODY, ANYBODY),
    ];
    let named = steps.iter().flat_map(|step| &step.accounts).map(|meta| meta.pubkey);
    let mut known = BTreeSet::from([ANYBODY, tidepool::ID]);
    // Deposits and withdrawals, which may use the same tables, name the token program.
    named.chain([TOKEN]).filter(|address| known.insert(*address)).collect()
}

/// Who takes the addresses of `wanted` that are in none of `tables`: first the tables that
/// `authority` may extend, as far as they have room, then new ones.
#[must_use]
pub fn extensions(wanted: &[Pubkey], tables: &[Table], authority: Pubkey) -> Vec<Extension> {
    let open = || tables.iter().filter(|table| !table.is_closed);
    let mut known: BTreeSet<Pubkey> = open().flat_map(|table| &table.addresses).copied().collect();
    let missing: Vec<Pubkey> =
        wanted.iter().copied().filter(|address| known.insert(*address)).collect();
    let mut missing = missing.as_slice();
    let mut extensions = vec![];
    for table in open().filter(|table| table.authority == Some(authority)) {
        let room = TABLE_LEN.saturating_sub(table.addresses.len()).min(missing.len());
        let (taken, rest) = missing.split_at(room);
        if !taken.is_empty() {
            extensions.push(Extension { table: Some(table.address), addresses: taken.to_vec() });
        }
        missing = rest;
    }
    let new = missing.chunks(TABLE_LEN);
    extensions.extend(new.map(|part| Extension { table: None, addresses: part.to_vec() }));
    extensions
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: Pubkey = Pubkey::new_from_array([8; 32]);

    fn address(number: usize) -> Pubkey {
        let mut bytes = [7; 32];
        bytes[..8].copy_from_slice(&number.to_le_bytes());
        Pubkey::new_from_array(bytes)
    }

    fn table(number: u8, authority: Option<Pubkey>, held: std::ops::Range<usize>) -> Table {
        Table {
            address: Pubkey::new_from_array([number; 32]),
            authority,
            is_closed: false,
            addresses: held.map(address).collect(),
            extended: 0,
            old_len: 0,
        }
    }

    #[test]
    fn a_first_run_makes_tables_and_a_second_one_nothing() {
        let wanted: Vec<Pubkey> = (0..300).map(address).collect();
        let made = extensions(&wanted, &[], OURS);
        let sizes: Vec<usize> = made.iter().map(|one| one.addresses.len()).collect();
        assert_eq!(sizes, [256, 44]);
        assert!(made.iter().all(|one| one.table.is_none()));
        let tables = [table(1, Some(OURS), 0..256), table(2, Some(OURS), 256..300)];
        assert_eq!(extensions(&wanted, &tables, OURS), []);
    }

    #[test]
    fn only_own_open_tables_with_room_are_extended() {
        let wanted: Vec<Pubkey> = (0..260).map(address).collect();
        let closed = Table { is_closed: true, ..table(4, Some(OURS), 250..260) };
        let tables = [
            table(1, Some(address(1)), 0..3),
            table(2, None, 3..5),
            closed,
            table(3, Some(OURS), 300..500),
        ];
        let made = extensions(&wanted, &tables, OURS);
        assert_eq!(made[0].table, Some(tables[3].address));
        assert_eq!(made[0].addresses, (5..61).map(address).collect::<Vec<_>>());
        assert_eq!(made[1].table, None);
        assert_eq!(made[1].addresses, (61..260).map(address).collect::<Vec<_>>());
    }

    #[test]
    fn the_fixed_accounts_are_each_there_once_and_the_program_is_not() {
        let pool = PoolAddresses::at(OURS);
        let fixed = fixed(&pool);
        let unique: BTreeSet<Pubkey> = fixed.iter().copied().collect();
        assert_eq!(unique.len(), fixed.len());
        for address in [pool.pool, pool.reserve, pool.mint, pool.validators, TOKEN] {
            assert!(unique.contains(&address), "{address}");
        }
        use solana_sdk_ids::{stake, system_program, sysvar};
        for address in [sysvar::clock::ID, sysvar::stake_history::ID, stake::ID, system_program::ID]
        {
            assert!(unique.contains(&address), "{address}");
        }
        assert!(!unique.contains(&tidepool::ID) && !unique.contains(&ANYBODY));
    }
}
