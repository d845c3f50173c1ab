//! Asserting refusals by their exact reason.

use std::fmt::Debug;

use solana_transaction_error::TransactionError;
use tidepool::error::TidepoolError;

use crate::bank::Failure;
use solana_instruction::error::InstructionError;

impl Failure {
    /// Whether the program refused with exactly this error.
    #[must_use]
    pub fn is(&self, expected: TidepoolError) -> bool {
        let code = InstructionError::Custom(6_000 + expected as u32);
        matches!(&self.error, TransactionError::InstructionError(_, error) if *error == code)
    }
}

/// Asserts that the program refused with exactly this error.
///
/// # Panics
/// When it did not.
#[track_caller]
pub fn assert_refused<T: Debug>(result: &Result<T, Failure>, expected: TidepoolError) {
    // The framework numbers errors from 6000.
    let code = 6_000 + expected as u32;
    assert_refused_by(result, &InstructionError::Custom(code));
}

/// Asserts that an instruction failed with exactly this error of the runtime, the framework
/// or another program.
///
/// # Panics
/// When it did not.
#[track_caller]
pub fn assert_refused_by<T: Debug>(result: &Result<T, Failure>, expected: &InstructionError) {
    match result {
        Err(Failure { error: TransactionError::InstructionError(_, error), .. })
            if error == expected => {}
        other => panic!("expected {expected:?}, got {other:#?}"),
    }
}
