//! Agreement, to the lamport, with an independent model written from the formulas alone:
//! 200,000 random histories of some thirty operations, every field compared after each.

mod cranks;
mod reached;
mod start;
mod twin;

use self::{reached::Reached, start::start};
use crate::{
    chance::Chance,
    pool::{Operation, Part, Pool, Step},
};

const HISTORIES: u64 = 50_000;
const OPERATIONS: u64 = 30;

#[test]
fn agreement_over_the_first_histories() {
    agree(0);
}

#[test]
fn agreement_over_the_second_histories() {
    agree(1);
}

#[test]
fn agreement_over_the_third_histories() {
    agree(2);
}

#[test]
fn agreement_over_the_fourth_histories() {
    agree(3);
}

/// Runs a quarter of all histories. The quarters run in parallel.
fn agree(quarter: u64) {
    let mut reached = Reached::default();
    for seed in quarter * HISTORIES..(quarter + 1) * HISTORIES {
        history(seed, &mut reached);
    }
    reached.assert_everything();
}

fn history(seed: u64, reached: &mut Reached) {
    let mut chance = Chance::new(seed);
    let (mut pool, mut twin) = start(&mut chance);
    twin.assert_agrees(&pool, seed, "at the start");
    for _ in 0..OPERATIONS {
        let Some(operation) = next_operation(&mut chance, &pool) else { continue };
        let before = pool.clone();
        let expected = twin.apply(operation, &pool);
        let booked = pool.apply(operation);
        assert!(
            twin::same_result(&booked, &expected),
            "seed {seed}: {operation:?}\n{booked:?}\n{expected:?}\n{before:?}"
        );
        assert!(booked.is_ok() || pool == before, "seed {seed}: a refusal changed the pool");
        twin.assert_agrees(&pool, seed, operation);
        reached.note(&before, operation, &booked, &pool);
    }
    cranks::agree(&mut chance, &pool, &twin, reached);
}

/// A step of chance, sometimes with a minimum, an amount that nobody has, or new parameters.
fn next_operation(chance: &mut Chance, pool: &Pool) -> Option<Operation> {
    if chance.one_in(60) {
        return Some(Operation::Adopt(start::parameters(chance)));
    }
    let kind = u8::try_from(chance.below(Step::KINDS.into())).unwrap();
    let operation = Step::of_kind(kind, chance_part(chance)).resolve(pool)?;
    Some(match chance.below(16) {
        0..=3 => with_minimum(chance, operation, pool),
        4 if chance.one_in(4) => beyond_reason(chance, operation, pool),
        _ => operation,
    })
}

/// All of it every fourth time, the largest magnitude too.
fn chance_part(chance: &mut Chance) -> Part {
    let share = if chance.one_in(4) { u64::from(u16::MAX) } else { chance.below(1 << 16) };
    let shift = if chance.one_in(4) { 0 } else { chance.below(50) };
    Part { shift: u8::try_from(shift).unwrap(), share: u16::try_from(share).unwrap() }
}

/// With the output as minimum, or one more than that.
fn with_minimum(chance: &mut Chance, operation: Operation, pool: &Pool) -> Operation {
    let Ok([first, _, third, _]) = pool.clone().apply(operation) else { return operation };
    let more = chance.below(2);
    let [first, third] = [first, third].map(|output| u64::try_from(output).unwrap_or(0) + more);
    match operation {
        Operation::Deposit { lamports, .. } => Operation::Deposit { lamports, minimum: first },
        Operation::DepositStake { lamports, .. } => {
            Operation::DepositStake { lamports, minimum: first }
        }
        Operation::Cancel { place, .. } => Operation::Cancel { place, minimum: first },
        Operation::Instant { shares, .. } => Operation::Instant { shares, minimum: third },
        Operation::Redeem { shares, .. } => Operation::Redeem { shares, minimum: third },
        Operation::StakeExit { shares, .. } => Operation::StakeExit { shares, minimum: third },
        Operation::Order { shares, .. } => Operation::Order { shares, minimum: third },
        other => other,
    }
}

/// More lamports than there are, or more shares than were ever minted.
fn beyond_reason(chance: &mut Chance, operation: Operation, pool: &Pool) -> Operation {
    let too_many = pool.ledger.minted.0 + 1 + chance.magnitude(1 << 58);
    match operation {
        Operation::Deposit { minimum, .. } => {
            Operation::Deposit { lamports: u64::MAX >> chance.below(4), minimum }
        }
        Operation::DepositStake { minimum, .. } => {
            Operation::DepositStake { lamports: u64::MAX >> chance.below(4), minimum }
        }
        Operation::Instant { minimum, .. } => Operation::Instant { shares: too_many, minimum },
        Operation::Redeem { minimum, .. } => Operation::Redeem { shares: too_many, minimum },
        Operation::StakeExit { minimum, .. } => Operation::StakeExit { shares: too_many, minimum },
        Operation::Order { minimum, .. } => Operation::Order { shares: too_many, minimum },
        other => other,
    }
}
