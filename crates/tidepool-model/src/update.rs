//! The epoch's update: burns, waiting fees and the epoch's gain become tide; a loss is booked.

use crate::clock::Clock;
use crate::error::ModelError;
use crate::model::{AMOUNT_LIMIT, Model};
use crate::parameters::{MILLION, Parameters};
use crate::ratio;

/// What an update booked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// `g`: lamports found beyond what was tracked; negative for a loss.
    pub gain: i128,
    /// Lamports of the gain that were recognised at once, for the protocol; rounded down.
    pub phi: i128,
    /// Shares that `phi` bought for the protocol, rounded down.
    pub fee_shares: i128,
    /// Shares that holders had burned since the last update.
    pub burned: i128,
    /// Lamports those shares were worth, rounded down; they became tide.
    pub burned_value: i128,
}

impl Model {
    /// `update_pool`: `None` when this epoch's update has run and no loss waits to be booked.
    ///
    /// `mint_supply` in shares and `reserve_lamports` are what the accounts hold now. The order
    /// matters: burns at the old rate, then the waiting fees, then the gain or loss.
    pub fn update(
        &mut self,
        mint_supply: u64,
        reserve_lamports: u64,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<Option<Outcome>, ModelError> {
        if self.last_update_epoch == clock.epoch && self.pend >= 0 {
            return Ok(None);
        }
        let mut outcome = Outcome::default();
        let mut next = *self;
        next.tide = self.unvested(clock.slot)?;
        next.drop_burned(self.value(clock.slot)?, mint_supply, &mut outcome)?;
        next.release_waiting_fees();
        outcome.gain = next.take_findings(reserve_lamports);
        if outcome.gain >= 0 {
            next.book_gain(parameters, &mut outcome)?;
        } else {
            next.absorb_loss(-outcome.gain)?;
        }
        next.restart_tide(clock, parameters)?;
        next.gap_out = 0;
        next.last_update_epoch = clock.epoch;
        next.last_update_slot = clock.slot;
        self.settle(next)?;
        Ok(Some(outcome))
    }

    /// Burned shares leave their value to the others, as tide and not as a jump.
    fn drop_burned(
        &mut self,
        value: i128,
        mint_supply: u64,
        outcome: &mut Outcome,
    ) -> Result<(), ModelError> {
        // Only the pool mints, so more supply than was minted has no meaning: a negative factor.
        outcome.burned = self.minted - i128::from(mint_supply);
        outcome.burned_value = ratio::floor(&[outcome.burned, value], &[self.shares])?;
        self.minted = i128::from(mint_supply);
        self.shares -= outcome.burned;
        self.tide += outcome.burned_value;
        Ok(())
    }

    fn release_waiting_fees(&mut self) {
        self.backing += self.waiting_fees;
        self.tide += self.waiting_fees;
        self.waiting_fees = 0;
    }

    /// What was found since the last update, at the validators and in the reserve.
    fn take_findings(&mut self, reserve_lamports: u64) -> i128 {
        let found = self.pend + i128::from(reserve_lamports) - self.reserve_tracked;
        self.pend = 0;
        self.reserve_tracked = i128::from(reserve_lamports);
        found
    }

    fn book_gain(
        &mut self,
        parameters: &Parameters,
        outcome: &mut Outcome,
    ) -> Result<(), ModelError> {
        let gain = outcome.gain;
        let charged = (gain - self.carry).max(0);
        let rate = i128::from(parameters.protocol_fee);
        outcome.phi = ratio::floor(&[charged, rate], &[MILLION])?;
        let value = self.backing - self.tide;
        match ratio::floor(&[outcome.phi, self.shares], &[value]) {
            Ok(shares) if self.shares + shares < AMOUNT_LIMIT => outcome.fee_shares = shares,
            // Too many shares to count: the fee is waived, for nothing may stop an update.
            _ => outcome.phi = 0,
        }
        self.carry = (self.carry - gain).max(0);
        self.backing += gain;
        self.shares += outcome.fee_shares;
        self.unclaimed += outcome.fee_shares;
        self.tide += gain - outcome.phi;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(slot: u64) -> Clock {
        Clock {
            slot,
            epoch: slot / 1_000,
            first_slot: slot / 1_000 * 1_000,
            slots_per_epoch: 1_000,
        }
    }

    /// 10 SOL, all in the reserve, of which 9 are minted.
    fn pool() -> Model {
        let mut model = Model::create(1_000_000_000, &at(5_000)).unwrap();
        model.deposit(9_000_000_000, 0, &at(5_000), &Parameters::default()).unwrap();
        model
    }

    #[test]
    fn a_gain_pays_the_protocol_and_becomes_tide() {
        // g = 10^7 found, C = 2 * 10^6 to make good: phi = 8 * 10^6 * 0.05 = 400,000.
        // fs = 400,000 * 10^10 / 10^10. U0 = 10^7 - 400,000 = 9,600,000. V = 10,000,400,000.
        // d = 9,600,000 * 1,100 * 10^6 / (700 * 10,000,400,000) = 1,508.5.., rounded up.
        let mut model = pool();
        model.carry = 2_000_000;
        model.delegate(5_000_000_000, 1_000_000_000).unwrap();
        model.observe(10_000_000).unwrap();
        let outcome =
            model.update(9_000_000_000, 5_000_000_000, &at(6_010), &Parameters::default()).unwrap();
        let expected = Outcome {
            gain: 10_000_000,
            phi: 400_000,
            fee_shares: 400_000,
            burned: 0,
            burned_value: 0,
        };
        assert_eq!(outcome, Some(expected));
        assert_eq!((model.tide, model.tide_start), (9_600_000, 6_010));
        assert_eq!(model.tide_length, 1_509);
        assert_eq!(model.carry, 0);
        assert_eq!(model.value(6_010), Ok(10_000_400_000));
        assert_eq!(model.identity_gap(), 0);
        assert_eq!(model.claim_fees(), Ok(400_000));
        assert_eq!(model.minted, 9_000_400_000);
    }

    #[test]
    fn a_fee_that_no_shares_can_cover_is_waived() {
        // phi = 5 * 10^8 at V / S = 1 / 10^9 would be 5 * 10^17 shares beside 10^18.
        // At V / S = 2 / 10^9 they are half as many, and 1.25 * 10^18 still are too many.
        let mut model = pool();
        model.shares = 1_000_000_000_000_000_000;
        let cases =
            [(1_000_000_000, 0), (2_000_000_000, 0), (4_000_000_000, 125_000_000_000_000_000)];
        for (value, fee_shares) in cases {
            let mut next = Model { backing: value, reserve_tracked: value, ..model };
            let reserve = u64::try_from(value).unwrap() + 10_000_000_000;
            let outcome =
                next.update(9_000_000_000, reserve, &at(6_000), &Parameters::default()).unwrap();
            let phi = if fee_shares == 0 { 0 } else { 500_000_000 };
            let outcome = outcome.unwrap();
            assert_eq!((outcome.phi, outcome.fee_shares), (phi, fee_shares));
            assert_eq!(next.tide, 10_000_000_000 - phi);
        }
    }

    #[test]
    fn a_burn_and_waiting_fees_become_tide() {
        // Burned 10^9 + 1 of 10^10 shares worth 10^10: vb = 10^9 + 1. With P = 700,000 the tide is
        // 1,000,700,001 and far beyond the cap: 16 epochs.
        let mut model = pool();
        model.order(1_000_000_000, 0, &at(5_000), &Parameters::default()).unwrap();
        assert_eq!(model.waiting_fees, 700_000);
        let outcome = model
            .update(6_999_999_999, 10_000_000_000, &at(6_000), &Parameters::default())
            .unwrap()
            .unwrap();
        assert_eq!(outcome.burned, 1_000_000_001);
        assert_eq!(outcome.burned_value, 1_000_000_001);
        assert_eq!(model.tide, 1_000_700_001);
        assert_eq!(model.tide_length, 16_000);
        assert_eq!(model.value(6_000), Ok(7_999_999_999));
        assert_eq!(model.shares, 7_999_999_999);
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn an_update_runs_once_an_epoch_unless_a_loss_waits() {
        let parameters = Parameters::default();
        let mut model = pool();
        let same_epoch = model.update(9_000_000_000, 10_000_000_005, &at(5_500), &parameters);
        assert_eq!(same_epoch, Ok(None));
        model.delegate(1_000_000_000, 1_000_000_000).unwrap();
        model.observe(-7).unwrap();
        model.gap_out = 3;
        model.tide_length = 1;
        let outcome = model.update(9_000_000_000, 9_000_000_005, &at(5_500), &parameters).unwrap();
        assert_eq!(outcome.unwrap().gain, -2);
        assert_eq!(model.backing, 9_999_999_998);
        assert_eq!((model.carry, model.pend, model.gap_out), (2, 0, 0));
        // No tide is left, and still it lasts one epoch.
        assert_eq!((model.tide, model.tide_length), (0, 1_000));
        assert_eq!(model.last_update_slot, 5_500);
        assert_eq!(model.identity_gap(), 0);
    }
}
