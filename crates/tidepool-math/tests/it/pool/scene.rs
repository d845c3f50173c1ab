//! Pools to begin with: new ones, and any state that the ledger's invariants allow.

use proptest::prelude::*;
use tidepool_math::{
    Epoch, Lamports, LossIndex, MIN_SHARES, Millionths, Parameters, Range, Slot, Ticket,
};

use super::{Part, Pool, WORLD, part};

/// An amount of any magnitude below 2^`bits`.
pub fn lamports(bits: u32) -> impl Strategy<Value = u64> {
    let any_magnitude = (0..=bits, any::<u64>()).prop_map(|(bits, raw)| raw & mask(bits));
    prop_oneof![8 => any_magnitude, 1 => 0..16_u64, 1 => Just(mask(bits))]
}

const fn mask(bits: u32) -> u64 {
    (1 << bits) - 1
}

fn within(range: Range) -> impl Strategy<Value = Millionths> {
    let ends = prop_oneof![Just(range.min), Just(range.max)];
    prop_oneof![3 => range.min..=range.max, 1 => ends].prop_map(Millionths)
}

/// Parameters within their bounds, often at one.
pub fn parameters() -> impl Strategy<Value = Parameters> {
    let bounds = Parameters::BOUNDS;
    let exits = (within(bounds.exit_floor), within(bounds.exit_ceiling));
    let rest = (
        within(bounds.deposit_fee),
        within(bounds.protocol_fee),
        within(bounds.reserve_target),
        within(bounds.window),
    );
    let drawn =
        (exits, rest).prop_map(|((floor, ceiling), (deposit, protocol, target, window))| {
            Parameters {
                exit_floor: floor,
                exit_ceiling: ceiling.max(floor),
                deposit_fee: deposit,
                protocol_fee: protocol,
                reserve_target: target,
                window,
                ..Parameters::DEFAULT
            }
        });
    prop_oneof![4 => drawn, 1 => Just(Parameters::DEFAULT)]
}

fn epoch_lengths() -> impl Strategy<Value = u64> {
    prop_oneof![Just(432_000), Just(32), 1..10_000_u64]
}

/// A pool that was just created.
pub fn fresh() -> impl Strategy<Value = Pool> {
    (epoch_lengths(), parameters()).prop_map(|(slots, parameters)| Pool::new(slots, parameters))
}

/// The numbers that a scene is built from.
#[derive(Clone, Debug)]
struct Numbers {
    value: u64,
    tide: u64,
    shares: u64,
    pending_fees: u64,
    carry: u64,
    gain: u64,
    duration: Part,
    elapsed: Part,
    index: u32,
    tickets: Vec<(u64, u32)>,
    reserve: Part,
    slot: Part,
    behind: u64,
    unclaimed: Part,
}

fn numbers() -> impl Strategy<Value = Numbers> {
    let amounts = (lamports(56), lamports(56), lamports(56), lamports(50), lamports(56));
    let gain = prop_oneof![2 => Just(0), 1 => lamports(50)];
    let tickets = proptest::collection::vec((lamports(54), 0..40_u32), 0..4);
    let index = prop_oneof![2 => Just(0), 2 => 0..40_u32, 1 => 0..=64_u32];
    let parts = (part(), part(), part(), part(), part());
    (amounts, gain, tickets, index, parts, 0..2_u64).prop_map(
        |((value, tide, shares, pending_fees, carry), gain, tickets, index, parts, behind)| {
            let (duration, elapsed, reserve, slot, unclaimed) = parts;
            Numbers {
                value: value + 1,
                tide,
                shares: shares + MIN_SHARES,
                pending_fees,
                carry,
                gain,
                duration,
                elapsed,
                index,
                tickets,
                reserve,
                slot,
                behind,
                unclaimed,
            }
        },
    )
}

/// Any state that the invariants allow, fresh or one epoch behind. Wider than what histories
/// reach: the slope of its tide is anything.
pub fn scene() -> impl Strategy<Value = Pool> {
    (fresh(), numbers()).prop_map(|(mut pool, numbers)| {
        pool.wait(Part { shift: 0, share: numbers.slot.share }.of(pool.clock.slots - 1));
        // Late enough for a tide that began seventeen epochs ago.
        pool.wait(17 * pool.clock.slots);
        set_the_books(&mut pool, &numbers);
        add_tickets(&mut pool, &numbers);
        spread(&mut pool, numbers.reserve);
        assert_eq!(pool.identity_gap(), 0);
        pool
    })
}

