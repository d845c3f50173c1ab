//! Rounding: shares and lamports are rounded down, fees up; nobody gains by it, and a user
//! loses less than one share's value and a lamport entering and less than three lamports leaving
//! (five in two parts).

use proptest::prelude::*;
use tidepool_math::Parameters;

use super::cases;
use crate::pool::{Operation, Part, Pool, part, rate, scene};

/// `shares * V / S` of now lies in `gross..gross + 1`.
fn is_gross(pool: &Pool, shares: u64, gross: i128) -> bool {
    let (value, total) = rate(pool);
    let (exact, gross) = (u128::from(shares) * value, u128::try_from(gross).unwrap());
    gross * total <= exact && exact < (gross + 1) * total
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn rounding_of_a_deposit(mut pool in scene(), part in part()) {
        let lamports = part.of(pool.purse);
        let (value, shares) = rate(&pool);
        if let Ok([minted, fee, ..]) = pool.deposit(lamports, 0) {
            let (minted, fee) = (u128::try_from(minted).unwrap(), u128::try_from(fee).unwrap());
            let rate = u128::from(pool.parameters.deposit_fee.0);
            let exact_fee = u128::from(lamports) * rate;
            prop_assert!(exact_fee <= fee * 1_000_000 && fee * 1_000_000 < exact_fee + 1_000_000);
            let bought = (u128::from(lamports) - fee) * shares;
            prop_assert!(minted * value <= bought && bought < (minted + 1) * value);
        }
    }

    #[test]
    fn rounding_of_exits(pool in scene(), part in part(), way in 0..3_u8) {
        let shares = part.of(pool.held());
        let mut after = pool.clone();
        let exit = match way {
            0 => after.apply(Operation::Instant { shares, minimum: 0 }),
            1 => after.apply(Operation::StakeExit { shares, minimum: 0 }),
            _ => after.apply(Operation::Order { shares, minimum: 0 }),
        };
        if let Ok([gross, fee, out, _]) = exit {
            prop_assert!(is_gross(&pool, shares, gross));
            prop_assert_eq!(gross, fee + out);
            let floor = i128::from(pool.parameters.exit_floor.0);
            let ceiling = i128::from(pool.parameters.exit_ceiling.0);
            prop_assert!(gross * floor <= fee * 1_000_000);
            // Two fees, each rounded up by less than a lamport; with gross that makes three.
            let most = [ceiling, 2 * floor, floor][usize::from(way)];
            prop_assert!((fee - 2) * 1_000_000 < gross * most);
        }
    }

    /// Each of the two parts is rounded by itself.
    #[test]
    fn rounding_of_an_exit_in_two_parts(mut pool in scene(), part in part()) {
        let shares = part.of(pool.held());
        let (value, total) = rate(&pool);
        let Parameters { exit_floor, exit_ceiling, .. } = pool.parameters;
        let exact = i128::try_from(u128::from(shares) * value / total).unwrap();
        if let Ok([gross, fee, out, paid]) = pool.redeem(shares, 0) {
            prop_assert!(gross <= exact && exact < gross + 2);
            prop_assert_eq!(gross, fee + out);
            prop_assert!(gross * i128::from(exit_floor.0) <= fee * 1_000_000);
            // Two fees for what is paid, one for what is owed.
            prop_assert!((fee - 3) * 1_000_000 < gross * i128::from(exit_ceiling.0));
            prop_assert!(paid <= out);
        }
    }

    /// Theft by many small operations: in one slot, parts never give more than the whole.
    #[test]
    fn rounding_never_pays_for_parts(
        pool in scene(), part in part(), cuts in prop::collection::vec(1..u16::MAX, 1..8),
    ) {
        let lamports = part.of(pool.purse);
        let Ok([whole, ..]) = pool.clone().deposit(lamports, 0) else { return Ok(()) };
        let (mut split, mut parts, mut left) = (pool, 0, lamports);
        for cut in cuts {
            let some = Part { shift: 0, share: cut }.of(left);
            left -= some;
            parts += split.deposit(some, 0).unwrap_or_default()[0];
        }
        parts += split.deposit(left, 0).unwrap_or_default()[0];
        prop_assert!(parts <= whole);
    }
}
