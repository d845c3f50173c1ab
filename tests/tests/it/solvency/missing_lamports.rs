//! Lamports that are missing, to the lamport.
//!
//! Every account here is edited past all rules: no transaction takes lamports from the pool,
//! and the runtime does not slash yet.

use solana_pubkey::Pubkey;
use solana_stake_interface::state::{Lockup, StakeStateV2};
use tidepool_solvency::{Fault, Note, Strange};
use tidepool_tests::{SOL, Snapshot, World};

/// A pool with active stake and an open ticket, in which nothing is held beyond the claims.
async fn pool() -> (World, Snapshot) {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, 100 * SOL).await.expect("a ticket");
    let report = world.solvency().await;
    assert_eq!((report.is_solvent(), report.sums.surplus()), (true, 0), "{report}");
    let now = world.snapshot().await;
    (world, now)
}

/// What the first validator lacks, and with it the whole pool.
async fn assert_lacks(world: &mut World, before: &Snapshot, lacking: u64) {
    let (entry, report) = (before.entries[0], world.solvency().await);
    let claimed = report.sums.claimed();
    let expected = [
        Fault::StakeShort {
            vote: entry.vote.to_bytes(),
            tracked: entry.tracked,
            held: (entry.tracked - lacking).into(),
        },
        Fault::Backing { claimed, held: claimed - i128::from(lacking) },
    ];
    assert_eq!(report.faults, expected, "{report}");
    assert_eq!(report.sums.surplus(), -i128::from(lacking));
}

#[tokio::test]
async fn a_slashed_stake_is_short_until_the_loss_is_booked() {
    let (mut world, before) = pool().await;
    let stake = before.entries[0].stake;
    let lost = 7 * SOL + 3;
    world.bank.edit_with(stake, |account| account.lamports -= lost).await;
    assert_lacks(&mut world, &before, lost).await;

    // The look takes it from what is tracked; prices wait for the update, which books it.
    world.update_validators().await.expect("losses are seen at any time");
    let report = world.solvency().await;
    assert!(report.is_solvent(), "{report}");
    assert_eq!(report.notes, [Note::LossNotBooked { lamports: lost }]);
    world.update_pool().await.expect("a loss is booked at any time");
    let report = world.solvency().await;
    assert!(report.is_solvent(), "{report}");
    assert!(report.sums.ticket_worth < i128::from(before.pool.rate.ticket_debt));
}

#[tokio::test]
async fn a_lamport_of_a_stake_is_missed() {
    let (mut world, before) = pool().await;
    world.bank.edit_with(before.entries[0].stake, |account| account.lamports -= 1).await;
    assert_lacks(&mut world, &before, 1).await;
}

#[tokio::test]
async fn a_stake_account_that_is_gone_or_somebody_else_s_counts_as_nothing() {
    for strange in [Strange::Missing, Strange::Owner, Strange::State, Strange::Authority] {
        let (mut world, before) = pool().await;
        let (stake, all) = (before.entries[0].stake, before.entries[0].tracked);
        match strange {
            Strange::Missing => world.bank.edit(stake, solana_account::Account::default()),
            Strange::Owner => {
                world.bank.edit_with(stake, |account| account.owner = Pubkey::default()).await;
            }
            Strange::State => {
                world.bank.edit_stake_state(stake, &StakeStateV2::Uninitialized).await;
            }
            Strange::Authority => {
                let thief = |meta: &mut solana_stake_interface::state::Meta| {
                    meta.authorized.withdrawer = Pubkey::new_unique();
                };
                world.bank.edit_stake(stake, |meta, _| thief(meta)).await;
            }
        }
        assert_lacks(&mut world, &before, all).await;
        let lamports = if strange == Strange::Missing { 0 } else { all };
        let note = Note::NotOurs { stake: stake.to_bytes(), lamports, strange };
        assert_eq!(world.solvency().await.notes, [note]);
    }
}

#[tokio::test]
async fn a_lockup_in_force_keeps_a_stake_from_the_pool() {
    let (mut world, before) = pool().await;
    let (stake, all) = (before.entries[0].stake, before.entries[0].tracked);
    let lockup = Lockup { epoch: before.epoch + 1, ..Lockup::default() };
    world.bank.edit_stake(stake, |meta, _| meta.lockup = lockup).await;
    let locked = Fault::StakeLocked { stake: stake.to_bytes(), lamports: all };
    assert_eq!(world.solvency().await.faults, [locked]);
    assert_eq!(locked.lacking(), Some(all.into()));
}

#[tokio::test]
async fn a_lamport_of_the_reserve_is_missed() {
    let (mut world, before) = pool().await;
    let held = before.reserve_lamports - 1;
    world.bank.edit_with(world.pool.reserve, |account| account.lamports = held).await;
    let report = world.solvency().await;
    let claimed = report.sums.claimed();
    let expected = [
        Fault::ReserveShort { tracked: before.pool.rate.reserve, held },
        Fault::Backing { claimed, held: claimed - 1 },
    ];
    assert_eq!(report.faults, expected);
}

#[tokio::test]
async fn the_locked_sol_is_missed() {
    let (mut world, before) = pool().await;
    let paid = before.pool.rate.reserve - 1_000_890_880 + 1;
    // Books that agree with each other and with the reserve, one lamport too low: the reserve
    // was emptied for the benefit of nobody, at the cost of the backing.
    world.bank.edit_with(world.pool.reserve, |account| account.lamports -= paid).await;
    world
        .bank
        .edit_with(world.pool.pool, |account| {
            for (offset, value) in
                [(144, before.pool.rate.reserve - paid), (16, before.pool.rate.backing - paid)]
            {
                account.data[offset..offset + 8].copy_from_slice(&value.to_le_bytes());
            }
        })
        .await;
    let unlocked = Fault::ReserveUnlocked { tracked: 1_000_890_879, locked: 1_000_890_880 };
    assert_eq!(world.solvency().await.faults, [unlocked]);
    assert_eq!(unlocked.lacking(), Some(1));
}
