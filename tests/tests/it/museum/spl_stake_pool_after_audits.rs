//! The SPL stake pool, mended in 2025 and 2026 after nine audits: what an update believes.
//!
//! * June 2025: the stake of a just removed validator dropped out of the totals. Here: Identity.
//! * December 2025: stake moved on a validator that was no longer active. Here: Exit.
//! * The same: after a restart of the cluster, an account of a stranger's authority counted.
//!   Here: Backing.
//! * The same: a validator was cleaned up while it held lamports. Here: Identity.
//! * The same: a stranger's account, handed to the pool's authority, counted as the transient.
//!   Here: Identity.
//! * The same: an exit from a leaving validator forgot what was in its transient. Here: Identity.
//! * The same: an update while rewards were half paid set a wrong rate for an epoch. Here:
//!   Continuity.
//! * The same: a status said that all cooled while a transient did not. Here: Identity.
//! * 2026: the rent that an account remembered was taken for its rent. Here: Backing.
//! * 2026: a rise of rents was taken out of the value. Here: Monotone.

use solana_pubkey::Pubkey;
use solana_rent::Rent;
use solana_stake_interface::state::{Authorized, StakeStateV2};
use tidepool::{error::TidepoolError, state::ValidatorEntry};
use tidepool_tests::{SOL, World, assert_refused};

use super::scenes::{floor_of, seasoned};

#[tokio::test]
async fn spl_2025_the_stake_of_a_removed_validator_drops_out_of_the_totals() {
    let (mut world, alice) = World::staked().await;
    let before = world.snapshot().await;
    world.remove_validator(0).await.expect("a removal");
    world.update_validators().await.expect("a second look");
    let after = world.snapshot().await;
    assert_eq!(after.header.total_tracked, before.header.total_tracked);
    assert_eq!((after.value(), after.rate()), (before.value(), before.rate()));
    world.next_epoch().await;
    world.update().await;
    assert!(world.snapshot().await.pool.rate.backing > before.pool.rate.backing, "it still earns");
    let minted = world.deposit(&alice, 100 * SOL).await.expect("a deposit").returned();
    assert!(minted <= 100 * SOL, "nothing was cheap for a moment");
}

#[tokio::test]
async fn spl_2025_stake_moves_on_a_validator_that_is_not_active() {
    let (mut world, alice) = World::deposited().await;
    let vote = world.validators[0].vote;
    let account = world.own_stake(&alice, vote, 5 * SOL).await;
    world.turn_epoch().await;
    world.update().await;
    world.remove_validator(0).await.expect("a removal");
    let result = world.remove_validator(0).await;
    assert_refused(&result, TidepoolError::ValidatorLeaving);
    let result = world.deposit_stake(&alice, account, 0).await;
    assert_refused(&result, TidepoolError::ValidatorLeaving);
    assert_refused(&world.set_weight(0, 100).await, TidepoolError::ValidatorLeaving);
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    assert_eq!(world.delegate(0).await.expect("nothing to do").returned(), 0);
    assert!(world.undelegate(0).await.expect("home").returned() > 0, "out is the only way");
}

#[tokio::test]
async fn spl_2025_a_restart_leaves_an_account_of_a_stranger_that_counts() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_stake().await;
    let transient = world.snapshot().await.entries[0].transient;
    let gone = world.bank.lamports(transient).await;
    // Edited: after a restart from an older state, somebody was faster.
    let mut meta = world.bank.stake_state(transient).await.meta().expect("a meta");
    meta.authorized = Authorized::auto(&Pubkey::new_unique());
    world.bank.edit_stake_state(transient, &StakeStateV2::Initialized(meta)).await;
    world.next_epoch().await;
    world.update().await;
    let now = world.snapshot().await;
    assert!(now.pool.rate.loss_carry > gone - SOL, "a loss, and not an asset");
    assert_eq!(now.entries[0].transient, Pubkey::default());
    assert_eq!(world.bank.lamports(transient).await, gone, "nothing is merged with it");
}

#[tokio::test]
async fn spl_2025_a_validator_is_cleaned_up_while_it_holds_lamports() {
    let (mut world, _) = World::staked().await;
    world.remove_validator(1).await.expect("a removal");
    let before = world.snapshot().await;
    assert_refused(&world.prune(1).await, TidepoolError::ValidatorNotEmpty);
    // Nor while nobody has looked at what became of them. Edited: the account vanishes.
    let main = before.entries[1].stake;
    let account = world.bank.account(main).await.expect("a stake account");
    world.bank.edit(main, solana_account::Account::default());
    assert_refused(&world.prune(1).await, TidepoolError::ValidatorNotEmpty);
    world.bank.edit(main, account);
    // Nor with other addresses in the places of the real ones, when nothing is tracked any
    // more. Edited: an account that lost its lamports' value and not its owner.
    let mut meta = world.bank.stake_state(main).await.meta().expect("a meta");
    meta.authorized.staker = Pubkey::new_unique();
    world.bank.edit_stake_state(main, &StakeStateV2::Initialized(meta)).await;
    world.update_validators().await.expect("losses are seen at any time");
    let entry = world.snapshot().await.entries[1];
    assert_eq!((entry.tracked, entry.stake), (0, main));
    assert_refused(&world.prune(1).await, TidepoolError::ValidatorNotEmpty);
    let mut accounts = world.accounts_of(1).await;
    accounts.stake = Pubkey::new_unique();
    let elsewhere = world.pool.prune_validator(&accounts);
    let result = world.send(&[elsewhere], &[]).await;
    assert_refused(&result, TidepoolError::WrongStakeAccount);
}