fn set_the_books(pool: &mut Pool, numbers: &Numbers) {
    let ledger = &mut pool.ledger;
    ledger.tide.amount = Lamports(numbers.tide);
    ledger.tide.duration = numbers.duration.of(16 * pool.clock.slots - 1) + 1;
    let elapsed = numbers.elapsed.of(17 * pool.clock.slots);
    ledger.tide.start = Slot(pool.clock.slot.0 - elapsed);
    let unvested = ledger.tide.unvested(pool.clock.slot).unwrap();
    // Larger than the whole tide, so that V stays positive wherever the clock goes.
    ledger.backing = Lamports(unvested.0.max(numbers.tide) + numbers.value);
    ledger.shares.0 = numbers.shares;
    pool.unclaimed = numbers.unclaimed.of(numbers.shares - MIN_SHARES);
    ledger.minted.0 = numbers.shares - MIN_SHARES - pool.unclaimed;
    ledger.pending_fees = Lamports(numbers.pending_fees);
    ledger.loss_carry = Lamports(numbers.carry);
    ledger.observed = i64::try_from(numbers.gain).unwrap();
    ledger.loss_index = LossIndex((1 << 64) >> numbers.index);
    ledger.last_update_epoch.0 = pool.clock.epoch.0 - numbers.behind;
}

/// Tickets ordered at this index or before, and the debt that the loss formula leaves for them.
fn add_tickets(pool: &mut Pool, numbers: &Numbers) {
    let now = pool.ledger.loss_index.0;
    for &(owed, older) in &numbers.tickets {
        let then = (now << older.min(now.leading_zeros() - 63)).min(1 << 64);
        let worth = (u128::from(owed) * now).div_ceil(then);
        pool.ledger.ticket_debt.0 += u64::try_from(worth).unwrap();
        pool.tickets.push(Ticket {
            owed: Lamports(owed),
            index: LossIndex(then),
            epoch: Epoch(pool.clock.epoch.0 - 2),
        });
    }
    pool.ledger.open_tickets = u64::try_from(pool.tickets.len()).unwrap();
}

/// Divides all that the books say there is between the reserve and the validators.
fn spread(pool: &mut Pool, reserve: Part) {
    pool.ledger.reserve = Lamports::ZERO;
    let booked = u64::try_from(-pool.identity_gap()).unwrap();
    pool.tracked = booked.saturating_sub(pool.locked.0);
    // The reserve always keeps its rent and 1 SOL, so the books hold as much at least.
    pool.ledger.backing.0 += pool.locked.0.saturating_sub(booked);
    pool.ledger.reserve = pool.locked;
    let moved = reserve.of(pool.tracked);
    pool.tracked -= moved;
    pool.ledger.reserve.0 += moved;
    pool.purse = WORLD - pool.tracked - pool.ledger.reserve.0;
}

/// A pool whose tide is too steep even for sixteen epochs: a donation of a multiple of it.
pub fn deep_tide(parameters: Parameters) -> Pool {
    let mut pool = Pool::new(432_000, parameters);
    pool.deposit(10_000_000_000, 0).unwrap();
    pool.purse -= 30_000_000_000;
    pool.given += 30_000_000_000;
    pool.skip(1);
    pool.update().unwrap();
    pool
}

/// A pool whose holders lost nearly all and then left: a few lamports of value beside a debt
/// of 1 SOL, and shares so cheap that one lamport buys millions.
pub fn ravaged(parameters: Parameters) -> Pool {
    let mut pool = Pool::new(432_000, parameters);
    pool.deposit(1 << 55, 0).unwrap();
    pool.ledger.reserve.0 -= 1 << 55;
    pool.tracked = 1 << 55;
    pool.observe(-(1 << 55));
    pool.update().unwrap();
    let all = pool.held();
    pool.order(all, 0).unwrap();
    pool
}
