//! Why there is no value or no quote.

use tidepool_math::{Error, RateViewError};

/// What stands against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The bytes are no pool's, or a later version's.
    NotAPool(RateViewError),
    /// No update for more than one epoch, or a loss that is not booked: anybody can crank.
    Stale,
    /// The guardian has closed the entries until the epoch begins that is named here.
    Paused(u64),
    /// The pool has lost everything once: only exits are open.
    Insolvent,
    /// The reserve pays at once no more than so many lamports, before fees.
    NotEnoughLiquidity(u64),
    /// The amount is too small to give anything.
    TooSmall,
    /// The amount is beyond what a pool can count.
    TooLarge,
}

impl Refusal {
    /// The refusal of the arithmetic's error; `payable` lamports are what the reserve pays.
    pub(crate) const fn of(error: Error, payable: u64) -> Self {
        match error {
            Error::PoolStale => Self::Stale,
            Error::Insolvent => Self::Insolvent,
            Error::InsufficientReserve | Error::GapQuotaExceeded => {
                Self::NotEnoughLiquidity(payable)
            }
            Error::ZeroOutput => Self::TooSmall,
            _ => Self::TooLarge,
        }
    }
}
