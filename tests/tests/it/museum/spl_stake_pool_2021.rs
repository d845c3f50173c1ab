//! The SPL stake pool, audits of 2021.
//!
//! * Kudelski, medium: the update believed any reserve that it was given. Here: Backing.
//! * Neodyme, critical: an address that a merge had emptied was initialised again by a
//!   stranger and counted as the pool's. Here: Identity, generations.
//! * Neodyme, high: lamports lying undelegated in a deposited account came out as active
//!   stake. Here: No dilution.
//! * Neodyme, two medium: an unusable or closed fee account stopped everything. Here: Exit.
//! * Neodyme, medium: a preferred validator that was gone stopped withdrawals. Here: Exit.
//! * Quantstamp, medium: SOL and stake of one value gave different shares. Here: Monotone.
//! * Quantstamp, medium: any token program was called with the pool's signature. Here:
//!   Principal.
//! * Quantstamp, medium: a decrease left a validator less than the minimum. Here: Exit.
//! * Quantstamp, low: a mint or a reserve with something in it began a pool. Here: First
//!   depositor.

use solana_account::Account;
use solana_instruction::error::InstructionError;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction as stake,
    state::{Authorized, Lockup},
};
use tidepool::error::TidepoolError;
use tidepool_client::{PoolAddresses, PoolSettings};
use tidepool_tests::{
    SOL, World, WorldOptions, assert_refused, assert_refused_by, staker::STAKE_RENT,
};

use super::scenes::LOCKED;

#[tokio::test]
async fn kudelski_2021_a_foreign_reserve_inflates_the_value() {
    let (mut world, _) = World::staked().await;
    let other = world.second_pool(&WorldOptions::default()).await;
    world.bank.give(other.pool.reserve, 5_000 * SOL).await;
    world.next_epoch().await;
    let rich = PoolAddresses { reserve: other.pool.reserve, ..world.pool };
    let entries = world.snapshot().await.indexed();
    let look = world.send(&[rich.update_validators(&entries)], &[]).await;
    assert_refused(&look, TidepoolError::WrongReserve);
    world.update_validators().await.expect("all validators");
    let result = world.send(&[rich.update_pool()], &[]).await;
    assert_refused(&result, TidepoolError::WrongReserve);
    let before = world.snapshot().await.pool.rate.backing;
    world.update_pool().await.expect("the pool");
    let gain = world.snapshot().await.pool.rate.backing - before;
    assert!(gain > 0 && gain < SOL, "an epoch's rewards: {gain}");
}

#[tokio::test]
async fn neodyme_2021_a_transient_account_is_initialised_again_after_its_merge() {
    let (mut world, alice) = World::staked().await;
    let mallory = world.holder(1_000 * SOL).await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_stake().await;
    world.next_epoch().await;
    let entries = world.snapshot().await.indexed();
    let old = entries[0].1.transient;
    let merge = world.pool.update_validators(&entries);
    let fund = solana_system_interface::instruction::transfer(&mallory.address(), &old, 90 * SOL);
    let seize = stake::initialize(&old, &Authorized::auto(&mallory.address()), &Lockup::default());
    // Stake programs that leave an empty account its bytes until the transaction's end let her.
    let seized = world.send(&[merge.clone(), fund, seize], &[&mallory.wallet]).await;
    if seized.is_err() {
        world.send(&[merge], &[]).await.expect("the merge");
        // Edited, as it would be with those programs.
        let theirs = world.own_stake(&mallory, entries[0].1.vote, 90 * SOL).await;
        let theirs = world.bank.account(theirs).await.expect("a stake account");
        world.bank.edit(old, theirs);
    }
    world.update_pool().await.expect("the pool");
    let before = world.snapshot().await;
    assert_eq!(before.entries[0].transient, Pubkey::default(), "forgotten by the merge");
    assert_eq!(world.bank.lamports(old).await / SOL, 90);

    world.next_epoch().await;
    world.update().await;
    let after = world.snapshot().await;
    assert!(after.pool.rate.backing - before.pool.rate.backing < SOL, "rewards only");
    assert_ne!(world.accounts_of(0).await.transient, old, "nor is it ever used again");
}

#[tokio::test]
async fn neodyme_2021_undelegated_lamports_come_out_as_active_stake() {
    let (mut world, _) = World::deposited().await;
    let mallory = world.holder(1_000 * SOL).await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&mallory, vote, 5 * SOL).await;
    world.bank.give(account, 200 * SOL).await;
    world.turn_epoch().await;
    world.update().await;
    let main = world.snapshot().await.entries[1].stake;
    let active = world.bank.delegation(main).await.stake;
    let minted = world.deposit_stake(&mallory, account, 1).await.expect("a deposit").returned();
    assert!(minted > 204 * SOL, "all lamports are paid for");
    let new_stake = world.empty_stake(&mallory).await;
    let result = world.redeem_stake(&mallory, new_stake, 1, 204 * SOL).await;
    assert_refused(&result, TidepoolError::SourceNotAllowed);
    assert!(world.bank.delegation(main).await.stake < active + 5 * SOL + SOL / 100);
}

