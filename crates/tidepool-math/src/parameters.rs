//! The pool's parameters, all in millionths, and their hard bounds.

use crate::{
    amount::Millionths,
    error::{Error, Result},
};

/// Inclusive range of one parameter, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Smallest legal value.
    pub min: u32,
    /// Largest legal value.
    pub max: u32,
}

impl Range {
    /// Whether `value` lies in it.
    #[must_use]
    pub const fn contains(self, value: Millionths) -> bool {
        self.min <= value.0 && value.0 <= self.max
    }
}

/// The range of every parameter. The exit ceiling's minimum is the exit floor in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Of [`Parameters::exit_floor`].
    pub exit_floor: Range,
    /// Of [`Parameters::exit_ceiling`].
    pub exit_ceiling: Range,
    /// Of [`Parameters::deposit_fee`].
    pub deposit_fee: Range,
    /// Of [`Parameters::protocol_fee`].
    pub protocol_fee: Range,
    /// Of [`Parameters::reserve_target`].
    pub reserve_target: Range,
    /// Of [`Parameters::window`].
    pub window: Range,
    /// Of [`Parameters::movement_cap`].
    pub movement_cap: Range,
    /// Of [`Parameters::max_commission`].
    pub max_commission: Range,
}

/// What the pool's operator may set, within [`Parameters::BOUNDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Least fee of every exit (`f`), of its gross value; also caps the tide's slope.
    pub exit_floor: Millionths,
    /// Fee of an instant exit that empties the reserve.
    pub exit_ceiling: Millionths,
    /// Fee of a deposit.
    pub deposit_fee: Millionths,
    /// The protocol's part of a gain.
    pub protocol_fee: Millionths,
    /// The part of the backing that the reserve keeps free for instant exits.
    pub reserve_target: Millionths,
    /// The part of an epoch, at its end, in which stake is moved.
    pub window: Millionths,
    /// The part of the backing that rebalancing may move in one epoch.
    pub movement_cap: Millionths,
    /// Highest commission of a validator that the pool delegates to.
    pub max_commission: Millionths,
}

impl Parameters {
    /// The hard bounds, which no key can move.
    pub const BOUNDS: Bounds = Bounds {
        exit_floor: Range { min: 100, max: 3_000 },
        // Lenders' price feeds reject pools that charge more than 60 basis points.
        exit_ceiling: Range { min: 100, max: 5_000 },
        deposit_fee: Range { min: 0, max: 1_000 },
        protocol_fee: Range { min: 0, max: 100_000 },
        reserve_target: Range { min: 0, max: 200_000 },
        window: Range { min: 20_000, max: 500_000 },
        movement_cap: Range { min: 10_000, max: 250_000 },
        max_commission: Range { min: 0, max: 200_000 },
    };

    /// The parameters of a new pool.
    pub const DEFAULT: Self = Self {
        exit_floor: Millionths(700),
        exit_ceiling: Millionths(3_000),
        deposit_fee: Millionths(0),
        protocol_fee: Millionths(50_000),
        reserve_target: Millionths(20_000),
        window: Millionths(100_000),
        movement_cap: Millionths(100_000),
        max_commission: Millionths(100_000),
    };

    /// Checks every parameter against its bounds.
    ///
    /// # Errors
    /// [`Error::ParameterOutOfBounds`] for any value outside, and for an exit ceiling below
    /// the exit floor.
    pub fn validate(&self) -> Result<()> {
        let bounds = Self::BOUNDS;
        let legal = bounds.exit_floor.contains(self.exit_floor)
            && bounds.exit_ceiling.contains(self.exit_ceiling)
            && bounds.deposit_fee.contains(self.deposit_fee)
            && bounds.protocol_fee.contains(self.protocol_fee)
            && bounds.reserve_target.contains(self.reserve_target)
            && bounds.window.contains(self.window)
            && bounds.movement_cap.contains(self.movement_cap)
            && bounds.max_commission.contains(self.max_commission)
            && self.exit_floor <= self.exit_ceiling;
        if legal { Ok(()) } else { Err(Error::ParameterOutOfBounds) }
    }
}
