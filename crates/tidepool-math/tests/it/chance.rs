//! Chance that is the same on every machine: a seed is all that a failure has to print.

/// `SplitMix64`.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number in `0..limit`; 0 for no limit at all.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.bits() % limit.max(1)
    }

    /// A number in `low..=high`, one of the two ends every fourth time.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        match self.below(8) {
            0 => low,
            1 => high,
            _ => low + u32::try_from(self.below(u64::from(high - low) + 1)).unwrap(),
        }
    }

    pub fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    /// A number of any magnitude up to `limit`.
    pub fn magnitude(&mut self, limit: u64) -> u64 {
        let shift = self.below(60);
        self.below((limit >> shift).saturating_add(1))
    }
}
