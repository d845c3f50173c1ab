//! New parameters: the tide that flows already must not be steeper than they pay for.

use crate::{clock::EpochClock, error::Result, ledger::Ledger, parameters::Parameters};

impl Ledger {
    /// Re-caps the tide for `parameters` that begin to hold now: a lower exit floor or a longer
    /// window makes parking beside a steep tide pay. The rate of now does not change.
    ///
    /// # Errors
    /// [`crate::Error::Overflow`], which no reachable state gives.
    pub fn retune(&mut self, clock: &EpochClock, parameters: &Parameters) -> Result<()> {
        let price = self.price(clock.slot)?;
        self.tide = self.tide.retuned(price.unvested, price.value, clock, parameters)?;
        Ok(())
    }
}
