//! Pairs of operands, the same ones from the same seed everywhere: numbers of every length, numbers
//! at the limits where carries and corrections happen, equal ones, and ones that differ by one.

const LIMITS: [u128; 16] = [
    0,
    1,
    2,
    (1 << 32) - 1,
    1 << 32,
    (1 << 32) + 1,
    (1 << 63) - 1,
    1 << 63,
    (1 << 64) - 1,
    1 << 64,
    (1 << 64) + 1,
    1 << 96,
    (1 << 127) - 1,
    1 << 127,
    u128::MAX - 1,
    u128::MAX,
];
const DIGITS: [u32; 8] = [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, 0xffff_fffe, 0xffff_ffff];

/// An endless list of pairs.
pub struct Cases {
    state: u64,
}

impl Cases {
    /// The list of this seed.
    pub fn new(seed: u64) -> Self {
        Cases { state: seed }
    }

    fn number(&mut self) -> u128 {
        let choice = self.random();
        match choice & 3 {
            0 => LIMITS[(choice >> 8) as usize & 15],
            1 => (0..4).fold(0, |value, digit| {
                value << 32 | u128::from(DIGITS[(choice >> (8 + 8 * digit)) as usize & 7])
            }),
            _ => {
                (u128::from(self.random()) << 64 | u128::from(self.random()))
                    >> ((choice >> 8) & 127)
            }
        }
    }

    /// `SplitMix64`.
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.state;
        value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ value >> 31
    }
}

impl Iterator for Cases {
    type Item = (u128, u128);

    fn next(&mut self) -> Option<Self::Item> {
        let a = self.number();
        let b = match self.random() & 15 {
            0 => a,
            1 => a.wrapping_add(1),
            2 => a.wrapping_sub(1),
            _ => self.number(),
        };
        Some((a, b))
    }
}
