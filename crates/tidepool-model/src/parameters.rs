//! The parameters of a pool, all in millionths.

/// One, in millionths.
pub const MILLION: i128 = 1_000_000;

/// The parameters of a pool. Every field is a ratio in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// `f`: the part of its gross value that every exit leaves behind. 100 to 3,000.
    pub exit_floor: u64,
    /// The rate an instant exit approaches as the free reserve empties. `exit_floor` to 5,000.
    pub exit_ceiling: u64,
    /// The part of a deposit that stays with the pool. 0 to 1,000.
    pub deposit_fee: u64,
    /// The protocol's part of a gain beyond the loss carry. 0 to 100,000.
    pub protocol_fee: u64,
    /// `T / B`: the free reserve that the pool aims at. 0 to 200,000.
    pub reserve_target: u64,
    /// The last part of the epoch, in which stake may be moved. 20,000 to 500,000.
    pub window: u64,
    /// The part of the backing that rebalancing may move in an epoch. 10,000 to 250,000.
    pub movement_cap: u64,
    /// The highest commission of a validator that may be given stake. 0 to 200,000.
    pub max_commission: u64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            exit_floor: 700,
            exit_ceiling: 3_000,
            deposit_fee: 0,
            protocol_fee: 50_000,
            reserve_target: 20_000,
            window: 100_000,
            movement_cap: 100_000,
            max_commission: 100_000,
        }
    }
}

impl Parameters {
    /// The hard bounds of each, by its number.
    pub const RANGES: [std::ops::RangeInclusive<u64>; 8] = [
        100..=3_000,
        100..=5_000,
        0..=1_000,
        0..=100_000,
        0..=200_000,
        20_000..=500_000,
        10_000..=250_000,
        0..=200_000,
    ];

    /// The value of the parameter of this number.
    pub fn numbered(mut self, number: usize) -> u64 {
        *self.numbered_mut(number)
    }

    /// Where the parameter of this number stands.
    ///
    /// # Panics
    /// For a number that none has.
    pub fn numbered_mut(&mut self, number: usize) -> &mut u64 {
        match number {
            0 => &mut self.exit_floor,
            1 => &mut self.exit_ceiling,
            2 => &mut self.deposit_fee,
            3 => &mut self.protocol_fee,
            4 => &mut self.reserve_target,
            5 => &mut self.window,
            6 => &mut self.movement_cap,
            7 => &mut self.max_commission,
            _ => panic!("parameters have numbers from 0 to 7"),
        }
    }

    /// Whether every parameter lies within its hard bounds.
    pub fn within_bounds(&self) -> bool {
        (100..=3_000).contains(&self.exit_floor)
            && (self.exit_floor..=5_000).contains(&self.exit_ceiling)
            && self.deposit_fee <= 1_000
            && self.protocol_fee <= 100_000
            && self.reserve_target <= 200_000
            && (20_000..=500_000).contains(&self.window)
            && (10_000..=250_000).contains(&self.movement_cap)
            && self.max_commission <= 200_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_lie_within_their_bounds() {
        assert!(Parameters::default().within_bounds());
    }

    #[test]
    fn the_ceiling_may_not_lie_below_the_floor() {
        let parameters = Parameters { exit_floor: 701, exit_ceiling: 700, ..Parameters::default() };
        assert!(!parameters.within_bounds());
    }
}
