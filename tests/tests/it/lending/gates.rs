//! Refusals by amount and by state.

use tidepool_client::lending::tidepool_lending::{
    caps::Caps, curve::RateCurve, error::LendingError, instruction::ALL, risk::Risk,
};
use tidepool_tests::{
    Lender, SOL, World, assert_lender_refused,
    lender::{CAPS, RISK},
};

use super::scenes::{SUPPLY, Scene};

#[tokio::test]
async fn borrowing_stops_at_the_last_lamport_that_the_collateral_carries() {
    let Scene { mut world, mut lender, alice, .. } = Box::pin(Scene::with(RISK)).await;
    lender.post(&mut world, &alice, 100 * SOL).await.expect("collateral");
    let price = lender.price(&mut world).await;
    let gross = price.gross_floor(100 * SOL).expect("a price");
    // Net of the exit floor of 7 bps, and 80 % of that.
    let most = (gross - (gross * 700).div_ceil(1_000_000)) * 8 / 10;
    let result = lender.borrow(&mut world, &alice, most + 1).await;
    assert_lender_refused(&result, LendingError::CollateralTooLow);
    lender.borrow(&mut world, &alice, most).await.expect("the most");
    let result = lender.unpost(&mut world, &alice, 2).await;
    assert_lender_refused(&result, LendingError::CollateralTooLow);
    let result = lender.unpost(&mut world, &alice, 100 * SOL + 1).await;
    assert_lender_refused(&result, LendingError::InsufficientCollateral);
    lender.post(&mut world, &alice, 10 * SOL).await.expect("more collateral");
    lender.unpost(&mut world, &alice, 9 * SOL).await.expect("what is free");
}

#[tokio::test]
async fn there_must_be_cash_for_loans_and_withdrawals() {
    let Scene { mut world, mut lender, alice, sam, .. } = Box::pin(Scene::with(RISK)).await;
    lender.post(&mut world, &alice, 900 * SOL).await.expect("collateral");
    let result = lender.borrow(&mut world, &alice, SUPPLY + 1_000_001).await;
    assert_lender_refused(&result, LendingError::InsufficientCash);
    lender.borrow(&mut world, &alice, SUPPLY + 1_000_000).await.expect("all there is");
    let result = lender.withdraw(&mut world, &sam, SOL).await;
    assert_lender_refused(&result, LendingError::InsufficientCash);
    lender.repay(&mut world, &alice, &alice.address(), 2 * SOL).await.expect("a repayment");
    lender.withdraw(&mut world, &sam, SOL).await.expect("a withdrawal");
    let result = lender.withdraw(&mut world, &sam, SUPPLY).await;
    assert_lender_refused(&result, LendingError::InsufficientShares);
}

#[tokio::test]
async fn small_amounts_are_refused_where_they_would_be_a_burden_to_others() {
    let Scene { mut world, mut lender, alice, sam, .. } = Box::pin(Scene::with(RISK)).await;
    let result = lender.post(&mut world, &alice, 999_999).await;
    assert_lender_refused(&result, LendingError::AmountTooSmall);
    lender.post(&mut world, &alice, 100 * SOL).await.expect("collateral");
    let result = lender.borrow(&mut world, &alice, 9_999_999).await;
    assert_lender_refused(&result, LendingError::DebtTooSmall);
    for nothing in [
        lender.borrow(&mut world, &alice, 0).await,
        lender.unpost(&mut world, &alice, 0).await,
        lender.supply(&mut world, &sam, 0).await,
        lender.withdraw(&mut world, &sam, 0).await,
    ] {
        assert_lender_refused(&nothing, LendingError::AmountTooSmall);
    }
    let owner = alice.address();
    let result = lender.repay(&mut world, &sam, &owner, SOL).await;
    assert_lender_refused(&result, LendingError::NoDebt);
    let result = lender.buy(&mut world, &sam, &owner, SOL).await;
    assert_lender_refused(&result, LendingError::NoDebt);
    lender.borrow(&mut world, &alice, 10_000_000).await.expect("the least");
    let result = lender.supply(&mut world, &sam, u64::MAX).await;
    assert_lender_refused(&result, LendingError::AmountOutOfRange);
}

#[tokio::test]
async fn accounts_close_when_they_are_empty() {
    let Scene { mut world, mut lender, alice, sam, .. } = Box::pin(Scene::with(RISK)).await;
    lender.post(&mut world, &alice, SOL).await.expect("collateral");
    for (close, key) in [
        (lender.at.close_position(sam.address(), sam.address()), &sam.wallet),
        (lender.at.close_obligation(alice.address(), sam.address()), &alice.wallet),
    ] {
        let result = lender.send(&mut world, &[close], &[key]).await;
        assert_lender_refused(&result, LendingError::NotEmpty);
    }
    lender.withdraw(&mut world, &sam, ALL).await.expect("a withdrawal");
    lender.unpost(&mut world, &alice, ALL).await.expect("her collateral");
    let (position, obligation) =
        (lender.at.position(&sam.address()), lender.at.obligation(&alice.address()));
    let into_itself = lender.at.close_position(sam.address(), position);
    let result = lender.send(&mut world, &[into_itself], &[&sam.wallet]).await;
    assert_lender_refused(&result, LendingError::WrongRecipient);
    let rents = world.bank.sum(&[position, obligation]).await;
    let before = world.balance(&sam).await.0;
    let closes = [
        lender.at.close_position(sam.address(), sam.address()),
        lender.at.close_obligation(alice.address(), sam.address()),
    ];
    let keys = [&sam.wallet, &alice.wallet];
    lender.send(&mut world, &closes, &keys).await.expect("both");
    assert_eq!(world.balance(&sam).await.0 - before, rents);
    assert!(lender.position(&mut world, &sam.address()).await.is_none());
    lender.supply(&mut world, &sam, SOL).await.expect("a new position");
}

#[tokio::test]
async fn parameters_have_hard_bounds() {
    let mut world = World::new().await;
    let curve = |base, kink, rise_to_kink, rise_beyond| Risk {
        curve: RateCurve { base, kink, rise_to_kink, rise_beyond },
        ..RISK
    };
    for wrong in [
        curve(0, 0, 1, 1),
        curve(0, 1_000_000, 1, 1),
        curve(5_000_000, 1, 1, 0),
        curve(u32::MAX, 1, u32::MAX, u32::MAX),
        Risk { max_ltv: 0, ..RISK },
        Risk { max_ltv: 850_000, ..RISK },
        Risk { threshold: 943_000, ..RISK },
        Risk { threshold: 1_000_000, bonus: 0, ..RISK },
        Risk { bonus: 200_001, threshold: 810_000, ..RISK },
        Risk { close_factor: 49_999, ..RISK },
        Risk { close_factor: 1_000_001, ..RISK },
        Risk { reserve_factor: 500_001, ..RISK },
    ] {
        let admin = world.bank.wallet(SOL).await;
        let result = Lender::open_as(&mut world, admin, wrong, CAPS).await.map(drop);
        assert_lender_refused(&result, LendingError::ParameterOutOfBounds);
    }
    let edge = Risk { threshold: 942_857, ..curve(5_000_000, 999_999, 0, 0) };
    Lender::open(&mut world, edge, Caps { supply: 0, borrow: 0, borrower: 0 }).await;
}
