//! Marinade, its validator bonds and its auction.
//!
//! * Change of 2026: stake that strangers had deactivated was filed under what the pool itself
//!   had begun to cool. Here: Identity, Exit.
//! * Bonds, Neodyme 2024, high: a claim was paid into a stake account that its owner could not
//!   use. Here: Exit.
//! * Neodyme and Sec3 2023: stake moved without a cap. Here: Bounded power.
//! * The same: a closed account was revived, and its claim with it. Here: Conservation.
//! * As it stands: a pause closes the exits as well. Here: Exit.
//! * The auction, 2025: terms were changed after the selection. Here: Bounded power.

use solana_instruction::error::InstructionError;
use solana_pubkey::Pubkey;
use solana_stake_interface::{
    instruction as stake,
    state::{Authorized, Lockup, StakeStateV2},
};
use tidepool::error::TidepoolError;
use tidepool_tests::{SOL, World, assert_refused, assert_refused_by, vote::state_v4};

use super::scenes::seasoned;

#[tokio::test]
async fn marinade_2026_stake_that_strangers_deactivate_is_filed_as_the_pools_own() {
    let (mut world, alice) = World::staked().await;
    let before = world.snapshot().await;
    let main = before.entries[0].stake;
    let tracked = before.entries[0].tracked;
    // Edited: what anybody may do to a delinquent validator's stake.
    world.bank.edit_stake(main, |_, stake| stake.delegation.deactivation_epoch = 15).await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    world.move_to(950_000).await;
    assert_eq!(world.delegate(0).await.expect("not ours to take back").returned(), 0);
    assert_eq!(world.bank.delegation(main).await.deactivation_epoch, 15);
    world.order(&alice, 1, 400 * SOL).await.expect("a ticket");
    assert_eq!(world.snapshot().await.entries[0].cooling, 0, "nor is it counted as coming");
    world.next_epoch().await;
    world.update().await;
    let now = world.snapshot().await;
    assert_eq!((now.entries[0].tracked, now.entries[0].stake), (0, Pubkey::default()));
    assert!(now.reserve_lamports > before.reserve_lamports + tracked - SOL, "all came home");
    assert_eq!(now.pool.rate.loss_carry, 0);
    world.claim(&alice, 1).await.expect("a claim");
}

#[tokio::test]
async fn bonds_2024_a_claim_is_paid_into_a_locked_stake_account() {
    let (mut world, alice) = World::staked().await;
    let custodian = Pubkey::new_unique();
    let lockup = Lockup { epoch: 9_999, unix_timestamp: 0, custodian };
    let new_stake = world.empty_stake(&alice).await;
    let initialize = stake::initialize(&new_stake, &Authorized::auto(&alice.address()), &lockup);
    world.bank.send(&[initialize], &[]).await.expect("anybody may, while it is empty");
    let result = world.redeem_stake(&alice, new_stake, 1, 20 * SOL).await;
    assert_refused(&result, TidepoolError::WrongNewStakeAccount);
    let new_stake = world.empty_stake(&alice).await;
    world.redeem_stake(&alice, new_stake, 1, 20 * SOL).await.expect("an exit");
    let StakeStateV2::Stake(meta, ..) = world.bank.stake_state(new_stake).await else {
        panic!("stake");
    };
    assert_eq!(meta.lockup, Lockup::default());
    assert_eq!(meta.authorized, Authorized::auto(&alice.address()));
}

#[tokio::test]
async fn marinade_2023_stake_moves_without_a_cap() {
    let (mut world, _) = World::staked().await;
    for index in [0, 1] {
        world.set_weight(index, 0).await.expect("no weight");
    }
    let backing = world.snapshot().await.pool.backing_at_update;
    world.move_to(950_000).await;
    // However often it is asked for.
    for _ in 0..3 {
        world.move_stake_in_window().await;
    }
    let moved: u64 = world.snapshot().await.entries.iter().map(|entry| entry.cooling).sum();
    assert!(moved > backing * 9 / 100 && moved <= backing / 10 + 2 * SOL, "{moved} of {backing}");
}

#[tokio::test]
async fn marinade_2023_a_closed_claim_is_revived_and_paid_again() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    world.turn_epoch().await;
    world.update().await;
    let ticket = world.ticket_of(&alice, 1);
    let claim = world.pool.claim_ticket(ticket, alice.address());
    let revive =
        solana_system_interface::instruction::transfer(&alice.address(), &ticket, 3_000_000);
    let twice = [claim.clone(), revive.clone(), claim.clone()];
    let result = world.send(&twice, &[&alice.wallet]).await;
    assert_refused_by(&result, &InstructionError::AccountDataTooSmall);
    world.send(&[claim.clone(), revive], &[&alice.wallet]).await.expect("one claim");
    let result = world.send(&[claim], &[]).await;
    assert_refused_by(&result, &InstructionError::AccountDataTooSmall);
    let now = world.snapshot().await;
    assert_eq!((now.pool.open_tickets, now.pool.rate.ticket_debt), (0, 0));
}

#[tokio::test]
async fn marinade_today_a_pause_closes_the_exits() {
    let (mut world, alice) = seasoned().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    world.turn_epoch().await;
    world.update().await;
    // Edited: every flag that the pool has or could ever have.
    let pool = world.pool.pool;
    world.bank.edit_with(pool, |account| account.data[120..124].fill(0xff)).await;
    assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::Insolvent);
    world.claim(&alice, 1).await.expect("a claim");
    world.redeem(&alice, SOL).await.expect("an instant exit");
    world.order(&alice, 2, SOL).await.expect("a ticket");
    world.leave(&alice, 3, 50 * SOL).await.expect("an exit in two parts");
    let new_stake = world.empty_stake(&alice).await;
    world.redeem_stake(&alice, new_stake, 1, 20 * SOL).await.expect("a stake exit");
}

#[tokio::test]
async fn marinade_2025_terms_are_changed_after_the_selection() {
    let (mut world, alice) = World::staked().await;
    world.deposit(&alice, 300 * SOL).await.expect("a deposit");
    let vote = world.validators[1].vote;
    // Edited: the vote program would let the commission rise early in an epoch.
    world.bank.edit_vote_state(vote, &state_v4(Pubkey::new_unique(), 1_001)).await;
    world.move_to(950_000).await;
    assert_refused(&world.delegate(1).await, TidepoolError::CommissionTooHigh);
    assert_eq!(world.flag(1).await.expect("anybody may").returned(), 1);
    let entry = world.snapshot().await.entries[1];
    assert_eq!((entry.is_flagged(), entry.usable_weight()), (true, 0));
    assert!(world.undelegate(1).await.expect("its stake leaves").returned() > 0);
}
