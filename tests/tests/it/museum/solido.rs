//! Lido on Solana (Solido) and Anker.
//!
//! * Neodyme 2021, critical: a deposit into any account minted without limit. Here: Backing.
//! * Neodyme 2021, low: a deposit between the boundary and the update took a reward that it had
//!   not earned. Here: Continuity.
//! * Anker 2022, critical: a program that was called with the pool's signature was not checked.
//!   Here: Principal.
//! * Neodyme 2022, medium: an account of one type served as another's. Here: Decoding.
//! * Neodyme 2022, low: a closed stake address was revived in the same transaction, so that no
//!   stake could be made there again. Here: Exit, generations.
//! * The runtime, 2024: splits began to want a funded destination, and exits stopped for
//!   months. Here: Exit.

use solana_instruction::error::InstructionError;
use solana_keypair::Keypair;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_client::PoolAddresses;
use tidepool_tests::{SOL, World, assert_refused, assert_refused_by, token::TOKEN_PROGRAM};

use super::scenes::{floor_of, seasoned};

#[tokio::test]
async fn neodyme_2021_a_deposit_into_an_own_account_mints_without_limit() {
    let (mut world, _) = World::staked().await;
    let mallory = world.holder(1_000 * SOL).await;
    let supply = world.snapshot().await.supply;
    let own = Keypair::new().pubkey();
    for reserve in [own, world.pool.validators] {
        let into = PoolAddresses { reserve, ..world.pool };
        let deposit = into.deposit_sol(mallory.address(), mallory.tokens, 900 * SOL, 0);
        let result = world.send(&[deposit], &[&mallory.wallet]).await;
        assert_refused(&result, TidepoolError::WrongReserve);
    }
    // What reaches the reserve past a deposit mints nothing either.
    world.bank.give(world.pool.reserve, SOL).await;
    assert_eq!(world.snapshot().await.supply, supply);
}

#[tokio::test]
async fn neodyme_2021_a_deposit_between_boundary_and_update_takes_the_reward() {
    let (mut world, alice) = World::staked().await;
    let mallory = world.holder(1_000 * SOL).await;
    let shares = world.balance(&alice).await.1;
    world.next_epoch().await;
    let minted = world.deposit(&mallory, 900 * SOL).await.expect("it is open").returned();
    let at_once = world.snapshot().await;
    world.update().await;
    let now = world.snapshot().await;
    assert!(now.rate() - at_once.rate() <= 1, "no step to be early for");
    world.redeem(&mallory, minted).await.expect("an exit");
    let lost = 1_000 * SOL - world.balance(&mallory).await.0;
    assert!(lost + 10 >= floor_of(900 * SOL), "{lost}");
    assert_eq!(world.balance(&alice).await.1, shares);
}

#[tokio::test]
async fn anker_2022_a_program_that_is_called_with_the_signature_is_not_checked() {
    let (mut world, alice) = World::deposited().await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&alice, vote, 5 * SOL).await;
    world.turn_epoch().await;
    world.update().await;
    world.move_to(950_000).await;
    let new_stake = world.empty_stake(&alice).await;
    let entries = world.snapshot().await.indexed();
    let validator = world.accounts_of(1).await;
    let (pool, owner, tokens) = (world.pool, alice.address(), alice.tokens);
    let calls = [
        pool.update_validators(&entries),
        pool.delegate(&validator),
        pool.undelegate(&validator),
        pool.deposit_stake(owner, account, tokens, &validator, 0),
        pool.redeem_stake(owner, tokens, new_stake, owner, &validator, 20 * SOL, 0),
    ];
    for call in calls {
        let mut metas = call.accounts.iter();
        let place = metas.position(|meta| meta.pubkey == solana_sdk_ids::stake::ID);
        let mut changed = call.clone();
        changed.accounts[place.expect("the stake program")].pubkey = TOKEN_PROGRAM;
        let signers = [&alice.wallet];
        let wanted = call.accounts.iter().any(|meta| meta.is_signer);
        let result = world.send(&[changed], if wanted { &signers } else { &[] }).await;
        // One instruction has the token program already, and no program stands in two places.
        assert_refused(&result, TidepoolError::WrongSysvar);
    }
}

#[tokio::test]
async fn neodyme_2022_an_account_of_one_type_serves_as_anothers() {
    let (mut world, alice) = seasoned().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    // As long as a pool, and longer.
    world.grow_list(71).await.expect("a longer list");
    let ticket = world.ticket_of(&alice, 1);
    let pool = world.pool;
    let as_pool = |address| PoolAddresses { pool: address, ..pool };
    let small = InstructionError::AccountDataTooSmall;
    for (address, reason) in [
        (ticket, small.clone()),
        (pool.validators, InstructionError::InvalidAccountData),
        (pool.reserve, small),
        (pool.mint, InstructionError::IllegalOwner),
    ] {
        // A view reads the pool and nothing else.
        let result = world.send(&[as_pool(address).exchange_rate()], &[]).await;
        assert_refused_by(&result, &reason);
    }
    let claim = pool.claim_ticket(pool.validators, alice.address());
    let result = world.send(&[claim], &[]).await;
    assert_refused_by(&result, &InstructionError::InvalidAccountData);
}

#[tokio::test]
async fn neodyme_2022_a_closed_stake_address_is_revived_to_deny_stake() {
    let (mut world, alice) = World::deposited().await;
    let mallory = world.holder(100 * SOL).await;
    world.move_to(950_000).await;
    world.delegate(0).await.expect("a delegation");
    let accounts = world.accounts_of(0).await;
    world.order(&alice, 1, 900 * SOL).await.expect("a ticket");
    let recall = world.pool.undelegate(&accounts);
    let revive = solana_system_interface::instruction::transfer(
        &mallory.address(),
        &accounts.stake,
        10 * SOL,
    );
    world.send(&[recall, revive], &[&mallory.wallet]).await.expect("recalled and revived");
    assert_eq!(world.bank.lamports(accounts.stake).await, 10 * SOL);
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    assert!(world.delegate(0).await.expect("a delegation").returned() > 0);
    let entry = world.snapshot().await.entries[0];
    assert_ne!(entry.stake, accounts.stake);
    assert_eq!(world.bank.lamports(entry.stake).await, entry.tracked);
}

#[tokio::test]
async fn lido_2024_splits_begin_to_want_a_funded_destination() {
    let (mut world, alice) = World::staked().await;
    let bob = world.holder(10 * SOL).await;
    world.transfer(&alice, &bob, 30 * SOL).await.expect("a transfer");
    let new_stake = world.empty_stake(&bob).await;
    world.redeem_stake(&bob, new_stake, 1, 30 * SOL).await.expect("a funded destination");
    world.order(&alice, 1, 300 * SOL).await.expect("a ticket");
    world.move_to(950_000).await;
    world.undelegate(0).await.expect("an undelegation");
    let transient = world.snapshot().await.entries[0].transient;
    let rent = world.bank.context.banks_client.get_rent().await.expect("the bank answers");
    for destination in [new_stake, transient] {
        let delegation = world.bank.delegation(destination).await;
        let rest = world.bank.lamports(destination).await - delegation.stake;
        assert!(rest >= rent.minimum_balance(200), "the rent lies beside the stake: {rest}");
    }
    world.move_stake_in_window().await;
    world.next_epoch().await;
    world.update().await;
    world.claim(&alice, 1).await.expect("nobody waits for months");
}
