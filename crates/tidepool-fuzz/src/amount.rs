//! Amounts in relation to what there is.

use serde::{Deserialize, Serialize};

use crate::Chance;

/// How much of what is possible somebody tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amount {
    /// Nothing.
    Nothing,
    /// A lamport or share.
    One,
    /// The least that can succeed, or thereabouts.
    Least,
    /// `least + (most - least) / 2^shift * share / 65,535`.
    Part {
        /// Halvings.
        shift: u8,
        /// 65,535ths of what is left.
        share: u16,
    },
    /// The most that can succeed, or thereabouts.
    Most,
    /// One more than that.
    OneMore,
    /// Everything that somebody has.
    Everything,
    /// One more than he has.
    OneMoreThanEverything,
    /// More than a pool can count.
    Absurd,
}

impl Amount {
    /// Any amount, at an edge every fourth time.
    pub fn any(chance: &mut Chance) -> Self {
        match chance.below(64) {
            0 => Self::Nothing,
            1 => Self::One,
            2..=4 => Self::Least,
            5..=8 => Self::Most,
            9 => Self::OneMore,
            10..=13 => Self::Everything,
            14 => Self::OneMoreThanEverything,
            15 => Self::Absurd,
            _ => Self::part(chance),
        }
    }

    /// A part, of any magnitude.
    pub fn part(chance: &mut Chance) -> Self {
        let shift = if chance.one_in(3) { 0 } else { chance.below(12) };
        Self::Part { shift: u8::try_from(shift).expect("a small number"), share: chance.any() }
    }

    /// The number, where from `least` to `most` succeeds and somebody has `everything`.
    pub fn of(self, least: i128, most: i128, everything: i128) -> u64 {
        let amount = match self {
            Self::Nothing => 0,
            Self::One => 1,
            Self::Least => least,
            Self::Part { shift, share } => {
                let room = (most - least).max(0) >> shift.min(60);
                least.min(most) + room * i128::from(share) / i128::from(u16::MAX)
            }
            Self::Most => most,
            Self::OneMore => most + 1,
            Self::Everything => everything,
            Self::OneMoreThanEverything => everything + 1,
            Self::Absurd => i128::from(u64::MAX / 3),
        };
        u64::try_from(amount.max(0)).unwrap_or(u64::MAX)
    }
}

/// What somebody wants at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Minimum {
    /// Anything.
    Anything,
    /// Exactly what he would get.
    Exact,
    /// One more than that.
    OneMore,
}

impl Minimum {
    /// Mostly anything.
    pub fn any(chance: &mut Chance) -> Self {
        match chance.below(16) {
            0 | 1 => Self::Exact,
            2 => Self::OneMore,
            _ => Self::Anything,
        }
    }
}
