//! Why an instruction was refused, by the names of `docs/spec/instructions.md`.

use crate::ModelError;

/// Why an instruction was refused; it changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Refusal {
    PoolStale,
    Insolvent,
    ZeroOutput,
    SlippageExceeded,
    InsufficientReserve,
    GapQuotaExceeded,
    TicketNotReady,
    AmountOutOfRange,
    UnexpectedStakeState,
    NoSuchValidator,
    ValidatorAlreadyListed,
    ValidatorListFull,
    ValidatorTooNew,
    CommissionTooHigh,
    ValidatorsNotUpdated,
    EpochRewardsActive,
    OutsideWindow,
    UpdateRequired,
    StakeNotSettled,
    WrongValidator,
    ValidatorFlagged,
    ValidatorLeaving,
    ValidatorNotReady,
    BelowMinimumDelegation,
    SourceNotAllowed,
    SourceTooSmall,
    ValidatorNotLeaving,
    ValidatorNotEmpty,
    ParameterOutOfBounds,
    NotAdmin,
    NotGuardian,
    NotTreasury,
    NotProposedAuthority,
    NothingPending,
    ChangeTooEarly,
    EntriesPaused,
    PauseExhausted,
    /// The token or system program's: somebody has less than he spends.
    InsufficientFunds,
}

impl From<ModelError> for Refusal {
    fn from(error: ModelError) -> Self {
        match error {
            ModelError::PoolStale => Self::PoolStale,
            ModelError::Insolvent => Self::Insolvent,
            ModelError::Overflow | ModelError::AmountTooLarge => Self::AmountOutOfRange,
            ModelError::ZeroOutput => Self::ZeroOutput,
            ModelError::SlippageExceeded => Self::SlippageExceeded,
            ModelError::InsufficientReserve => Self::InsufficientReserve,
            ModelError::GapQuotaExceeded => Self::GapQuotaExceeded,
            ModelError::TicketNotReady => Self::TicketNotReady,
        }
    }
}
