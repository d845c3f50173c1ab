//! Fee shares, which are counted when they are earned and minted when they are claimed.

use crate::error::ModelError;
use crate::model::Model;

impl Model {
    /// `claim_fees`: mints the unclaimed fee shares and returns how many they are.
    pub fn claim_fees(&mut self) -> Result<i128, ModelError> {
        let shares = self.unclaimed;
        if shares == 0 {
            return Err(ModelError::ZeroOutput);
        }
        self.minted += shares;
        self.unclaimed = 0;
        Ok(shares)
    }
}
