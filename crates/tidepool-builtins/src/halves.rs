//! A 128-bit number as the machine holds it.

/// Two halves of a `u128`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Halves {
    /// The upper 64 bits. It comes first, so that comparing the fields in order compares the
    /// numbers.
    pub high: u64,
    /// The lower 64 bits.
    pub low: u64,
}

impl Halves {
    /// Zero.
    pub const ZERO: Halves = Halves::from_low(0);

    /// A number that fits in 64 bits.
    pub const fn from_low(low: u64) -> Self {
        Halves { high: 0, low }
    }

    /// The halves of a number. Shifts and casts only, which the machine does without help.
    pub const fn split(value: u128) -> Self {
        Halves { high: (value >> 64) as u64, low: value as u64 }
    }

    /// The number of these halves.
    pub const fn join(self) -> u128 {
        ((self.high as u128) << 64) | self.low as u128
    }

    /// The difference, modulo 2^128.
    #[must_use]
    pub const fn wrapping_sub(self, other: Self) -> Self {
        let (low, borrow) = self.low.overflowing_sub(other.low);
        Halves { high: self.high.wrapping_sub(other.high).wrapping_sub(borrow as u64), low }
    }
}
