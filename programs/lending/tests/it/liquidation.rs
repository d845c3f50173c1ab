//! Health and liquidations, computed a second time in 128 bits.

use tidepool_lending::{
    error::LendingError,
    health::{health_factor_floor, is_liquidatable, require_covered},
    instruction::ALL,
    liquidation::{Target, least_proceeds},
    price::Price,
    risk::Risk,
};
use tidepool_math::{POOL_DISCRIMINATOR, POOL_VERSION};

use crate::chance::Chance;

const MILLION: u128 = 1_000_000;
const FLOOR: u32 = 700;
const CEILING: u32 = 3_000;
const RISK: Risk = Risk {
    max_ltv: 800_000,
    threshold: 850_000,
    bonus: 50_000,
    close_factor: 500_000,
    reserve_factor: 100_000,
    curve: tidepool_lending::curve::RateCurve {
        base: 0,
        kink: 800_000,
        rise_to_kink: 0,
        rise_beyond: 0,
    },
};

/// A pool's account of this value and these shares, updated in epoch 0, without a tide.
fn pool(value: u64, shares: u64) -> Vec<u8> {
    let mut data = POOL_DISCRIMINATOR.to_vec();
    data.extend([POOL_VERSION, 0, 0, 0, 0, 0, 0, 0]);
    for word in [value, 0, 0, 1, shares, 0, 0, 0, 1, 0, 0, 0, 0] {
        data.extend(u64::to_le_bytes(word));
    }
    for part in [0, FLOOR, CEILING, 0, 0, 0] {
        data.extend(u32::to_le_bytes(part));
    }
    data.extend([0; 16]);
    data
}

fn price(value: u64, shares: u64) -> Price {
    Price::read(&pool(value, shares), 0, 0).expect("a price")
}

#[test]
fn a_price_is_read_from_a_fresh_pool_only() {
    let data = pool(1_100, 1_000);
    assert_eq!(price(1_100, 1_000).gross_floor(10), Ok(11));
    assert!(Price::read(&data, 0, 1).is_ok());
    assert_eq!(Price::read(&data, 0, 2), Err(LendingError::PoolStale));
    assert_eq!(Price::read(&data[..159], 0, 0), Err(LendingError::WrongPool));
    let mut lost = data.clone();
    // The observed difference is negative.
    lost[96..104].copy_from_slice(&(-1_i64).to_le_bytes());
    assert_eq!(Price::read(&lost, 0, 0), Err(LendingError::PoolStale));
    let mut other = data;
    other[0] ^= 1;
    assert_eq!(Price::read(&other, 0, 0), Err(LendingError::WrongPool));
}

#[test]
fn health_and_seizures_are_the_formulas() {
    let mut chance = Chance::new(6);
    let mut seizures = 0;
    for _ in 0..100_000 {
        let shares = 1_000_000_000 + chance.up_to_bits(50);
        let value = (shares / 2 + chance.below(shares)).max(1);
        let (v, s) = (u128::from(value), u128::from(shares));
        let price = price(value, shares);
        let tokens = chance.up_to_bits(45);
        let gross = u128::from(tokens) * v / s;
        let net = gross - (gross * u128::from(FLOOR)).div_ceil(MILLION);
        let debt = chance.below(u64::try_from(net + net / 3 + 2).expect("64 bits"));
        let owed = u128::from(debt);
        let covered = require_covered(tokens, debt, &price, &RISK).is_ok();
        assert_eq!(covered, owed <= net * 8 / 10);
        let is_unhealthy = owed > net * 85 / 100;
        assert_eq!(is_liquidatable(tokens, debt, &price, &RISK), Ok(is_unhealthy));
        if let Some(factor) = health_factor_floor(tokens, debt, &price, &RISK).expect("a factor") {
            assert_eq!(factor < 1_000_000, is_unhealthy);
        }
        let target = Target { tokens, debt, price: &price, risk: &RISK };
        let wanted = if chance.below(2) == 0 { ALL } else { chance.up_to_bits(45) };
        let repayable = target.repayable(wanted);
        if debt == 0 || !is_unhealthy {
            let error = if debt == 0 { LendingError::NoDebt } else { LendingError::Healthy };
            assert_eq!(repayable, Err(error));
            continue;
        }
        let all = debt <= 100_000_000 || owed + (owed * 5).div_ceil(100) > net;
        let most = if all { debt } else { debt / 2 };
        let Ok(paid) = repayable else {
            assert_eq!(wanted, 0);
            continue;
        };
        assert_eq!(paid, wanted.min(most));
        seizures += 1;
        check_trade(&target, wanted, u128::from(paid), gross, (v, s));
        check_redemption(&target, wanted, u128::from(paid), (v, s));
    }
    assert!(seizures > 10_000, "{seizures}");
}

fn check_trade(target: &Target, wanted: u64, paid: u128, gross: u128, (v, s): (u128, u128)) {
    let Ok(trade) = target.for_tokens(wanted) else { return };
    let tokens = (paid + paid * 5 / 100) * s / v;
    if tokens < u128::from(target.tokens) {
        assert_eq!((u128::from(trade.paid), u128::from(trade.seized)), (paid, tokens));
    } else {
        let due = (gross * 100).div_ceil(105).max(1);
        assert_eq!(u128::from(trade.paid), paid.min(due));
        assert_eq!(trade.seized, target.tokens);
    }
    // Never more than the bonus on top of what was paid, up to the last lamport.
    let worth = u128::from(trade.seized) * v / s;
    assert!(worth <= u128::from(trade.paid) * 105 / 100 + 1);
}

fn check_redemption(target: &Target, wanted: u64, paid: u128, (v, s): (u128, u128)) {
    let net = paid + (paid * 5).div_ceil(100);
    let gross = (net * MILLION).div_ceil(MILLION - u128::from(FLOOR));
    let tokens = (gross * s).div_ceil(v).min(u128::from(target.tokens));
    match target.for_redemption(wanted) {
        Ok(seized) => assert_eq!(u128::from(seized), tokens),
        Err(error) => assert_eq!((error, tokens), (LendingError::AmountTooSmall, 0)),
    }
}

#[test]
fn after_a_total_loss_the_tokens_are_had_for_a_lamport() {
    let price = price(1, 1 << 50);
    let target = Target { tokens: 1 << 40, debt: 1 << 40, price: &price, risk: &RISK };
    let trade = target.for_tokens(ALL).expect("a trade");
    assert_eq!((trade.paid, trade.seized), (1, 1 << 40));
    assert_eq!(target.for_redemption(ALL), Ok(1 << 40));
    assert_eq!(least_proceeds(1 << 40, &price), Ok(0));
}
