//! The program's refusals by the model's names.

use solana_instruction::error::InstructionError;
use solana_transaction_error::TransactionError;
use tidepool::error::TidepoolError as Ours;
use tidepool_fuzz::Deed;
use tidepool_model::pool::Refusal;
use tidepool_tests::Failure;

/// The token and system program's "insufficient funds" have the same number.
const INSUFFICIENT_FUNDS: u32 = 1;

/// Requires that the program refused for the model's reason.
pub fn assert_same(deed: &Deed, failure: &Failure, refusal: Refusal) {
    let code = code(refusal);
    let is_same = matches!(
        &failure.error,
        TransactionError::InstructionError(_, InstructionError::Custom(found)) if *found == code
    );
    assert!(is_same, "refusal: {deed:?}, by the model {refusal:?}\n{failure:#?}");
}

fn code(refusal: Refusal) -> u32 {
    let ours = match refusal {
        Refusal::InsufficientFunds => return INSUFFICIENT_FUNDS,
        Refusal::PoolStale => Ours::PoolStale,
        Refusal::Insolvent => Ours::Insolvent,
        Refusal::ZeroOutput => Ours::ZeroOutput,
        Refusal::SlippageExceeded => Ours::SlippageExceeded,
        Refusal::InsufficientReserve => Ours::InsufficientReserve,
        Refusal::GapQuotaExceeded => Ours::GapQuotaExceeded,
        Refusal::TicketNotReady => Ours::TicketNotReady,
        Refusal::AmountOutOfRange => Ours::AmountOutOfRange,
        Refusal::UnexpectedStakeState => Ours::UnexpectedStakeState,
        Refusal::NoSuchValidator => Ours::NoSuchValidator,
        Refusal::ValidatorAlreadyListed => Ours::ValidatorAlreadyListed,
        Refusal::ValidatorListFull => Ours::ValidatorListFull,
        Refusal::ValidatorTooNew => Ours::ValidatorTooNew,
        Refusal::CommissionTooHigh => Ours::CommissionTooHigh,
        Refusal::ValidatorsNotUpdated => Ours::ValidatorsNotUpdated,
        Refusal::EpochRewardsActive => Ours::EpochRewardsActive,
        Refusal::OutsideWindow => Ours::OutsideWindow,
        Refusal::UpdateRequired => Ours::UpdateRequired,
        Refusal::StakeNotSettled => Ours::StakeNotSettled,
        Refusal::WrongValidator => Ours::WrongValidator,
        Refusal::ValidatorFlagged => Ours::ValidatorFlagged,
        Refusal::ValidatorLeaving => Ours::ValidatorLeaving,
        Refusal::ValidatorNotReady => Ours::ValidatorNotReady,
        Refusal::BelowMinimumDelegation => Ours::BelowMinimumDelegation,
        Refusal::SourceNotAllowed => Ours::SourceNotAllowed,
        Refusal::SourceTooSmall => Ours::SourceTooSmall,
        Refusal::ValidatorNotLeaving => Ours::ValidatorNotLeaving,
        Refusal::ValidatorNotEmpty => Ours::ValidatorNotEmpty,
        Refusal::ParameterOutOfBounds => Ours::ParameterOutOfBounds,
        Refusal::NotAdmin => Ours::NotAdmin,
        Refusal::NotGuardian => Ours::NotGuardian,
        Refusal::NotTreasury => Ours::NotTreasury,
        Refusal::NotProposedAuthority => Ours::NotProposedAuthority,
        Refusal::NothingPending => Ours::NothingPending,
        Refusal::ChangeTooEarly => Ours::ChangeTooEarly,
        Refusal::EntriesPaused => Ours::EntriesPaused,
        Refusal::PauseExhausted => Ours::PauseExhausted,
    };
    // The framework numbers errors from 6000.
    6_000 + ours as u32
}
