//! The lender's errors as the runtime's.

use solana_program::program_error::ProgramError;

use crate::error::LendingError;

impl From<LendingError> for ProgramError {
    // The numbers are the type's representation; no other conversion reads them.
    #[allow(clippy::as_conversions)]
    fn from(error: LendingError) -> Self {
        Self::Custom(error as u32)
    }
}
