//! The ranges every amount stays in, and the proof that no product leaves 128 bits.

// Constants cannot call `into`, and widening loses nothing; none of this runs.
#![allow(clippy::as_conversions)]

use crate::{
    amount::Millionths,
    parameters::{Bounds, Parameters, Range},
};

/// Exclusive upper bound of every amount of lamports or shares: 2^60.
pub const MAX_AMOUNT: u64 = 1 << 60;
/// Lamports of the reserve that are neither staked nor paid out, besides its rent: 1 SOL.
pub const LOCKED_LAMPORTS: u64 = 1_000_000_000;
/// Least number of shares, ever: the locked ones of the pool's creation.
pub const MIN_SHARES: u64 = 1_000_000_000;
/// A tide lasts at most this many epochs (`M`), so that a floor set too low cannot
/// withhold rewards for ever.
pub const MAX_TIDE_EPOCHS: u64 = 16;
/// Largest epoch, in slots, that the products below are proved for.
pub const MAX_SLOTS_PER_EPOCH: u64 = 1 << 32;
/// One, in millionths.
pub(crate) const MILLION: u64 = 1_000_000;

// The defaults lie within their bounds, no range is empty, no ratio exceeds one, and every exit
// floor leaves room for a ceiling.
const BOUNDS: Bounds = Parameters::BOUNDS;
const DEFAULT: Parameters = Parameters::DEFAULT;
const ROWS: [(Range, Millionths); 8] = [
    (BOUNDS.exit_floor, DEFAULT.exit_floor),
    (BOUNDS.exit_ceiling, DEFAULT.exit_ceiling),
    (BOUNDS.deposit_fee, DEFAULT.deposit_fee),
    (BOUNDS.protocol_fee, DEFAULT.protocol_fee),
    (BOUNDS.reserve_target, DEFAULT.reserve_target),
    (BOUNDS.window, DEFAULT.window),
    (BOUNDS.movement_cap, DEFAULT.movement_cap),
    (BOUNDS.max_commission, DEFAULT.max_commission),
];
const _: () = {
    let mut rows: &[(Range, Millionths)] = &ROWS;
    while let [(range, default), rest @ ..] = rows {
        assert!(range.min < range.max && range.max as u64 <= MILLION);
        assert!(range.contains(*default));
        rows = rest;
    }
};
const _: () = assert!(BOUNDS.exit_floor.max <= BOUNDS.exit_ceiling.max);
const _: () = assert!(BOUNDS.exit_floor.min <= BOUNDS.exit_ceiling.min);
const _: () = assert!(DEFAULT.exit_floor.0 <= DEFAULT.exit_ceiling.0);
// A floor of zero would let nobody pay for the tide's slope; lenders' feeds reject 60 bps.
const _: () = assert!(BOUNDS.exit_floor.min > 0 && BOUNDS.exit_ceiling.max < 6_000);

const AMOUNT: u128 = MAX_AMOUNT as u128;
const SLOTS: u128 = MAX_SLOTS_PER_EPOCH as u128;
const TIDE_SLOTS: u128 = SLOTS * MAX_TIDE_EPOCHS as u128;
const ONE: u128 = MILLION as u128;
const LIMIT: u128 = u128::MAX;
const _: () = assert!(TIDE_SLOTS == 1 << 36);

// x*S, m*V, owed*I (I <= 2^64), U0*remaining (a tide lasts at most M epochs).
const _: () = assert!(AMOUNT <= LIMIT / AMOUNT);
const _: () = assert!(AMOUNT <= LIMIT / (1 << 64));
const _: () = assert!(AMOUNT <= LIMIT / TIDE_SLOTS);
// u*(N+W)*10^6 against remaining*f*V: both sides of the slope cap, one factor in u64.
const _: () = assert!(2 * SLOTS * ONE <= u64::MAX as u128);
const _: () = assert!(AMOUNT <= LIMIT / (2 * SLOTS * ONE));
const _: () = assert!(TIDE_SLOTS * Parameters::BOUNDS.exit_floor.max as u128 <= u64::MAX as u128);
// (ceiling-f) * (a1-a0)*(a1+a0): a1 and a0 are at most T, and T at most a fifth of B.
const TARGET: u128 = AMOUNT / ONE * Parameters::BOUNDS.reserve_target.max as u128 + ONE;
const _: () = assert!(TARGET == 230_584_300_922_200_000);
const _: () = assert!(TARGET * TARGET <= LIMIT / Parameters::BOUNDS.exit_ceiling.max as u128);
// w_i * (B - T) with weights of 32 bits, and stake * sum of weights * 10^6 in two steps.
const _: () = assert!(AMOUNT <= LIMIT / (u32::MAX as u128 * ONE));
