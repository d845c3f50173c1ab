//! The edges of rounding, and the first supplier.

use tidepool_client::lending::tidepool_lending::{error::LendingError, instruction::ALL};
use tidepool_tests::{
    Lender, SOL, World, assert_lender_refused,
    lender::{CAPS, RISK},
};

use super::scenes::{DEAR, Scene};

#[tokio::test]
async fn one_lamport_more_than_owed_takes_what_is_owed() {
    let mut scene = Box::pin(Scene::borrowed(RISK, 100 * SOL, 50 * SOL)).await;
    scene.epochs(1).await;
    let Scene { world, lender, alice, liz, .. } = &mut scene;
    let owner = alice.address();
    let (debt, _) = lender.owes(world, &owner).await;
    let before = world.balance(liz).await.0;
    lender.repay(world, liz, &owner, debt + 1).await.expect("a repayment");
    assert_eq!(before - world.balance(liz).await.0, debt);
    assert_eq!(lender.owes(world, &owner).await, (0, 100 * SOL));
    assert_lender_refused(&lender.repay(world, liz, &owner, 1).await, LendingError::NoDebt);
}

#[tokio::test]
async fn one_lamport_less_leaves_one_share_and_dust_pays_for_no_share() {
    let mut scene = Box::pin(Scene::borrowed(DEAR, 100 * SOL, 50 * SOL)).await;
    scene.epochs(1).await;
    let Scene { world, lender, alice, liz, .. } = &mut scene;
    let owner = alice.address();
    let (debt, _) = lender.owes(world, &owner).await;
    let result = lender.repay(world, liz, &owner, 1).await;
    assert_lender_refused(&result, LendingError::AmountTooSmall);
    lender.repay(world, liz, &owner, debt - 1).await.expect("nearly all");
    let left = lender.owes(world, &owner).await.0;
    assert!((1..=3).contains(&left), "{left}");
    let result = lender.unpost(world, alice, ALL).await;
    assert_lender_refused(&result, LendingError::CollateralTooLow);
    lender.repay(world, liz, &owner, ALL).await.expect("the dust");
    lender.unpost(world, alice, ALL).await.expect("her collateral");
}

#[tokio::test]
async fn round_trips_of_dust_do_not_pay() {
    let mut scene = Box::pin(Scene::borrowed(DEAR, 400 * SOL, 250 * SOL)).await;
    scene.epochs(2).await;
    let Scene { world, lender, liz, .. } = &mut scene;
    // Her position's rent is paid before it is counted.
    lender.supply(world, liz, SOL).await.expect("a supply");
    let shares = lender.position(world, &liz.address()).await.expect("a position").shares;
    for lamports in [2, 3, 5, 7, 10, 101, 1_000_003] {
        let (before, index) = (world.balance(liz).await.0, lender.market(world).await.books.index);
        lender.supply(world, liz, lamports).await.expect("a supply");
        let paid = before - world.balance(liz).await.0;
        assert!(paid <= lamports && paid + 2 >= lamports, "{paid} of {lamports}");
        let all = lender.position(world, &liz.address()).await.expect("a position").shares;
        lender.withdraw(world, liz, all - shares).await.expect("a withdrawal");
        assert_eq!(lender.market(world).await.books.index, index, "in one slot");
        let now = world.balance(liz).await.0;
        assert!(now <= before && before - now <= 2, "{lamports} cost {}", before - now);
    }
}

#[tokio::test]
async fn the_first_supplier_cannot_make_the_second_ones_shares_round_to_nothing() {
    let mut world = World::new().await;
    let mut lender = Lender::open(&mut world, RISK, CAPS).await;
    let (mallory, bob) = (world.holder(2_000 * SOL).await, world.holder(10 * SOL).await);
    lender.supply(&mut world, &mallory, 1).await.expect("one lamport");
    // A gift to the vault is nobody's.
    world.bank.give(lender.at.vault, 1_000 * SOL).await;
    let before = world.balance(&bob).await.0;
    lender.supply(&mut world, &bob, SOL).await.expect("a supply");
    let shares = lender.position(&mut world, &bob.address()).await.expect("a position").shares;
    assert_eq!(shares, SOL, "one to one");
    lender.withdraw(&mut world, &bob, ALL).await.expect("a withdrawal");
    let rent = world.bank.lamports(lender.at.position(&bob.address())).await;
    assert_eq!(world.balance(&bob).await.0 + rent, before, "and back without a loss");
    lender.withdraw(&mut world, &mallory, ALL).await.expect("a withdrawal");
    let books = lender.market(&mut world).await.books;
    assert_eq!((books.cash, books.supply_shares), (1_000_000, 1_000_000), "what is locked stays");
}

#[tokio::test]
async fn a_long_gap_without_anybody_is_counted_in_one_step() {
    let mut scene = Box::pin(Scene::borrowed(DEAR, 400 * SOL, 300 * SOL)).await;
    let Scene { world, lender, alice, .. } = &mut scene;
    let owner = alice.address();
    let before = lender.market(world).await.books;
    let debt = lender.owes(world, &owner).await.0;
    // Edited: a bank cannot be warped so far.
    let mut market = lender.market(world).await;
    market.books.last_slot = 0;
    super::scenes::write(world, lender.at.market, &market).await;
    let slot = world.bank.clock().await.slot;
    lender.accrue(world).await.expect("interest");
    let now = lender.market(world).await.books;
    // 500 % a year, simple: slots * 5 / 78,840,000 of the index.
    let year = u128::from(78_840_000_u64);
    let expected = before.index + (before.index * 5 * u128::from(slot)).div_ceil(year);
    assert!(now.index - expected <= 1, "{} {expected}", now.index);
    assert!(lender.owes(world, &owner).await.0 > debt);
}