#[tokio::test]
async fn spl_2025_a_stranger_hands_over_a_transient_account_that_counts() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_stake().await;
    let (old, main) = {
        let entry = world.snapshot().await.entries[0];
        (entry.transient, entry.stake)
    };
    world.next_epoch().await;
    world.update().await;
    // Edited: at the address of the merged transient lies stake with the pool's authorities.
    let account = world.bank.account(main).await.expect("a stake account");
    world.bank.edit(old, account);
    world.next_epoch().await;
    let before = world.snapshot().await;
    let handed = ValidatorEntry { transient: old, ..before.entries[0] };
    let look = world.pool.update_validators(&[(0, handed)]);
    assert_refused(&world.send(&[look], &[]).await, TidepoolError::WrongStakeAccount);
    world.update().await;
    let gain = world.snapshot().await.pool.rate.backing - before.pool.rate.backing;
    assert!(gain < SOL, "rewards only: {gain}");
}

#[tokio::test]
async fn spl_2025_a_leaving_validators_transient_is_lost() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_stake().await;
    world.remove_validator(0).await.expect("a removal");
    world.next_epoch().await;
    let before = world.snapshot().await;
    let held = world.bank.sum(&before.stake_accounts()).await;
    assert!(before.entries[0].has_transient());
    world.update().await;
    let now = world.snapshot().await;
    assert_eq!(now.entries[0].transient, Pubkey::default(), "merged");
    assert_eq!(now.header.total_tracked, world.bank.sum(&now.stake_accounts()).await);
    assert_eq!(now.header.total_tracked, held, "to the lamport");
}

#[tokio::test]
async fn spl_2025_an_update_takes_half_paid_rewards_for_all() {
    let (mut world, _) = seasoned().await;
    let mallory = world.holder(1_000 * SOL).await;
    let before = world.snapshot().await;
    world.cross_boundary().await;
    let look = world.update_validators().await;
    assert_refused(&look, TidepoolError::EpochRewardsActive);
    assert_refused(&world.update_pool().await, TidepoolError::EpochRewardsActive);
    let minted = world.deposit(&mallory, 500 * SOL).await.expect("a deposit").returned();
    assert!(world.snapshot().await.rate() >= before.rate(), "no half rate");
    world.bank.finish_rewards();
    world.update().await;
    world.redeem(&mallory, minted).await.expect("an exit");
    let lost = 1_000 * SOL - world.balance(&mallory).await.0;
    assert!(lost >= floor_of(500 * SOL) * 99 / 100, "the floor but for some slots: {lost}");
}

#[tokio::test]
async fn spl_2025_all_is_said_to_cool_while_a_transient_does_not() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    let moved = world.delegate(0).await.expect("a transient").returned();
    let before = world.snapshot().await.entries[0].tracked;
    world.remove_validator(0).await.expect("a removal");
    world.order(&alice, 1, 700 * SOL).await.expect("a ticket");
    assert_eq!(world.undelegate(0).await.expect("a recall").returned(), moved);
    assert_eq!(world.snapshot().await.entries[0].tracked, before - moved, "it came home first");
    assert!(world.undelegate(0).await.expect("then the rest").returned() > 0);
    let entry = world.snapshot().await.entries[0];
    assert_eq!((entry.tracked, entry.cooling > 0), (before - moved, true));
    assert_refused(&world.prune(0).await, TidepoolError::ValidatorNotEmpty);
}

#[tokio::test]
async fn spl_2026_the_rent_that_an_account_remembers_is_taken_for_its_rent() {
    let (mut world, alice) = World::staked().await;
    let main = world.snapshot().await.entries[0].stake;
    world.next_epoch().await;
    let held = world.bank.lamports(main).await;
    // Edited: nobody writes this field any more, and its meaning has changed with the years.
    world.bank.edit_stake(main, |meta, _| meta_rent(meta, 100 * SOL)).await;
    world.update().await;
    let now = world.snapshot().await;
    assert_eq!((now.entries[0].tracked, now.pool.rate.loss_carry), (held, 0));
    world.redeem(&alice, SOL).await.expect("an exit");
}

// Deprecated because nothing reads it any more, which is what is tested.
#[allow(deprecated)]
const fn meta_rent(meta: &mut solana_stake_interface::state::Meta, rent: u64) {
    meta.rent_exempt_reserve = rent;
}

#[tokio::test]
async fn spl_2026_a_rise_of_rents_is_taken_out_of_the_value() {
    let (mut world, alice) = World::staked().await;
    let before = world.snapshot().await;
    // Edited, because no transaction changes rents.
    world.bank.context.set_sysvar(&Rent { lamports_per_byte: 7_000, ..Rent::default() });
    world.update_validators().await.expect("a second look");
    world.update_pool().await.expect("nothing to do");
    let now = world.snapshot().await;
    assert_eq!((now.value(), now.pool.rate.shares), (before.value(), before.pool.rate.shares));
    world.next_epoch().await;
    world.update().await;
    assert_eq!(world.snapshot().await.pool.rate.loss_carry, 0, "no loss");
    world.redeem(&alice, SOL).await.expect("an exit");
}
