//! A list of validators of any length.

use solana_account::Account;
use tidepool_client::tidepool::state::{ValidatorEntry, ValidatorListHeader};
use tidepool_tests::World;

use crate::stage::{MANY_VALIDATORS, rent};

const DISCRIMINATOR_LEN: usize = 8;
/// The number of used slots, and padding.
const LENGTH_LEN: usize = 8;

/// Replaces the list by one as long as the longest of the SPL stake pool.
pub async fn lengthen(world: &mut World) -> Account {
    lengthen_to(world, MANY_VALIDATORS).await
}

/// Replaces the list by one of `length` validators, every entry of which was seen, and returns
/// the old one.
///
/// It is written past the program for the same reason as the SPL stake pool's: 20,000
/// validators would need as many vote accounts.
pub async fn lengthen_to(world: &mut World, length: u32) -> Account {
    let now = world.snapshot().await;
    let old = world.bank.account(world.pool.validators).await.expect("a list");
    let many = u64::from(length);
    let header = ValidatorListHeader { count: many, seen: many, ..now.header };

    let mut data = old.data[..DISCRIMINATOR_LEN].to_vec();
    data.extend(bytemuck::bytes_of(&header));
    let used: [u8; LENGTH_LEN] = many.to_le_bytes();
    data.extend(used);
    let entries = now.entries.iter().cycle().take(length as usize);
    data.extend(entries.flat_map(bytemuck::bytes_of::<ValidatorEntry>));
    let lamports = rent(data.len() as u64);
    world.bank.edit(world.pool.validators, Account { lamports, data, ..old.clone() });
    old
}
