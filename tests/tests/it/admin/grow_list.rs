//! Making the list longer.

use bytemuck::Zeroable;
use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::{
    constants::{MAX_CAPACITY, MAX_GROWTH},
    error::TidepoolError,
    state::ValidatorEntry,
};
use tidepool_tests::{SOL, Validator, World, WorldOptions, assert_refused};

/// Bytes before the first slot: discriminator, header, number of used slots.
const HEAD: usize = 8 + 160 + 8;
const SLOT: usize = size_of::<ValidatorEntry>();

async fn list(world: &mut World) -> Account {
    world.bank.account(world.pool.validators).await.expect("the list")
}

fn slots(list: &Account) -> usize {
    assert_eq!((list.data.len() - HEAD) % SLOT, 0);
    (list.data.len() - HEAD) / SLOT
}

/// Makes the list as long as if it had been grown to `slots`, with `filling` in all slots but
/// the first three. Edited: growing so far takes hundreds of instructions.
async fn edit_to(world: &mut World, slots: usize, filling: impl Fn(usize) -> ValidatorEntry) {
    let mut account = list(world).await;
    account.data.resize(HEAD + slots * SLOT, 0);
    let mut used = 3;
    for slot in 3..slots {
        let entry = filling(slot);
        if entry != ValidatorEntry::zeroed() {
            let start = HEAD + slot * SLOT;
            account.data[start..start + SLOT].copy_from_slice(bytemuck::bytes_of(&entry));
            used = slot + 1;
        }
    }
    let used = u32::try_from(used).expect("a short list");
    account.data[HEAD - 8..HEAD - 4].copy_from_slice(&used.to_le_bytes());
    // `count` of the header: version and padding, pool, count.
    account.data[48..56].copy_from_slice(&u64::from(used).to_le_bytes());
    account.lamports = 200 * SOL;
    world.bank.edit(world.pool.validators, account);
}

#[tokio::test]
async fn the_admin_pays_the_rent_and_entries_survive() {
    let mut world = World::new().await;
    let entries = world.snapshot().await.entries;
    let mut expected = slots(&list(&mut world).await);
    assert_eq!(expected, 16);
    let admin = world.admin.pubkey();
    for more in [1, MAX_GROWTH, 7, MAX_GROWTH] {
        let (before, purse) = (list(&mut world).await, world.bank.lamports(admin).await);
        let receipt = world.grow_list(more).await.expect("room");
        let after = list(&mut world).await;
        expected += usize::try_from(more).expect("a short list");
        assert_eq!(receipt.returned(), u64::try_from(expected).expect("a short list"));
        assert_eq!(slots(&after), expected);
        assert_eq!(&after.data[..before.data.len()], &before.data[..], "what was there stays");
        assert!(after.data[before.data.len()..].iter().all(|byte| *byte == 0));
        let rent = solana_rent::Rent::default().minimum_balance(after.data.len());
        assert_eq!(after.lamports, rent);
        assert_eq!(purse - world.bank.lamports(admin).await, rent - before.lamports);
    }
    assert_eq!(world.snapshot().await.entries, entries);
}

#[tokio::test]
async fn lamports_that_are_there_already_pay() {
    let mut world = World::new().await;
    let address = world.pool.validators;
    world.bank.give(address, SOL).await;
    let (held, admin) = (world.bank.lamports(address).await, world.admin.pubkey());
    let purse = world.bank.lamports(admin).await;
    world.grow_list(71).await.expect("room");
    assert_eq!(world.bank.lamports(address).await, held);
    assert_eq!(world.bank.lamports(admin).await, purse);
}

#[tokio::test]
async fn only_the_admin_may() {
    let mut world = World::new().await;
    let stranger = world.bank.wallet(100 * SOL).await;
    let grow = world.pool.grow_list(stranger.pubkey(), 1);
    let result = world.send(&[grow], &[&stranger]).await;
    assert_refused(&result, TidepoolError::NotAdmin);
}

