//! Jito's steward, interceptor and stake integrations.
//!
//! * OtterSec 2024, high: two lists of validators went out of step. Here: Identity.
//! * Offside 2024, critical: the target of a call that carried the vault's signature was not
//!   checked. Here: Principal.
//! * Certora 2024, high: the end of a waiting time overflowed its type. Here: Decoding.
//! * Coinbase integration, Certora 2026, medium: a purse was bound to a member and not to the
//!   pool. Here: Isolation.

use solana_instruction::error::InstructionError;
use solana_pubkey::Pubkey;
use solana_stake_interface::state::Lockup;
use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, WorldOptions, assert_refused, assert_refused_by};

#[tokio::test]
async fn ottersec_2024_two_lists_of_validators_go_out_of_step() {
    let (mut world, _) = World::deposited().await;
    world.remove_validator(0).await.expect("a removal");
    world.prune(0).await.expect("nothing was staked yet");
    // In one epoch a validator leaves and another takes its slot, and all others are looked at
    // by what their own entry says.
    let index = world.join(0, 1_000, 100).await;
    assert_eq!(index, 0);
    world.turn_epoch().await;
    world.update().await;
    let now = world.snapshot().await;
    for (entry, validator) in now.entries.iter().zip(&world.validators.clone()) {
        assert_eq!(entry.vote, validator.vote);
        assert_eq!(world.bank.delegation(entry.stake).await.voter_pubkey, validator.vote);
    }
    let sum = world.bank.sum(&now.stake_accounts()).await;
    assert_eq!((now.header.total_tracked, now.header.count), (sum, 3));
}

#[tokio::test]
async fn offside_2024_the_target_of_a_call_with_the_signature_is_not_checked() {
    let (mut world, alice) = World::staked().await;
    world.next_epoch().await;
    world.update_validators().await.expect("all validators");
    let memo = Pubkey::from_str_const("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr");
    // The program calls itself for its events: not another one.
    let mut update = world.pool.update_pool();
    update.accounts.last_mut().expect("the program").pubkey = memo;
    let result = world.send(&[update], &[]).await;
    assert_refused_by(&result, &InstructionError::MissingAccount);
    // Nor with another signer than its own.
    let mut update = world.pool.update_pool();
    let place = update.accounts.len() - 2;
    update.accounts[place].pubkey = Pubkey::new_unique();
    let result = world.send(&[update], &[]).await;
    assert_refused_by(&result, &InstructionError::InvalidSeeds);
    let mut deposit = world.pool.deposit_sol(alice.address(), alice.tokens, SOL, 0);
    let place = deposit.accounts.len() - 2;
    assert_eq!(deposit.accounts[place].pubkey, solana_sdk_ids::system_program::ID);
    deposit.accounts[place].pubkey = memo;
    let result = world.send(&[deposit], &[&alice.wallet]).await;
    assert_refused_by(&result, &InstructionError::IncorrectProgramId);
    world.update_pool().await.expect("the real one");
}

#[tokio::test]
async fn certora_2024_the_end_of_a_waiting_time_overflows() {
    let (mut world, alice) = World::deposited().await;
    let vote = world.validators[1].vote;
    let nobody = Pubkey::default();
    let lockups = [
        (Lockup { unix_timestamp: i64::MAX, epoch: 0, custodian: nobody }, true),
        (Lockup { unix_timestamp: 0, epoch: u64::MAX, custodian: nobody }, true),
        (Lockup { unix_timestamp: i64::MIN, epoch: 0, custodian: nobody }, false),
    ];
    let mut accounts = vec![];
    for (lockup, _) in &lockups {
        accounts.push(world.locked_stake(&alice, vote, 5 * SOL, lockup).await);
    }
    world.turn_epoch().await;
    world.update().await;
    for (account, (_, is_locked)) in accounts.into_iter().zip(lockups) {
        let result = world.deposit_stake(&alice, account, 1).await;
        if is_locked {
            assert_refused(&result, TidepoolError::LockupInForce);
        } else {
            result.expect("a lockup of long ago");
        }
    }
    // Nor do amounts wrap round.
    let result = world.redeem(&alice, u64::MAX).await;
    assert_refused(&result, TidepoolError::InsufficientReserve);
    let result = world.order(&alice, u64::MAX, u64::MAX).await;
    assert_refused(&result, TidepoolError::AmountOutOfRange);
}

#[tokio::test]
async fn coinbase_2026_a_purse_is_bound_to_a_member_and_not_to_the_pool() {
    let (mut world, alice) = World::deposited().await;
    let mut other = world.second_pool(&WorldOptions::default()).await;
    let tokens = world.bank.token_account(other.pool.mint, alice.address()).await;
    let there = Holder { wallet: alice.wallet.insecure_clone(), tokens };
    world.turn_to(&mut other);
    world.deposit(&there, 50 * SOL).await.expect("a deposit in the other pool");
    world.order(&there, 1, 40 * SOL).await.expect("a ticket of the other pool");
    let theirs = world.ticket_of(&there, 1);
    world.turn_to(&mut other);
    // The same owner and nonce: another purse.
    world.order(&alice, 1, SOL).await.expect("a ticket");
    assert_ne!(world.ticket_of(&alice, 1), theirs);
    world.turn_epoch().await;
    world.update().await;
    let claim = world.pool.claim_ticket(theirs, alice.address());
    assert_refused(&world.send(&[claim], &[]).await, TidepoolError::WrongTicketPool);
    let cancel = world.pool.cancel_ticket(theirs, alice.address(), alice.tokens, 0);
    let result = world.send(&[cancel], &[&alice.wallet]).await;
    assert_refused(&result, TidepoolError::WrongTicketPool);
    world.claim(&alice, 1).await.expect("her own");
}
