//! What happened to pools and to those who ran them.
//!
//! * Solana, February 2024: the cluster stood still for hours. Here: Exit.
//! * Bonfida: after missed days some were paid twice. Here: Idempotence.
//! * Meta Pool, June 2025: tokens were minted for nothing. Here: Identity.
//! * Kiln, September 2025: a hidden change of authority went unnoticed for days. Here: Backing.
//! * Step Finance, January 2026: stolen keys took stake. Here: Principal.

use solana_instruction::error::InstructionError;
use solana_signer::Signer;
use solana_stake_interface::{instruction as stake, state::StakeAuthorize};
use tidepool::error::TidepoolError;
use tidepool_tests::{Holder, SOL, World, assert_refused, assert_refused_by};

use super::scenes::seasoned;

#[tokio::test]
async fn solana_2024_the_cluster_stands_still() {
    let (mut world, alice) = World::staked().await;
    let owed = world.order(&alice, 1, 300 * SOL).await.expect("a ticket").returned();
    // Nobody did anything in the window, nor in the epoch after it.
    world.next_epoch().await;
    world.next_epoch().await;
    assert_refused(&world.redeem(&alice, SOL).await, TidepoolError::PoolStale);
    // Alice does it all herself.
    world.update().await;
    let result = world.redeem(&alice, SOL / 10).await;
    assert_refused(&result, TidepoolError::InsufficientReserve);
    world.move_stake().await;
    world.next_epoch().await;
    world.update().await;
    assert_eq!(world.claim(&alice, 1).await.expect("a claim").returned(), owed);
    world.redeem(&alice, SOL).await.expect("an exit");
}

#[tokio::test]
async fn bonfida_after_missed_days_some_are_paid_twice() {
    let (mut world, alice) = World::staked().await;
    for _ in 0..3 {
        world.next_epoch().await;
    }
    let update = world.pool.update_pool();
    world.update_validators().await.expect("all validators");
    let before = world.snapshot().await;
    world.send(&[update.clone(), update.clone()], &[]).await.expect("two at once");
    let once = world.all_bytes().await;
    let after = world.snapshot().await;
    let gain = after.pool.rate.backing - before.pool.rate.backing;
    assert_eq!(i64::try_from(gain).expect("lamports"), before.pool.rate.observed);
    world.update_validators().await.expect("a second look");
    world.send(&[update], &[]).await.expect("and a third");
    assert!(once == world.all_bytes().await);
    world.order(&alice, 1, SOL).await.expect("a ticket");
    world.turn_epoch().await;
    world.update().await;
    world.claim(&alice, 1).await.expect("a claim");
    let result = world.claim(&alice, 1).await;
    assert_refused_by(&result, &InstructionError::AccountDataTooSmall);
}

#[tokio::test]
async fn meta_pool_2025_tokens_are_minted_for_nothing() {
    let (mut world, alice) = seasoned().await;
    let mallory = world.holder(SOL).await;
    assert_refused(&world.deposit(&mallory, 0).await, TidepoolError::ZeroOutput);
    let result = world.deposit(&mallory, u64::MAX).await;
    assert_refused(&result, TidepoolError::AmountOutOfRange);
    let now = world.snapshot().await;
    assert_eq!((now.supply, now.pool.rate.minted), (1_000 * SOL, 1_000 * SOL));
    let (owner, ticket) = (alice.address(), world.ticket_of(&mallory, 1));
    let cancel = world.pool.cancel_ticket(ticket, owner, alice.tokens, 0);
    let result = world.send(&[cancel], &[&alice.wallet]).await;
    assert_refused_by(&result, &InstructionError::AccountDataTooSmall);
    // Edited: were the token program itself to mint one, the books would say so.
    let mint = world.pool.mint;
    world.bank.edit_with(mint, |account| account.data[36] += 1).await;
    world.next_epoch().await;
    // Past the laws, which would see it too.
    let entries = world.snapshot().await.indexed();
    let look = world.pool.update_validators(&entries);
    world.bank.send(&[look], &[]).await.expect("a look");
    assert_refused(&world.update_pool().await, TidepoolError::SupplyMismatch);
}

#[tokio::test]
async fn kiln_2025_a_hidden_change_of_authority_goes_unnoticed() {
    let (mut world, alice) = World::staked().await;
    let thief = world.bank.wallet(SOL).await;
    // The exit names a new authority: it must sign, so that no page can slip another one in.
    let new_stake = world.empty_stake(&alice).await;
    let validator = world.accounts_of(1).await;
    let (owner, tokens) = (alice.address(), alice.tokens);
    let mut exit =
        world.pool.redeem_stake(owner, tokens, new_stake, thief.pubkey(), &validator, 20 * SOL, 0);
    for meta in exit.accounts.iter_mut().filter(|meta| meta.pubkey == thief.pubkey()) {
        meta.is_signer = false;
    }
    let result = world.send(&[exit], &[&alice.wallet]).await;
    assert_refused_by(&result, &InstructionError::MissingRequiredSignature);
    // Edited: were it done to the pool's own stake, the next look would tell everybody.
    let main = world.snapshot().await.entries[0].stake;
    let held = world.bank.lamports(main).await;
    world.bank.edit_stake(main, |meta, _| meta.authorized.withdrawer = thief.pubkey()).await;
    world.update_validators().await.expect("losses are seen at any time");
    let observed = world.snapshot().await.pool.rate.observed;
    assert_eq!(observed, -i64::try_from(held).expect("lamports"));
    assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::PoolStale);
    assert_refused(&world.redeem(&alice, SOL).await, TidepoolError::PoolStale);
}

#[tokio::test]
async fn step_2026_stolen_keys_take_stake() {
    let (mut world, _) = World::staked().await;
    // All keys of the operator are the thief's.
    let admin = world.admin.insecure_clone();
    let tokens = world.bank.token_account(world.pool.mint, admin.pubkey()).await;
    let thief = Holder { wallet: admin.insecure_clone(), tokens };
    let main = world.snapshot().await.entries[0].stake;
    let (key, vote) = (admin.pubkey(), world.validators[0].vote);
    let empty = world.empty_stake(&thief).await;
    let before = world.all_bytes().await;
    let split = stake::split(&main, &key, SOL, &empty);
    for theft in [
        stake::withdraw(&main, &key, &key, SOL, None),
        stake::authorize(&main, &key, &key, StakeAuthorize::Staker, None),
        stake::authorize(&main, &key, &key, StakeAuthorize::Withdrawer, None),
        stake::deactivate_stake(&main, &key),
        stake::delegate_stake(&main, &key, &vote),
        split.last().expect("a split").clone(),
    ] {
        let result = world.send(&[theft], &[&admin]).await;
        assert_refused_by(&result, &InstructionError::MissingRequiredSignature);
    }
    // The pool's own instructions ask for shares, and the operator has none.
    let result = world.redeem_stake(&thief, empty, 0, 20 * SOL).await;
    // The token program's `InsufficientFunds`.
    assert_refused_by(&result, &InstructionError::Custom(1));
    assert!(before == world.all_bytes().await);
}
