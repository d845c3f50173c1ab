//! Vacating the slot of a validator that has left.

use solana_account::Account;
use solana_pubkey::Pubkey;
use tidepool::error::TidepoolError;
use tidepool_client::ValidatorAccounts;
use tidepool_tests::{SOL, World, assert_refused};

/// Turns epochs until the first validator, which leaves, has nothing.
async fn empty(world: &mut World) {
    while world.snapshot().await.entries[0].tracked > 0 {
        world.move_stake().await;
        world.next_epoch().await;
        world.update().await;
    }
}

/// Prunes the first validator with other accounts than its own.
async fn prune_with(
    world: &mut World,
    stake: Pubkey,
    transient: Pubkey,
) -> Result<(), tidepool_tests::Failure> {
    let accounts = ValidatorAccounts { stake, transient, ..world.accounts_of(0).await };
    let prune = world.pool.prune_validator(&accounts);
    world.send(&[prune], &[]).await.map(drop)
}

#[tokio::test]
async fn a_validator_must_be_removed_first() {
    let mut world = World::new().await;
    assert_refused(&world.prune(0).await, TidepoolError::ValidatorNotLeaving);
    world.bank.edit(world.validators[0].vote, Account::default());
    world.flag(0).await.expect("a flag");
    assert_refused(&world.prune(0).await, TidepoolError::ValidatorNotLeaving);
    world.remove_validator(0).await.expect("a removal");
    world.prune(0).await.expect("nothing was ever staked");
    let now = world.snapshot().await;
    assert_eq!((now.header.count, now.header.seen, now.header.sum_weights), (2, 2, 200));
    assert_eq!(now.entries[1..].len(), 2, "the others keep their indexes");
    for index in [0, 3, 16, u32::MAX] {
        let accounts = ValidatorAccounts { index, ..world.accounts_of(1).await };
        let prune = world.pool.prune_validator(&accounts);
        assert_refused(&world.send(&[prune], &[]).await, TidepoolError::NoSuchValidator);
    }
}

#[tokio::test]
async fn stake_must_have_come_home() {
    let (mut world, _) = World::staked().await;
    world.remove_validator(0).await.expect("a removal");
    assert_refused(&world.prune(0).await, TidepoolError::ValidatorNotEmpty);
    world.move_stake().await;
    assert!(world.snapshot().await.entries[0].has_transient());
    assert_refused(&world.prune(0).await, TidepoolError::ValidatorNotEmpty);
    world.next_epoch().await;
    world.update().await;
    empty(&mut world).await;
    world.prune(0).await.expect("an empty validator");
}

#[tokio::test]
async fn a_recorded_address_that_the_stake_program_owns_is_not_empty_whatever_is_tracked() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a transient");
    world.remove_validator(0).await.expect("a removal");
    let entry = world.snapshot().await.entries[0];
    let (main, transient) = (entry.stake, entry.transient);
    let accounts = [main, transient];
    let real = [world.bank.account(main).await, world.bank.account(transient).await];
    // Edited: both accounts vanish after their look, are written off, and reappear. No stake
    // program does so.
    for address in accounts {
        world.bank.edit(address, Account::default());
    }
    world.update_validators().await.expect("a loss");
    assert_eq!(world.snapshot().await.entries[0].tracked, 0);
    for (address, account) in accounts.into_iter().zip(real) {
        world.bank.edit(address, account.expect("an account"));
        assert_refused(&world.prune(0).await, TidepoolError::ValidatorNotEmpty);
        world.bank.edit(address, Account::default());
    }
    let nobody = Pubkey::new_unique();
    for (stake, transient) in [(nobody, transient), (main, nobody), (transient, main)] {
        let result = prune_with(&mut world, stake, transient).await;
        assert_refused(&result, TidepoolError::WrongStakeAccount);
    }
    // Somebody's lamports at both addresses are not stake.
    for address in accounts {
        world.bank.give(address, SOL).await;
    }
    world.prune(0).await.expect("nothing is there");
    world.update_pool().await.expect("the loss is booked");
}

