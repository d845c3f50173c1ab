//! The parameters in force and those that wait.

use anchor_lang::prelude::*;
use tidepool_math::{EpochClock, Millionths, Parameter};

use super::{Pool, pending::PendingChange};
use crate::error::{OrRefuse, TidepoolError};

/// The parameter of this number.
///
/// # Errors
/// [`TidepoolError::NoSuchParameter`].
pub fn parameter_numbered(number: u8) -> Result<Parameter> {
    Ok(Parameter::numbered(number).ok_or(TidepoolError::NoSuchParameter)?)
}

impl Pool {
    /// Where a change of the parameter waits.
    ///
    /// # Errors
    /// [`TidepoolError::NoSuchParameter`], which no parameter gives.
    pub fn pending_change_mut(&mut self, parameter: Parameter) -> Result<&mut PendingChange> {
        let slot = Parameter::ALL.iter().position(|one| *one == parameter);
        let slot = slot.and_then(|slot| self.pending_changes.get_mut(slot));
        Ok(slot.ok_or(TidepoolError::NoSuchParameter)?)
    }

    /// Lets a new value hold from now on, and re-caps the tide for it where the cap depends on it.
    /// A value that holds already changes nothing, or repeating it would hold the tide back.
    ///
    /// # Errors
    /// [`TidepoolError::ParameterOutOfBounds`], [`TidepoolError::AmountOutOfRange`].
    #[inline(never)]
    pub fn change_parameter(
        &mut self,
        parameter: Parameter,
        value: Millionths,
        now: &EpochClock,
    ) -> Result<()> {
        let before = self.parameters();
        let parameters = before.with(parameter, value).or_refuse()?;
        if parameters.exit_floor != before.exit_floor || parameters.window != before.window {
            let mut ledger = self.ledger();
            ledger.retune(now, &parameters).or_refuse()?;
            self.store(&ledger)?;
        }
        self.store_parameters(&parameters);
        Ok(())
    }
}
