//! What the story gives to the report.

use super::{epoch::EpochRow, stage::RateSample};
use crate::{apy, audit::Reckoning};

/// Slots of an epoch of this bank, and of mainnet.
pub const EPOCH_SLOTS: u64 = 432_000;

/// Everything that was measured.
pub struct Outcome {
    /// The updates that booked rewards, in order.
    pub rows: Vec<EpochRow>,
    /// The rate, slot by slot.
    pub samples: Vec<RateSample>,
    /// How Alice and Bob came out.
    pub holders: [HolderResult; 2],
    /// The audit.
    pub reckoning: Reckoning,
}

/// What a holder began with.
#[derive(Clone, Copy, Debug)]
pub struct Purchase {
    /// Who.
    pub name: &'static str,
    /// Lamports that the shares were worth.
    pub lamports: u64,
    /// When.
    pub slot: u64,
}

/// What a holder left with.
#[derive(Clone, Copy, Debug)]
pub struct HolderResult {
    /// Who, with what and since when.
    pub purchase: Purchase,
    /// Lamports that the shares were worth when they were burned.
    pub worth: u64,
    /// Lamports that were paid, the exit fee deducted.
    pub received: u64,
    /// The slot in which the shares were burned.
    pub slot: u64,
}

impl HolderResult {
    /// Lamports gained, or lost when negative.
    pub fn gain(&self) -> i128 {
        i128::from(self.received) - i128::from(self.purchase.lamports)
    }

    /// Lamports of the exit fee.
    pub fn exit_fee(&self) -> u64 {
        self.worth - self.received
    }

    /// Epochs between the deposit and the exit.
    #[allow(clippy::cast_precision_loss)]
    pub fn epochs(&self) -> f64 {
        (self.slot - self.purchase.slot) as f64 / EPOCH_SLOTS as f64
    }

    /// Annual yield in percent of what was held, before the exit fee.
    pub fn apy_held(&self) -> f64 {
        apy::percent(self.purchase.lamports, self.worth, self.epochs()).unwrap_or_default()
    }

    /// Annual yield in percent after the exit fee.
    pub fn apy(&self) -> f64 {
        apy::percent(self.purchase.lamports, self.received, self.epochs()).unwrap_or_default()
    }
}
