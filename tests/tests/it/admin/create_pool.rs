//! Beginning a pool.

use solana_instruction::error::InstructionError;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_client::{PoolAddresses, PoolSettings};
use tidepool_math::Parameters;
use tidepool_tests::{
    SOL, Snapshot, World, assert_refused, assert_refused_by, token::TOKEN_PROGRAM,
};

/// Rent of an account without data, and the 1 SOL that no one can take.
const LOCKED: u64 = 890_880 + SOL;
/// Bytes of a list before its first slot, and of each slot.
const LIST_HEADER: usize = 176;
const LIST_SLOT: usize = 144;

fn settings(world: &World, index: u64) -> PoolSettings {
    PoolSettings::of_one_key(world.admin.pubkey(), index, 4)
}

fn addresses(world: &World, index: u64) -> PoolAddresses {
    PoolAddresses::of(&world.admin.pubkey(), index)
}

#[tokio::test]
async fn the_mint_is_a_plain_spl_mint_that_only_the_pool_can_use() {
    let mut world = World::new().await;
    let mint = world.bank.account(world.pool.mint).await.expect("a mint");
    assert_eq!(mint.owner, TOKEN_PROGRAM);
    let mut expected = vec![1, 0, 0, 0];
    expected.extend(world.pool.pool.to_bytes());
    expected.extend([0; 8]); // Supply.
    expected.extend([9, 1]); // Decimals, initialised.
    expected.extend([0; 36]); // No freeze authority.
    assert_eq!(mint.data, expected);
}

#[tokio::test]
async fn the_reserve_is_the_programs_and_holds_the_locked_lamports_only() {
    let mut world = World::new().await;
    let reserve = world.bank.account(world.pool.reserve).await.expect("a reserve");
    assert_eq!(reserve.owner, tidepool::ID);
    assert!(reserve.data.is_empty());
    assert_eq!(reserve.lamports, LOCKED);
}

#[tokio::test]
async fn the_list_has_the_slots_that_were_ordered() {
    let mut world = World::new().await;
    for (index, capacity) in [(1, 1), (2, 69)] {
        let settings = PoolSettings { capacity, ..settings(&world, index) };
        world.create_pool_with(&settings).await.expect("a pool");
        let list = addresses(&world, index).validators;
        let list = world.bank.account(list).await.expect("a list");
        assert_eq!(list.owner, tidepool::ID);
        let slots = usize::try_from(capacity).expect("a few");
        assert_eq!(list.data.len(), LIST_HEADER + slots * LIST_SLOT);
    }
}

#[tokio::test]
async fn the_pool_records_who_began_it_and_what_was_chosen() {
    let mut world = World::new().await;
    let [strategist, guardian, treasury] = [(); 3].map(|()| Pubkey::new_unique());
    let settings = PoolSettings { strategist, guardian, treasury, ..settings(&world, 3) };
    world.create_pool_with(&settings).await.expect("a pool");
    let addresses = addresses(&world, 3);
    let pool = Snapshot::take(&mut world.bank, &addresses).await.pool;
    assert_eq!(pool.version, 1);
    assert_eq!((pool.creator, pool.index), (world.admin.pubkey(), 3));
    assert_eq!((pool.admin, pool.strategist), (world.admin.pubkey(), strategist));
    assert_eq!((pool.guardian, pool.treasury), (guardian, treasury));
    assert_eq!(PoolAddresses::recorded(addresses.pool, &pool), addresses);
    assert_eq!(pool.parameters(), Parameters::DEFAULT);
    assert_eq!((pool.created_epoch, pool.rate.last_update_epoch), (14, 14));
    assert_eq!((pool.moved, pool.gap_out, pool.open_tickets, pool.fee_shares), (0, 0, 0, 0));
}

#[tokio::test]
async fn shares_are_the_lamports_of_the_reserve_and_all_of_them_are_locked() {
    let mut world = World::new().await;
    world.create_pool_with(&settings(&world, 1)).await.expect("a pool");
    let addresses = addresses(&world, 1);
    let now = Snapshot::take(&mut world.bank, &addresses).await;
    let rate = now.pool.rate;
    assert_eq!((rate.shares, rate.backing, rate.reserve), (LOCKED, LOCKED, LOCKED));
    assert_eq!((now.pool.locked_shares, rate.minted, now.supply), (LOCKED, 0, 0));
    assert_eq!(u128::from(rate.loss_index), 1 << 64);
    assert_eq!((rate.tide_amount, rate.ticket_debt, rate.pending_fees), (0, 0, 0));
}

#[tokio::test]
async fn lamports_sent_to_the_reserve_before_become_locked_shares() {
    let mut world = World::new().await;
    let addresses = addresses(&world, 1);
    world.bank.give(addresses.reserve, 7 * SOL).await;
    world.create_pool_with(&settings(&world, 1)).await.expect("a pool");
    let now = Snapshot::take(&mut world.bank, &addresses).await;
    assert_eq!(now.reserve_lamports, LOCKED + 7 * SOL);
    assert_eq!(now.pool.locked_shares, LOCKED + 7 * SOL);
    assert_eq!(now.pool.rate.shares, LOCKED + 7 * SOL);
    assert_eq!(now.value(), LOCKED + 7 * SOL, "one lamport a share");
}

#[tokio::test]
async fn funded_addresses_are_no_obstacle() {
    let mut world = World::new().await;
    // The least that an address may hold, and more than any of the accounts needs.
    for (index, lamports) in [(1, 890_880), (2, 5 * SOL)] {
        let addresses = addresses(&world, index);
        for address in [addresses.pool, addresses.mint, addresses.validators] {
            world.bank.give(address, lamports).await;
        }
        world.create_pool_with(&settings(&world, index)).await.expect("a pool");
        let now = Snapshot::take(&mut world.bank, &addresses).await;
        assert_eq!(now.pool.rate.shares, LOCKED, "they are nobody's backing");
        assert!(world.bank.lamports(addresses.pool).await >= lamports);
    }
}

#[tokio::test]
async fn a_pool_begins_once_and_apart_from_all_others() {
    let mut world = World::new().await;
    let again = PoolSettings { capacity: 16, ..settings(&world, 0) };
    // The system program's `AccountAlreadyInUse`.
    let in_use = InstructionError::Custom(0);
    assert_refused_by(&world.create_pool_with(&again).await, &in_use);
    let before = world.pool_bytes().await;
    world.create_pool_with(&settings(&world, 1)).await.expect("another pool");
    assert!(before == world.pool_bytes().await, "Isolation");
}

#[tokio::test]
async fn a_creator_who_cannot_pay_creates_nothing() {
    let mut world = World::new().await;
    world.admin = world.bank.wallet(SOL).await;
    let addresses = addresses(&world, 0);
    // The system program's `ResultWithNegativeLamports`.
    let too_poor = InstructionError::Custom(1);
    assert_refused_by(&world.create_pool_with(&settings(&world, 0)).await, &too_poor);
    assert!(world.bank.account(addresses.pool).await.is_none());
}

#[tokio::test]
async fn a_reserve_beyond_what_the_pool_can_count_is_refused() {
    let mut world = World::new().await;
    let reserve = addresses(&world, 1).reserve;
    // Edited, because no cluster has so many lamports.
    let lamports = (1 << 60) - LOCKED;
    let rich = solana_account::Account { lamports, ..Default::default() };
    world.bank.edit(reserve, rich);
    let result = world.create_pool_with(&settings(&world, 1)).await;
    assert_refused(&result, TidepoolError::AmountOutOfRange);
}
