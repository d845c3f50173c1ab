//! A pool that has recorded its own insolvency.

use tidepool_solvency::Fault;
use tidepool_tests::{SOL, World};

#[tokio::test]
async fn a_total_loss_is_seen_when_it_happens_and_for_good() {
    let (mut world, alice) = World::deposited().await;
    world.order(&alice, 1, 999 * SOL).await.expect("a ticket");
    world.next_epoch().await;
    world.update_validators().await.expect("all validators");
    world.assert_solvent().await;
    let before = world.snapshot().await;
    // Edited: no transaction takes from the reserve what this pool has there, all of it.
    world.bank.edit_with(world.pool.reserve, |account| account.lamports = 50).await;
    let report = world.solvency().await;
    let (tracked, claimed) = (before.pool.rate.reserve, report.sums.claimed());
    let expected =
        [Fault::ReserveShort { tracked, held: 50 }, Fault::Backing { claimed, held: 50 }];
    assert_eq!(report.faults, expected, "{report}");
    assert_eq!(claimed, i128::from(tracked));

    // Past the laws, which hold the locked SOL to be safe.
    let update = world.pool.update_pool();
    world.bank.send(&[update], &[]).await.expect("an update can never fail");
    let report = world.solvency().await;
    // All that is left is divided; what makes the pool insolvent is what it recorded, and that
    // the locked SOL is gone.
    let expected =
        [Fault::DeclaredInsolvent, Fault::ReserveUnlocked { tracked: 50, locked: 1_000_890_880 }];
    assert_eq!(report.faults, expected, "{report}");
    assert_eq!((report.sums.held(), report.sums.claimed()), (50, 50));
}
