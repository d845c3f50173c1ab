//! Fixed point and liquidations against big integers.

use num_bigint::BigUint;
use tidepool_lending::{
    fixed::{over_ceil, over_floor, product_ceil, times_ceil, times_floor},
    liquidation::reward_floor,
    risk::Risk,
};

use crate::chance::Chance;

fn word(chance: &mut Chance) -> u64 {
    chance.number() >> chance.below(64)
}

fn wide(chance: &mut Chance) -> u128 {
    (u128::from(chance.number()) << 64 | u128::from(chance.number())) >> chance.below(128)
}

fn fits<T: TryFrom<BigUint>>(number: BigUint) -> Option<T> {
    T::try_from(number).ok()
}

#[test]
fn products_and_quotients_are_exact_or_none() {
    let mut chance = Chance::new(4);
    let one = BigUint::from(1_u128 << 64);
    let less = BigUint::from((1_u128 << 64) - 1);
    for _ in 0..100_000 {
        let (a, b, c) = (word(&mut chance), wide(&mut chance), wide(&mut chance));
        let product = BigUint::from(a) * b;
        assert_eq!(times_floor(a, b), fits(&product / &one));
        assert_eq!(times_ceil(a, b), fits((&product + &less) / &one));
        let product = (BigUint::from(b) * c + &less) / &one;
        assert_eq!(product_ceil(b, c), fits(product), "{b} {c}");
        if b > 0 {
            let scaled = BigUint::from(a) * &one;
            assert_eq!(over_floor(a, b), fits(&scaled / b));
            assert_eq!(over_ceil(a, b), fits((scaled + b - 1_u8) / b));
        }
    }
    assert_eq!((over_floor(1, 0), over_ceil(1, 0)), (None, None));
}

#[test]
fn the_reward_is_the_bonus_part_rounded_down() {
    let mut chance = Chance::new(5);
    for _ in 0..10_000 {
        let bonus = u32::try_from(chance.below(200_001)).expect("a bonus");
        let risk = Risk { bonus, ..Risk::default() };
        let proceeds = chance.below(1 << 60);
        let expected = u128::from(proceeds) * u128::from(bonus) / u128::from(1_000_000 + bonus);
        assert_eq!(reward_floor(proceeds, &risk).map(u128::from), Ok(expected));
    }
}
