//! Accounts of a version that this program does not know.

use std::slice::from_ref;

use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_client::ticket_address;
use tidepool_tests::assert_refused;

use crate::{accounts::signers, every_instruction::Pair, twins::Twins};

/// The place of the version byte, behind the discriminator.
const VERSION: usize = 8;

/// Edits the version, as a later program may write it, and asserts that each instruction that
/// names the account refuses it; returns how many did.
async fn check(twins: &mut Twins, pairs: &[Pair], address: Pubkey) -> usize {
    let names = |pair: &&Pair| pair.ours.accounts.iter().any(|meta| meta.pubkey == address);
    for version in [0, 2, 255] {
        twins.world.bank.edit_with(address, |account| account.data[VERSION] = version).await;
        for pair in pairs.iter().filter(names) {
            println!("{} with version {version}", pair.name);
            let keys = twins.keys();
            let signers = signers(&pair.ours, &keys);
            let result = twins.world.bank.simulate(from_ref(&pair.ours), &signers).await;
            assert_refused(&result, TidepoolError::UnknownVersion);
        }
    }
    twins.world.bank.edit_with(address, |account| account.data[VERSION] = 1).await;
    pairs.iter().filter(names).count()
}

#[tokio::test]
async fn unknown_versions_are_refused_by_every_instruction_of_the_window() {
    let mut twins = Twins::in_window().await;
    let pairs = twins.window_pairs().await;
    let pool = twins.world.pool;
    // All but the one that begins a pool and the one that needs none.
    assert_eq!(check(&mut twins, &pairs, pool.pool).await, pairs.len() - 2);
    // Four of the operator, five of cranks, two of holders.
    assert_eq!(check(&mut twins, &pairs, pool.validators).await, 11);
    for nonce in [1, 3, 4] {
        let ticket = ticket_address(&pool.pool, &twins.alice.address(), nonce);
        assert_eq!(check(&mut twins, &pairs, ticket).await, 1);
    }
}

#[tokio::test]
async fn unknown_versions_are_refused_by_looks_and_updates() {
    let mut twins = Twins::at_boundary().await;
    let pairs = twins.update_pairs().await;
    let pool = twins.world.pool;
    assert_eq!(check(&mut twins, &pairs, pool.pool).await, 2);
    assert_eq!(check(&mut twins, &pairs, pool.validators).await, 2);
}
