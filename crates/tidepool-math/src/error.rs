//! Everything that an operation can refuse, one variant a reason.

/// Why an operation was refused; the ledger is unchanged then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// An amount would leave the range below 2^60, or a product the range of 128 bits.
    Overflow,
    /// The pool is more than one epoch behind or holds a loss that no update has booked.
    PoolStale,
    /// The pool lost everything once; nobody can enter any more.
    Insolvent,
    /// The operation would give nothing.
    ZeroOutput,
    /// The operation would give less than the caller's minimum.
    SlippageExceeded,
    /// The reserve's free lamports do not cover the amount.
    InsufficientReserve,
    /// Between the boundary and the update only a quarter of the free reserve may leave.
    GapQuotaExceeded,
    /// The ticket is claimable once an update has finished in a later epoch.
    TicketNotReady,
    /// A parameter lies outside its hard bounds.
    ParameterOutOfBounds,
    /// The token supply exceeds what the pool minted, which no history can reach.
    SupplyMismatch,
}

/// The result of an operation on the ledger.
pub type Result<T> = core::result::Result<T, Error>;
