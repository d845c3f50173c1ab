//! A loss: from the tide first, the rest from shares and tickets in one proportion.

use crate::error::ModelError;
use crate::model::Model;
use crate::ratio;

impl Model {
    /// Books a loss of `lamports`. `self.tide` is what is unvested now.
    pub(crate) fn absorb_loss(&mut self, lamports: i128) -> Result<(), ModelError> {
        self.carry += lamports;
        let cushion = lamports.min(self.tide);
        self.tide -= cushion;
        self.backing -= cushion;
        if lamports > cushion {
            self.share_loss(lamports - cushion)?;
        }
        Ok(())
    }

    fn share_loss(&mut self, loss: i128) -> Result<(), ModelError> {
        let total = self.backing - self.tide + self.debt;
        let rest = total - loss;
        if rest < 1 {
            return Err(ModelError::Overflow);
        }
        let index = index_factor(self.index)?;
        let scaled = ratio::floor(&[index, rest], &[total])?;
        let mut new_index = scaled.max(1);
        let mut new_debt = ratio::ceil(&[self.debt, new_index], &[index])?;
        let mut wiped_out = scaled == 0;
        if rest - new_debt < 1 {
            // The shares keep one lamport, so that they still have a price.
            let payable = rest - 1;
            new_index = ratio::floor(&[index, payable], &[self.debt])?.max(1);
            new_debt = ratio::ceil(&[self.debt, new_index], &[index])?.min(payable);
            wiped_out = true;
        }
        // Tickets never bear more than the loss, however coarse earlier losses left the index.
        let new_debt = new_debt.max(self.debt - loss);
        self.backing -= loss - (self.debt - new_debt);
        self.debt = new_debt;
        self.index = u128::try_from(new_index).map_err(|_| ModelError::Overflow)?;
        self.insolvent |= wiped_out;
        Ok(())
    }
}

/// A loss index as a factor of a ratio. It starts at 2^64 and only falls.
pub(crate) fn index_factor(index: u128) -> Result<i128, ModelError> {
    i128::try_from(index).map_err(|_| ModelError::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::model::INDEX_ONE;

    /// 6 SOL for the shares, 2 SOL owed to one ticket, `tide` lamports unvested on top.
    fn pool(tide: i128) -> Model {
        let clock = Clock { slot: 0, epoch: 0, first_slot: 0, slots_per_epoch: 100 };
        let mut model = Model::create(8_000_000_000, &clock).unwrap();
        model.backing = 6_000_000_000 + tide;
        model.tide = tide;
        model.debt = 2_000_000_000;
        model.open = 1;
        model
    }

    #[test]
    fn the_tide_takes_a_loss_first() {
        let mut model = pool(1_000);
        model.absorb_loss(400).unwrap();
        assert_eq!((model.tide, model.backing), (600, 6_000_000_600));
        assert_eq!(model.index, INDEX_ONE);
        assert_eq!(model.carry, 400);
    }

    #[test]
    fn shares_and_tickets_lose_in_one_proportion() {
        // 1,000 from the tide, 2 SOL from 6 + 2 SOL: a quarter. I' = 2^64 * 3 / 4 exactly.
        let mut model = pool(1_000);
        model.absorb_loss(2_000_001_000).unwrap();
        assert_eq!(model.tide, 0);
        assert_eq!(model.backing, 4_500_000_000);
        assert_eq!(model.debt, 1_500_000_000);
        assert_eq!(model.index, 3 << 62);
        assert!(!model.insolvent);
    }

    #[test]
    fn a_debt_rounds_up_at_the_cost_of_the_shares() {
        // tot = 8 * 10^9, l = 1: D' = ceil(2 * 10^9 - 0.25) = 2 * 10^9, the shares bear it all.
        let mut model = pool(0);
        model.absorb_loss(1).unwrap();
        assert_eq!(model.debt, 2_000_000_000);
        assert_eq!(model.backing, 5_999_999_999);
        assert!(model.index < INDEX_ONE);
    }

    #[test]
    fn the_shares_keep_one_lamport() {
        // 8 * 10^9 - 1 lost of 8 * 10^9: D' = ceil(2 * 10^9 * I' / I) = 1 would leave V' = 0.
        // D'' = 0, so I' = 1 and D' = 0.
        let mut model = pool(0);
        model.absorb_loss(7_999_999_999).unwrap();
        assert_eq!((model.backing, model.debt, model.index), (1, 0, 1));
        assert!(model.insolvent);
    }

    #[test]
    fn the_index_never_reaches_nothing() {
        // I = 1: I' = floor(1 * 7 / 8) = 0, raised to 1, so the debt stays and the shares bear it.
        let mut model = pool(0);
        model.index = 1;
        model.absorb_loss(1_000_000_000).unwrap();
        assert_eq!((model.index, model.debt), (1, 2_000_000_000));
        assert_eq!(model.backing, 5_000_000_000);
        assert!(model.insolvent);
    }

    #[test]
    fn a_coarse_index_takes_no_more_than_the_loss() {
        // I = 4, l = 10: I' = floor(4 - tiny) = 3, so D' would be 1.5 * 10^9, 0.5 SOL below D.
        let mut model = pool(0);
        model.index = 4;
        model.absorb_loss(10).unwrap();
        assert_eq!((model.index, model.debt), (3, 1_999_999_990));
        assert_eq!(model.backing, 6_000_000_000);
        assert!(!model.insolvent);
    }

    #[test]
    fn a_loss_of_everything_is_out_of_range() {
        assert_eq!(pool(0).absorb_loss(8_000_000_000), Err(ModelError::Overflow));
    }
}
