//! The guardian's pause: of entries only, and for a time only.

use anchor_lang::{
    bytemuck::{Pod, Zeroable},
    prelude::*,
};

use crate::{
    constants::{MAX_PAUSES_IN_A_ROW, PAUSE_EPOCHS},
    error::TidepoolError,
};

/// When entries open again, and how often in a row they were closed.
#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable, IdlType)]
pub struct Pause {
    /// The first epoch in which entries are open again; zero before the first pause.
    pub until: u64,
    /// Pauses in a row, this or the last one included.
    pub in_a_row: u64,
}

impl Pause {
    /// Whether entries are closed in `epoch`.
    #[inline(always)]
    pub const fn is_in_force(&self, epoch: u64) -> bool {
        epoch < self.until
    }

    /// The pause that begins in `epoch` and lasts through the four epochs after it.
    ///
    /// It is in a row with the last one unless entries have been open since for as long as a
    /// pause lasts; otherwise one that is resumed and begun anew would never run out.
    ///
    /// # Errors
    /// [`TidepoolError::PauseExhausted`] after three in a row;
    /// [`TidepoolError::AmountOutOfRange`] at the end of time.
    pub fn begun(&self, epoch: u64) -> Result<Self> {
        let rested = self.until.saturating_add(PAUSE_EPOCHS) <= epoch;
        let before = if rested { 0 } else { self.in_a_row };
        require!(before < MAX_PAUSES_IN_A_ROW, TidepoolError::PauseExhausted);
        let until = epoch.checked_add(PAUSE_EPOCHS).ok_or(TidepoolError::AmountOutOfRange)?;
        Ok(Self { until, in_a_row: before.saturating_add(1) })
    }

    /// The pause ended in `epoch`; one that is over stays as it is.
    #[must_use]
    pub fn ended(&self, epoch: u64) -> Self {
        Self { until: self.until.min(epoch), ..*self }
    }
}
