//! What all ways out of the pool have in common.

use crate::clock::Clock;
use crate::error::ModelError;
use crate::model::Model;
use crate::parameters::{MILLION, Parameters};
use crate::ratio;

/// What an exit did. `gross = fee + out`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit {
    /// Lamports the shares were worth, rounded down.
    pub gross: i128,
    /// Lamports left behind as tide-to-be, each part rounded up.
    pub fee: i128,
    /// Lamports paid, handed over as stake, or owed by a ticket.
    pub out: i128,
}

impl Model {
    /// `gross(m) = floor(m * V / S)`: lamports that `shares` are worth at `slot`.
    pub fn gross(&self, shares: u64, slot: u64) -> Result<i128, ModelError> {
        ratio::floor(&[i128::from(shares), self.value(slot)?], &[self.shares])
    }

    /// The gates of every exit, and the gross value of the shares.
    pub(crate) fn priced_exit(&self, shares: u64, clock: &Clock) -> Result<i128, ModelError> {
        self.require_fresh(clock)?;
        if i128::from(shares) > self.minted {
            return Err(ModelError::AmountTooLarge);
        }
        self.gross(shares, clock.slot)
    }

    /// The ledger after `shares` have left. What `out` is taken from is up to the kind of exit.
    pub(crate) fn left(
        &self,
        shares: u64,
        exit: &Exit,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<Self, ModelError> {
        let mut next = *self;
        next.shares -= i128::from(shares);
        next.minted -= i128::from(shares);
        next.backing -= exit.gross;
        next.waiting_fees += exit.fee;
        next.recap(self.value(clock.slot)?, clock, parameters)?;
        Ok(next)
    }
}

/// `ceil(gross * f)`: the lamports that every exit leaves behind.
pub(crate) fn floor_fee(gross: i128, parameters: &Parameters) -> Result<i128, ModelError> {
    ratio::ceil(&[gross, i128::from(parameters.exit_floor)], &[MILLION])
}
