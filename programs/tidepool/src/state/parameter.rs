//! The parameters in force and those that wait.

use anchor_lang::prelude::*;
use tidepool_math::{EpochClock, Millionths, Parameter};

use super::{Pool, pending::PendingChange};
use crate::error::{OrRefuse, TidepoolError};

/// The parameter of this number.
///
/// # Errors
/// [`TidepoolError::NoSuchParameter`].
pub fn numbered(number: u8) -> Result<Parameter> {
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

    /// Lets a new value hold from now on, and re-caps the tide for it.
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
        let parameters = self.parameters().with(parameter, value).or_refuse()?;
        let mut ledger = self.ledger();
        ledger.retune(now, &parameters).or_refuse()?;
        self.store_parameters(&parameters);
        self.store(&ledger)
    }
}
