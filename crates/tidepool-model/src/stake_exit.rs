//! Leaving with stake.

use crate::clock::Clock;
use crate::error::ModelError;
use crate::exit::{Exit, floor_fee};
use crate::gate::require_output;
use crate::model::Model;
use crate::parameters::{MILLION, Parameters};
use crate::ratio;

impl Model {
    /// `redeem_stake m`: `shares` against at least `minimum` lamports of stake.
    ///
    /// Which validator may give it, and the stake program's minimum, are the caller's business.
    pub fn redeem_stake(
        &mut self,
        shares: u64,
        minimum: u64,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<Exit, ModelError> {
        let gross = self.priced_exit(shares, clock)?;
        let fee = floor_fee(gross, parameters)? + accrued_fee(gross, clock, parameters)?;
        let exit = Exit { gross, fee, out: gross - fee };
        require_output(exit.out, minimum)?;
        if exit.out > self.total_tracked {
            return Err(ModelError::AmountTooLarge);
        }

        let mut next = self.left(shares, &exit, clock, parameters)?;
        next.total_tracked -= exit.out;
        self.settle(next)?;
        Ok(exit)
    }
}

/// `ceil(gross * f * t_e / (N + W))`: the running epoch's reward leaves with the stake, so it is
/// paid for.
fn accrued_fee(gross: i128, clock: &Clock, parameters: &Parameters) -> Result<i128, ModelError> {
    let floor = i128::from(parameters.exit_floor);
    ratio::ceil(&[gross, floor, clock.elapsed()], &[clock.idle_span(parameters)?, MILLION])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_running_epoch_is_paid_for() {
        let mut clock = Clock { slot: 5_000, epoch: 5, first_slot: 5_000, slots_per_epoch: 1_000 };
        let parameters = Parameters::default();
        let mut model = Model::create(1_000_000_000, &clock).unwrap();
        model.deposit_stake(10_000_000_000, 0, &clock, &parameters).unwrap();
        clock.slot = 5_400;
        // floor 3 * 10^9 * 0.0007 = 2,100,000; accrued 2,100,000 * 400 / 1,100 = 763,636.3..
        let exit = model.redeem_stake(3_000_000_000, 0, &clock, &parameters);
        let expected = Exit { gross: 3_000_000_000, fee: 2_863_637, out: 2_997_136_363 };
        assert_eq!(exit, Ok(expected));
        assert_eq!(model.total_tracked, 7_002_863_637);
        assert_eq!(model.waiting_fees, 2_863_637);
        assert_eq!(model.identity_gap(), 0);
    }
}
