//! Why an operation was refused.

use std::fmt;

/// Why an operation was refused. A refused operation leaves the model as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ModelError {
    /// More than one epoch behind, or a loss is observed and not yet booked.
    PoolStale,
    /// A loss took everything that tickets or holders had; entries are closed.
    Insolvent,
    /// An amount would leave its range: negative, or not below 2^60 lamports or shares.
    Overflow,
    /// The operation would mint no share or pay no lamport.
    ZeroOutput,
    /// The result is below the caller's minimum.
    SlippageExceeded,
    /// The reserve can't pay this and keep what is locked or owed.
    InsufficientReserve,
    /// Instant exits before the epoch's update have used their quarter of the free reserve.
    GapQuotaExceeded,
    /// No update has finished in an epoch after the ticket's own.
    TicketNotReady,
    /// More shares than are minted, or more stake than is tracked, were asked for.
    AmountTooLarge,
}

impl fmt::Display for ModelError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, formatter)
    }
}

impl std::error::Error for ModelError {}
