//! Refusals as the numbers that the programs answer with.

use tidepool_lending::error::LendingError;
use tidepool_math::{Error, RateViewError};

/// Bytes that are no pool's, no market's, or a later version's.
pub const UNREADABLE: u32 = 1;
/// The guardian's pause, which the arithmetic does not know.
pub const ENTRIES_PAUSED: u32 = 6_057;

/// A program's error number, or [`UNREADABLE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(pub u32);

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self(match error {
            Error::PoolStale => 6_000,
            Error::Insolvent => 6_001,
            Error::ZeroOutput => 6_002,
            Error::SlippageExceeded => 6_003,
            Error::InsufficientReserve => 6_004,
            Error::GapQuotaExceeded => 6_005,
            Error::TicketNotReady => 6_006,
            Error::Overflow => 6_007,
            Error::ParameterOutOfBounds => 6_008,
            Error::SupplyMismatch => 6_009,
        })
    }
}

impl From<LendingError> for Refused {
    #[allow(clippy::as_conversions)]
    fn from(error: LendingError) -> Self {
        Self(error as u32)
    }
}

impl From<RateViewError> for Refused {
    fn from(_: RateViewError) -> Self {
        Self(UNREADABLE)
    }
}

impl From<tidepool_quote::Refusal> for Refused {
    fn from(_: tidepool_quote::Refusal) -> Self {
        Self(UNREADABLE)
    }
}
