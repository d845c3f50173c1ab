//! A slot that was vacated is used again; an address never is.

use std::collections::BTreeSet;

use solana_instruction::{Instruction, error::InstructionError};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction as stake,
    state::{Authorized, Lockup},
};
use tidepool::state::validator_entry::StakeKind;
use tidepool_tests::{Failure, Receipt, SOL, StakeProgram, Validator, World, assert_refused_by};

/// Turns epochs until the validator at `index`, which leaves, can be pruned, and prunes it.
/// Returns all addresses that it used meanwhile.
async fn retire(world: &mut World, index: u32) -> BTreeSet<Pubkey> {
    world.remove_validator(index).await.expect("a removal");
    retire_leaving(world, index).await
}

async fn retire_leaving(world: &mut World, index: u32) -> BTreeSet<Pubkey> {
    let position = usize::try_from(index).expect("a short list");
    let mut used = BTreeSet::new();
    loop {
        let entry = world.snapshot().await.entries[position];
        used.extend([entry.stake, entry.transient]);
        if entry.tracked == 0 {
            break;
        }
        world.move_to(950_000).await;
        world.move_stake_in_window().await;
        let entry = world.snapshot().await.entries[position];
        used.extend([entry.stake, entry.transient]);
        world.next_epoch().await;
        world.update().await;
    }
    world.prune(index).await.expect("an empty validator");
    used.remove(&Pubkey::default());
    used
}

/// Lets a validator that may have a weight already get stake; returns its addresses.
async fn restake(world: &mut World, validator: Validator) -> BTreeSet<Pubkey> {
    let index = world.add_validator(validator).await.expect("a place");
    for _ in 0..2 {
        world.turn_epoch().await;
    }
    world.update().await;
    world.set_weight(index, 100).await.expect("a weight");
    for _ in 0..3 {
        world.move_stake().await;
        world.next_epoch().await;
        world.update().await;
    }
    let (_, entry) = world.snapshot().await.entry(validator.vote);
    assert!(entry.tracked > 10 * SOL, "it works as before: {entry:?}");
    [entry.stake, entry.transient].into_iter().filter(|used| *used != Pubkey::default()).collect()
}

#[tokio::test]
async fn the_first_vacant_slot_is_taken_and_the_others_keep_their_indexes() {
    let mut world = World::new().await;
    let before = world.snapshot().await.entries;
    for index in [2, 0] {
        world.remove_validator(index).await.expect("a removal");
        world.prune(index).await.expect("nothing was ever staked");
    }
    for expected in [0, 2, 3] {
        let validator = world.bank.validator(0, 1_000).await;
        assert_eq!(world.add_validator(validator).await.expect("a place"), expected);
        let now = world.snapshot().await;
        assert_eq!(now.entry(validator.vote).0, expected);
        assert_eq!(now.entry(before[1].vote), (1, before[1]));
    }
    world.turn_epoch().await;
    world.update().await;
}

#[tokio::test]
async fn a_validator_that_comes_back_never_uses_an_address_twice() {
    let (mut world, _) = World::staked().await;
    let validator = world.validators[0];
    let mut used = BTreeSet::new();
    for _ in 0..2 {
        let before = world.snapshot().await.header.next_generation;
        let addresses = retire(&mut world, 0).await;
        assert!(addresses.len() >= 2, "{addresses:?}");
        assert!(used.is_disjoint(&addresses));
        used.extend(addresses);
        assert!(world.snapshot().await.header.next_generation > before);
        let addresses = restake(&mut world, validator).await;
        assert!(used.is_disjoint(&addresses), "{used:?} {addresses:?}");
    }
}

#[tokio::test]
async fn strangers_at_former_and_coming_addresses_keep_nobody_from_coming_back() {
    let (mut world, _) = World::staked().await;
    let validator = world.validators[0];
    let used = retire(&mut world, 0).await;
    let next = world.snapshot().await.header.next_generation;
    // Lamports of strangers at the address that comes next, and at all former ones; at these
    // a stake account of a stranger's too, edited instead of made in the transaction in which
    // the pool gave the address up.
    let template = world.holder(10 * SOL).await;
    let theirs = world.own_stake(&template, validator.vote, 2 * SOL).await;
    let theirs = world.bank.account(theirs).await.expect("a stake account");
    for address in used {
        world.bank.edit(address, theirs.clone());
    }
    world.add_validator(validator).await.expect("a place");
    let entry = world.snapshot().await.entries[0];
    assert_eq!((entry.stake_generation, entry.transient_generation), (next, next));
    for kind in [StakeKind::Main, StakeKind::Transient] {
        let address = world.pool.next_stake_address(&entry, kind);
        world.bank.give(address, 3 * SOL).await;
    }
    world.remove_validator(0).await.expect("a removal");
    world.prune(0).await.expect("nothing was staked this time");
    assert_eq!(world.snapshot().await.header.next_generation, next, "nothing was used");
    restake(&mut world, validator).await;
}

/// Sends the sweep of the first validator's cooled transient, and in the same transaction, in
/// which the address still belongs to the stake program, lamports to it and `more`.
async fn sweep_and_revive(
    world: &mut World,
    transient: Pubkey,
    thief: &Keypair,
    more: Option<Instruction>,
) -> Result<Receipt, Failure> {
    let entries = world.snapshot().await.indexed();
    let sweep = world.pool.update_validators(&entries[..1]);
    let fund = solana_system_interface::instruction::transfer(&thief.pubkey(), &transient, SOL / 2);
    let instructions: Vec<_> = [sweep, fund].into_iter().chain(more).collect();
    world.send(&instructions, &[thief]).await
}

#[tokio::test]
async fn an_address_that_is_revived_in_the_transaction_of_its_sweep_is_of_no_use() {
    let (mut world, _) = World::staked().await;
    world.remove_validator(0).await.expect("a removal");
    world.move_stake().await;
    world.next_epoch().await;
    let transient = world.snapshot().await.entries[0].transient;
    let thief = world.bank.wallet(SOL).await;
    let (authorized, lockup) = (Authorized::auto(&thief.pubkey()), Lockup::default());
    let initialize = stake::initialize(&transient, &authorized, &lockup);
    let result = sweep_and_revive(&mut world, transient, &thief, Some(initialize)).await;
    if StakeProgram::running() == StakeProgram::V1_0_1 {
        result.expect("an old stake program leaves the data");
    } else {
        // Later ones take the data away, so that nobody can initialise the account.
        assert_refused_by(&result, &InstructionError::InvalidAccountData);
        sweep_and_revive(&mut world, transient, &thief, None).await.expect("a gift");
    }
    let revived = world.bank.account(transient).await.expect("an account");
    assert_eq!(revived.owner, solana_sdk_ids::stake::ID, "the stake program's");
    world.update().await;
    let used = retire_leaving(&mut world, 0).await;
    assert!(!used.contains(&transient));
    let validator = world.validators[0];
    assert!(!restake(&mut world, validator).await.contains(&transient));
}
