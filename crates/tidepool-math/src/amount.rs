//! Amounts with their units in their types, so that shares cannot be added to lamports.

use crate::{
    bounds::{MAX_AMOUNT, MILLION},
    error::{Error, Result},
    mul_div::{mul_div_ceil, mul_div_floor},
};

macro_rules! amount {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub u64);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);

            /// The sum.
            ///
            /// # Errors
            /// [`Error::Overflow`] from 2^60 on.
            pub fn plus(self, other: Self) -> Result<Self> {
                match self.0.checked_add(other.0) {
                    Some(sum) if sum < MAX_AMOUNT => Ok(Self(sum)),
                    _ => Err(Error::Overflow),
                }
            }

            /// The difference.
            ///
            /// # Errors
            /// [`Error::Overflow`] below zero.
            pub fn minus(self, other: Self) -> Result<Self> {
                self.0.checked_sub(other.0).map(Self).ok_or(Error::Overflow)
            }

            /// The difference, or nothing where it would be negative.
            #[must_use]
            pub const fn minus_or_zero(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }
    };
}

amount! {
    /// An amount of lamports (10^-9 SOL).
    Lamports
}
amount! {
    /// An amount of pool shares; one tideSOL token is 10^9 of them.
    Shares
}

/// A slot number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot(pub u64);

/// An epoch number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Epoch(pub u64);

/// A ratio in millionths: 700 is 7 basis points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Millionths(pub u32);

impl Millionths {
    /// This ratio of `amount`, rounded down.
    ///
    /// # Errors
    /// [`Error::Overflow`] when the ratio exceeds one and the result 64 bits.
    pub fn of_floor(self, amount: Lamports) -> Result<Lamports> {
        match self.short_product(amount) {
            Some(product) => Ok(Lamports(product / MILLION)),
            None => {
                mul_div_floor(amount.0, self.0.into(), MILLION).map(Lamports).ok_or(Error::Overflow)
            }
        }
    }

    /// This ratio of `amount`, rounded up.
    ///
    /// # Errors
    /// [`Error::Overflow`] when the ratio exceeds one and the result 64 bits.
    pub fn of_ceil(self, amount: Lamports) -> Result<Lamports> {
        match self.short_product(amount) {
            Some(product) => Ok(Lamports(product.div_ceil(MILLION))),
            None => {
                mul_div_ceil(amount.0, self.0.into(), MILLION).map(Lamports).ok_or(Error::Overflow)
            }
        }
    }

    /// The product in one word, for amounts below 17,592 SOL and ratios of one at most.
    #[inline(always)]
    fn short_product(self, amount: Lamports) -> Option<u64> {
        let short = amount.0 >> 44 == 0 && self.0 >> 20 == 0;
        short.then(|| amount.0.wrapping_mul(self.0.into()))
    }
}