#[tokio::test]
async fn neodyme_2021_a_broken_fee_account_blocks_everything() {
    let (mut world, alice) = World::staked().await;
    // The operator's accounts are as broken as can be. Edited: no wallet becomes a program's.
    let admin = world.admin.pubkey();
    world.bank.edit(admin, Account { owner: Pubkey::new_unique(), ..Account::default() });
    let supply = world.snapshot().await.supply;
    world.turn_epoch().await;
    world.update().await;
    let now = world.snapshot().await;
    assert!(now.pool.fee_shares > 0, "the fee is charged");
    assert_eq!(now.supply, supply, "and waits as a number: nothing was minted to anybody");
    world.deposit(&alice, SOL).await.expect("a deposit");
    world.redeem(&alice, SOL).await.expect("an exit");
    world.order(&alice, 1, SOL).await.expect("a ticket");
}

#[tokio::test]
async fn neodyme_2021_the_preferred_validator_is_gone_and_nobody_can_withdraw() {
    let (mut world, alice) = World::staked().await;
    for index in [0, 2] {
        world.set_weight(index, 0).await.expect("no weight");
    }
    // The one validator with a weight closes its vote account. Edited: the real way takes two
    // epochs without votes.
    world.bank.edit(world.validators[1].vote, Account::default());
    assert_eq!(world.flag(1).await.expect("a judgement").returned(), 1);
    world.redeem(&alice, SOL).await.expect("an instant exit");
    world.order(&alice, 1, 200 * SOL).await.expect("a ticket");
    for index in [0, 1] {
        let new_stake = world.empty_stake(&alice).await;
        world.redeem_stake(&alice, new_stake, index, 20 * SOL).await.expect("a stake exit");
    }
    world.validators[1].credits = 0;
    world.turn_epoch().await;
    world.update().await;
    world.claim(&alice, 1).await.expect("a claim");
}

#[tokio::test]
async fn quantstamp_2021_sol_and_stake_of_one_value_give_different_shares() {
    let (mut world, alice) = World::deposited().await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&alice, vote, 50 * SOL).await;
    world.turn_epoch().await;
    world.turn_epoch().await;
    world.update().await;
    world.move_to(300_000).await;
    let lamports = world.bank.lamports(account).await;
    let with_sol = world.deposit(&alice, lamports).await.expect("SOL").returned();
    let with_stake = world.deposit_stake(&alice, account, 1).await.expect("stake").returned();
    assert!(with_sol < lamports - 1_000, "the rate is above one");
    assert!(with_sol.abs_diff(with_stake) <= 1, "{with_sol} and {with_stake}");
}

#[tokio::test]
async fn quantstamp_2021_any_token_program_is_called_with_the_pools_signature() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    let (pool, owner, tokens) = (world.pool, alice.address(), alice.tokens);
    let ticket = world.ticket_of(&alice, 1);
    let calls = [
        pool.deposit_sol(owner, tokens, SOL, 0),
        pool.redeem_sol(owner, tokens, owner, SOL, 0),
        pool.order_ticket(owner, tokens, 2, SOL, 0),
        pool.redeem(owner, tokens, 2, SOL, 0),
        pool.cancel_ticket(ticket, owner, tokens, 0),
    ];
    for mut call in calls {
        let token = call.accounts.last_mut().expect("the token program comes last");
        token.pubkey = solana_sdk_ids::stake::ID;
        let result = world.send(&[call], &[&alice.wallet]).await;
        assert_refused_by(&result, &InstructionError::IncorrectProgramId);
    }
}

#[tokio::test]
async fn quantstamp_2021_a_decrease_leaves_less_than_the_minimum() {
    let mut world = World::new().await;
    let alice = world.holder(100 * SOL).await;
    world.deposit(&alice, 8 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world.order(&alice, 1, 5 * SOL).await.expect("a ticket");
    world.move_stake().await;
    let mut cooling = 0;
    for stake in world.snapshot().await.stake_accounts() {
        let delegation = world.bank.delegation(stake).await;
        assert!(delegation.stake >= SOL, "{} is no legal delegation", delegation.stake);
        cooling += u64::from(delegation.deactivation_epoch == 15);
    }
    assert!(cooling > 0);
    world.next_epoch().await;
    world.update().await;
    world.claim(&alice, 1).await.expect("a claim");
}

#[tokio::test]
async fn quantstamp_2021_a_pool_begins_with_something_in_its_accounts() {
    let mut world = World::new().await;
    let alice = world.holder(100 * SOL).await;
    let settings = PoolSettings::of_one_key(world.admin.pubkey(), 1, 4);
    let next = PoolAddresses::of(&world.admin.pubkey(), 1);
    for address in [next.pool, next.reserve, next.mint, next.validators] {
        world.bank.give(address, 7 * SOL + STAKE_RENT).await;
    }
    world.create_pool_with(&settings).await.expect("a pool");
    world.pool = next;
    let now = world.snapshot().await;
    let funded = LOCKED + 7 * SOL + STAKE_RENT;
    let rate = &now.pool.rate;
    assert_eq!((rate.shares, rate.backing, rate.reserve), (funded, funded, funded));
    assert_eq!((now.supply, rate.minted), (0, 0));
    let tokens = world.bank.token_account(next.mint, alice.address()).await;
    let deposit = next.deposit_sol(alice.address(), tokens, 10 * SOL, 10 * SOL);
    world.bank.send(&[deposit], &[&alice.wallet]).await.expect("one to one");
}