#[tokio::test]
async fn none_and_more_than_an_instruction_can_add_are_refused() {
    let mut world = World::new().await;
    for slots in [0, MAX_GROWTH + 1, u32::MAX - 15, u32::MAX] {
        let result = world.grow_list(slots).await;
        assert_refused(&result, TidepoolError::ParameterOutOfBounds);
    }
    assert_eq!(slots(&list(&mut world).await), 16);
}

#[tokio::test]
async fn several_instructions_of_one_transaction_add_up() {
    let mut world = World::new().await;
    let admin = world.admin.insecure_clone();
    let grow = world.pool.grow_list(admin.pubkey(), MAX_GROWTH);
    world.send(&[grow.clone(), grow.clone(), grow], &[&admin]).await.expect("room");
    assert_eq!(slots(&list(&mut world).await), 16 + 3 * 71);
}

#[tokio::test]
async fn the_most_slots_are_the_last() {
    let mut world = World::new().await;
    let most = usize::try_from(MAX_CAPACITY).expect("a short list");
    edit_to(&mut world, most - 71, |_| ValidatorEntry::zeroed()).await;
    let admin = world.admin.insecure_clone();
    for slots in [1, 70] {
        world.grow_list(slots).await.expect("room");
    }
    assert_eq!(slots(&list(&mut world).await), most);
    let grow = world.pool.grow_list(admin.pubkey(), 1);
    let result = world.send(&[grow], &[&admin]).await;
    assert_refused(&result, TidepoolError::ParameterOutOfBounds);
    world.next_epoch().await;
    world.update().await;
}

#[tokio::test]
async fn the_two_hundredth_validator_works_like_the_first() {
    let options = WorldOptions { capacity: 69, ..WorldOptions::default() };
    let mut world = World::with(options).await;
    let alice = world.holder(1_000 * SOL).await;
    for number in 3..200 {
        let validator = world.bank.validator(0, if number == 199 { 1_000 } else { 0 }).await;
        let mut added = world.add_validator(validator).await;
        if number == 69 {
            assert_refused(&added, TidepoolError::ValidatorListFull);
            world.grow_list(MAX_GROWTH).await.expect("room");
            world.grow_list(MAX_GROWTH).await.expect("room");
            added = world.add_validator(validator).await;
        }
        assert_eq!(added.expect("a place"), number);
    }
    for index in [0, 1, 2, 69, 199] {
        world.set_weight(index, 100).await.expect("a weight");
    }
    world.deposit(&alice, 500 * SOL).await.expect("a deposit");
    world.update().await;
    world.move_to(950_000).await;
    for index in [0, 69, 199] {
        assert!(world.delegate(index).await.expect("a delegation").returned() > 90 * SOL);
    }
    world.next_epoch().await;
    world.update().await;
    let before = world.snapshot().await.entries[199].tracked;
    world.next_epoch().await;
    world.update().await;
    assert!(world.snapshot().await.entries[199].tracked > before, "it earned");
}

#[tokio::test]
async fn the_walk_over_the_longest_list_fits_into_a_transaction() {
    for used in [10_000, 19_999] {
        let mut world = World::new().await;
        // Distinct votes that differ from each other in their last bytes only, the slowest to
        // compare.
        let filling = |slot: usize| {
            let mut vote = [0xaa; 32];
            vote[24..].copy_from_slice(&slot.to_le_bytes());
            // Not seen in this epoch, so that the header's count stays right.
            ValidatorEntry::new(Pubkey::new_from_array(vote), 13, 0)
        };
        edit_to(&mut world, used, filling).await;
        world.grow_list(1).await.expect("room");
        let validator = Validator { vote: world.bank.validator(0, 0).await.vote, credits: 0 };
        // Around the harness: reading so long a list after each step takes its time.
        let admin = world.admin.insecure_clone();
        let add = world.pool.add_validator(admin.pubkey(), validator.vote);
        let receipt = world.bank.send(&[add.clone()], &[&admin]).await.expect("a place");
        println!("{used} entries: {} compute units", receipt.compute_units);
        assert_eq!(receipt.returned(), u64::try_from(used).expect("a short list"));
        assert!(receipt.compute_units < 1_400_000);
        let again = world.bank.send(&[add], &[&admin]).await;
        assert_refused(&again, TidepoolError::ValidatorAlreadyListed);
    }
}
