//! Steps of a random history: what happens, as a part of what can.

use proptest::{collection::vec, prelude::*};
use tidepool_math::Result;

use super::{Amounts, Operation, Pool};

/// A part of an amount, of any magnitude: `limit / 2^shift * share / 65,535`.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub shift: u8,
    pub share: u16,
}

impl Part {
    pub const ALL: Self = Self { shift: 0, share: u16::MAX };

    pub fn of(self, limit: u64) -> u64 {
        let scaled = u128::from(limit >> self.shift) * u128::from(self.share);
        u64::try_from(scaled / u128::from(u16::MAX)).unwrap()
    }
}

/// What happens next.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    Deposit(Part),
    DepositStake(Part),
    Instant(Part),
    Redeem(Part),
    StakeExit(Part),
    Order(Part),
    Claim(Part),
    Cancel(Part),
    Gain(Part),
    Loss(Part),
    Give(Part),
    Burn(Part),
    Update,
    ClaimFees,
    Delegate(Part),
    Sweep(Part),
    Wait(Part),
    NextEpoch,
    SkipEpochs,
}

impl Step {
    pub const KINDS: u8 = 43;

    /// The step of a number below [`Self::KINDS`]; frequent steps have many.
    pub fn of_kind(kind: u8, part: Part) -> Self {
        match kind {
            0..=4 => Self::Deposit(part),
            5 => Self::DepositStake(part),
            6..=8 => Self::Instant(part),
            9 | 10 => Self::StakeExit(part),
            11..=13 => Self::Order(part),
            14 | 15 => Self::Claim(part),
            16 => Self::Cancel(part),
            17 | 18 => Self::Gain(part),
            19 | 20 => Self::Loss(part),
            21 => Self::Give(part),
            22 => Self::Burn(part),
            23..=28 => Self::Update,
            29 => Self::ClaimFees,
            30..=32 => Self::Delegate(part),
            33 => Self::Sweep(part),
            34 | 35 => Self::Wait(part),
            36..=38 => Self::NextEpoch,
            39..=41 => Self::Redeem(part),
            _ => Self::SkipEpochs,
        }
    }

    /// What this step means for `pool`, or nothing where it can't happen.
    pub fn resolve(self, pool: &Pool) -> Option<Operation> {
        let shares = |part: Part| part.of(pool.held());
        Some(match self {
            Self::Deposit(part) => Operation::Deposit { lamports: part.of(pool.purse), minimum: 0 },
            Self::DepositStake(part) => {
                Operation::DepositStake { lamports: part.of(pool.purse), minimum: 0 }
            }
            Self::Instant(part) => {
                Operation::Instant { shares: part.of(shares_of_the_free_reserve(pool)), minimum: 0 }
            }
            Self::Redeem(part) => Operation::Redeem { shares: shares(part), minimum: 0 },
            Self::StakeExit(part) => Operation::StakeExit { shares: shares(part), minimum: 0 },
            Self::Order(part) => Operation::Order { shares: shares(part), minimum: 0 },
            Self::Claim(part) => Operation::Claim { place: ticket(pool, part)? },
            Self::Cancel(part) => Operation::Cancel { place: ticket(pool, part)?, minimum: 0 },
            Self::Gain(part) => {
                Operation::Observe { delta: i64::try_from(part.of(pool.purse)).unwrap() }
            }
            Self::Loss(part) => {
                Operation::Observe { delta: -i64::try_from(part.of(pool.tracked)).unwrap() }
            }
            Self::Give(part) => Operation::Give { lamports: part.of(pool.purse) },
            Self::Burn(part) => Operation::Burn { shares: shares(part) },
            Self::Update => Operation::Update,
            Self::ClaimFees => Operation::ClaimFees,
            Self::Delegate(part) => Operation::Delegate { lamports: part.of(pool.free()) },
            Self::Sweep(part) => Operation::Sweep { lamports: part.of(pool.tracked) },
            Self::Wait(part) => Operation::Wait { slots: part.of(2 * pool.clock.slots) },
            Self::NextEpoch => Operation::Wait { slots: until_epoch(pool, 1) },
            Self::SkipEpochs => Operation::Wait { slots: until_epoch(pool, 3) },
        })
    }

    /// Resolves and applies it; what can't happen books nothing.
    pub fn take(self, pool: &mut Pool) -> Result<Amounts> {
        match self.resolve(pool) {
            Some(operation) => pool.apply(operation),
            None => Ok(Amounts::default()),
        }
    }
}

fn shares_of_the_free_reserve(pool: &Pool) -> u64 {
    let shares = u128::from(pool.free()) * u128::from(pool.ledger.shares.0);
    let shares = shares / u128::from(pool.value());
    u64::try_from(shares).unwrap_or(u64::MAX).min(pool.held())
}

fn ticket(pool: &Pool, part: Part) -> Option<usize> {
    let last = pool.tickets.len().checked_sub(1)?;
    Some(usize::from(part.share) % (last + 1))
}

fn until_epoch(pool: &Pool, epochs: u64) -> u64 {
    pool.schedule.first_slot_of(pool.clock.epoch.0 + epochs).unwrap() - pool.clock.slot.0
}

pub fn part() -> impl Strategy<Value = Part> {
    let share = prop_oneof![4 => any::<u16>(), 1 => Just(u16::MAX)];
    let shift = prop_oneof![1 => Just(0), 4 => 0..60_u8];
    (shift, share).prop_map(|(shift, share)| Part { shift, share })
}

pub fn step() -> impl Strategy<Value = Step> {
    (0..Step::KINDS, part()).prop_map(|(kind, part)| Step::of_kind(kind, part))
}

/// A deposit or a cancellation.
pub fn entry() -> impl Strategy<Value = Step> {
    let entries = [Step::Deposit, Step::DepositStake, Step::Cancel];
    (0..entries.len(), part()).prop_map(move |(kind, part)| entries[kind](part))
}

/// Any way to turn shares into lamports or a claim on them.
pub fn exit() -> impl Strategy<Value = Step> {
    prop_oneof![3 => whole_exit(), 1 => part().prop_map(Step::Redeem)]
}

/// Any way that prices all shares once, not one part after the other.
pub fn whole_exit() -> impl Strategy<Value = Step> {
    let exits = [Step::Order, Step::Instant, Step::StakeExit];
    (0..exits.len(), part()).prop_map(move |(kind, part)| exits[kind](part))
}

/// What moves lamports or shares and must leave the rate alone.
pub fn neutral() -> impl Strategy<Value = Step> {
    let neutral = [Step::Gain, Step::Give, Step::Burn, Step::Claim, Step::Delegate, Step::Sweep];
    (0..neutral.len(), part()).prop_map(move |(kind, part)| neutral[kind](part))
}

pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    vec(step(), 1..=most)
}