#[tokio::test]
async fn what_was_cooling_at_a_validator_that_lost_it_no_longer_counts_as_coming() {
    let (mut world, _) = World::staked().await;
    world.remove_validator(0).await.expect("a removal");
    world.move_to(950_000).await;
    assert!(world.undelegate(0).await.expect("a split").returned() > 90 * SOL);
    // Edited, as above.
    for address in world.snapshot().await.stake_accounts().into_iter().take(2) {
        world.bank.edit(address, Account::default());
    }
    world.update_validators().await.expect("a loss");
    world.prune(0).await.expect("nothing is there");
    let header = world.snapshot().await.header;
    assert_eq!((header.cooling, header.cooled_unswept), (0, 0));
    world.update_pool().await.expect("the loss is booked");
}

#[tokio::test]
async fn lamports_at_former_and_next_addresses_do_not_keep_a_validator_on_the_list() {
    let (mut world, _) = World::staked().await;
    let main = world.snapshot().await.entries[0].stake;
    world.remove_validator(0).await.expect("a removal");
    world.move_to(950_000).await;
    world.undelegate(0).await.expect("a split");
    let transient = world.snapshot().await.entries[0].transient;
    world.next_epoch().await;
    world.update().await;
    empty(&mut world).await;
    let next = world.accounts_of(0).await;
    for address in [main, transient, next.stake, next.transient] {
        world.bank.give(address, 3 * SOL).await;
    }
    // Whatever accounts are named where none is recorded.
    prune_with(&mut world, main, transient).await.expect("an empty validator");
}

#[tokio::test]
async fn an_update_counts_right_with_validators_that_come_and_go_meanwhile() {
    let mut world = World::new().await;
    for index in [0, 2] {
        world.remove_validator(index).await.expect("a removal");
    }
    world.next_epoch().await;
    // Nobody was looked at: the counters still are those of the last epoch.
    world.prune(0).await.expect("nothing was ever staked");
    let header = world.snapshot().await.header;
    assert_eq!((header.count, header.seen, header.seen_epoch), (2, 0, 15));
    assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);

    let entries = world.snapshot().await.indexed();
    let look = world.pool.update_validators(&entries[1..]);
    world.send(&[look], &[]).await.expect("a look at the third");
    world.prune(2).await.expect("seen and gone");
    let header = world.snapshot().await.header;
    assert_eq!((header.count, header.seen), (1, 0), "a look at another does not count");
    let newcomer = world.bank.validator(0, 1_000).await;
    assert_eq!(world.add_validator(newcomer).await.expect("a place"), 0, "the first vacant slot");
    let header = world.snapshot().await.header;
    assert_eq!((header.count, header.seen), (2, 1));
    assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);
    // The newcomer's second look does not count, the second validator's first does.
    world.update_validators().await.expect("all validators");
    let header = world.snapshot().await.header;
    assert_eq!((header.count, header.seen), (2, 2));
    world.update_pool().await.expect("nobody is missing");

    // Across a boundary: the last entry that was not looked at may go instead.
    world.next_epoch().await;
    world.remove_validator(1).await.expect("a removal");
    let entries = world.snapshot().await.indexed();
    let look = world.pool.update_validators(&entries[..1]);
    world.send(&[look], &[]).await.expect("a look at the first");
    assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);
    world.prune(1).await.expect("never seen and gone");
    world.update_pool().await.expect("nobody is missing");
}

#[tokio::test]
async fn a_list_that_was_emptied_still_turns_epochs() {
    let mut world = World::new().await;
    let alice = world.holder(20 * SOL).await;
    world.deposit(&alice, 10 * SOL).await.expect("a deposit");
    for index in 0..3 {
        world.remove_validator(index).await.expect("a removal");
        world.prune(index).await.expect("nothing was ever staked");
    }
    world.validators.clear();
    for _ in 0..2 {
        world.next_epoch().await;
        world.update_pool().await.expect("nobody is missing");
    }
    world.redeem(&alice, SOL).await.expect("an exit");
}
