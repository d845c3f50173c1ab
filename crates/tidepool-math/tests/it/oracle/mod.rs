//! Every formula over the full range of its numbers, against big integers.

mod booking;
mod delegation;
mod entries_and_exits;
mod numbers;
mod redeem;
mod slope;
mod tickets;

use num_bigint::BigUint;
use proptest::prelude::*;
use tidepool_math::{EpochClock, LOCKED_LAMPORTS, Lamports, Ledger, Shares, Slot, Tide};

use crate::pool::Pool;

/// The product of `above` over the product of `below`, rounded down.
fn floor(above: &[u128], below: &[u128]) -> BigUint {
    product(above) / product(below)
}

/// The same, rounded up.
fn ceil(above: &[u128], below: &[u128]) -> BigUint {
    let below = product(below);
    (product(above) + &below - 1_u32) / below
}

fn product(factors: &[u128]) -> BigUint {
    factors.iter().fold(BigUint::from(1_u32), |product, factor| product * *factor)
}

/// The number, if it is an amount: below 2^60.
fn amount(number: &BigUint) -> Option<u64> {
    u64::try_from(number).ok().filter(|number| *number < 1 << 60)
}

/// Numbers of up to `bits` bits of any magnitude, and those on both sides of every boundary.
fn full(bits: u32) -> impl Strategy<Value = u64> {
    let most = u64::MAX >> (64 - bits);
    let any_magnitude = (0..64 - bits.min(63), any::<u64>());
    let any_magnitude =
        (any_magnitude, 0..bits).prop_map(move |((_, raw), shift)| (raw & most) >> shift);
    let edges = [0, 1, 2, (1 << 32) - 1, 1 << 32, (1 << 32) + 1, 1 << 59, (1 << 60) - 1, u64::MAX];
    let edges = (0..edges.len()).prop_map(move |index| edges[index].min(most));
    prop_oneof![3 => any_magnitude, 1 => edges]
}

/// A ledger of the given `V` and `S` without anything else; the tide is added to its backing.
fn ledger(value: u64, tide: u64, shares: u64, clock: &EpochClock) -> Ledger {
    let created = Ledger::create(Lamports(LOCKED_LAMPORTS), clock).unwrap();
    Ledger {
        backing: Lamports(value + tide),
        tide: Tide { amount: Lamports(tide), start: Slot(clock.slot.0), duration: clock.slots },
        shares: Shares(shares),
        minted: Shares(shares),
        ..created
    }
}

/// Some slot of an epoch of 432,000.
fn clock(elapsed: u64) -> EpochClock {
    let mut pool = Pool::new(432_000, tidepool_math::Parameters::DEFAULT);
    pool.wait(elapsed);
    pool.clock
}
