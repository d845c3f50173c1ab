//! Random numbers that are the same each time.

/// A stream of them (`xorshift`).
pub struct Chance(pub u64);

impl Chance {
    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.any() % end.max(1)
    }

    /// A number below `end` of any size: small ones are as likely as great ones.
    pub fn sized(&mut self, end: u64) -> u64 {
        let bits = self.below(64 - u64::from(end.leading_zeros()));
        self.below(end) >> bits
    }
}
