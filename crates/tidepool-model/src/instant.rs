//! Leaving at once, paid from the reserve.

use crate::clock::Clock;
use crate::error::ModelError;
use crate::exit::{Exit, floor_fee};
use crate::gate::require_output;
use crate::model::Model;
use crate::parameters::{MILLION, Parameters};
use crate::ratio;

impl Model {
    /// `redeem_sol m`: `shares` against at least `minimum` lamports of the free reserve.
    ///
    /// `locked` is the reserve's rent now plus 1 SOL. The first refusal counts, in this order:
    /// stale, more than minted, reserve, quarter, zero, slippage, overflow.
    pub fn redeem_sol(
        &mut self,
        shares: u64,
        minimum: u64,
        locked: u64,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<Exit, ModelError> {
        let gross = self.priced_exit(shares, clock)?;
        let free = self.free_reserve(locked);
        if free < gross {
            return Err(ModelError::InsufficientReserve);
        }
        let ebb_fee = self.ebb_fee(free, gross, parameters)?;
        let fee = floor_fee(gross, parameters)? + ebb_fee;
        let in_gap = self.behind(clock) == 1;
        // A quarter of what was free when the epoch began, so that splitting gains nothing.
        if in_gap && 4 * (self.gap_out + gross) > free + self.gap_out {
            return Err(ModelError::GapQuotaExceeded);
        }
        let exit = Exit { gross, fee, out: gross - fee };
        require_output(exit.out, minimum)?;

        let mut next = self.left(shares, &exit, clock, parameters)?;
        next.reserve_tracked -= exit.out;
        if in_gap {
            next.gap_out += gross;
        }
        self.settle(next)?;
        Ok(exit)
    }

    /// The part of the fee that rises from nothing to `ceiling - floor` as the free reserve falls
    /// from its goal to 0, integrated from `free` down to `free - gross`: splitting never pays.
    fn ebb_fee(
        &self,
        free: i128,
        gross: i128,
        parameters: &Parameters,
    ) -> Result<i128, ModelError> {
        let goal = self.reserve_goal(parameters)?;
        let missing_before = (goal - free).max(0);
        let missing_after = (goal - (free - gross)).max(0);
        let slope = i128::from(parameters.exit_ceiling) - i128::from(parameters.exit_floor);
        ratio::ceil(
            &[slope, missing_after - missing_before, missing_after + missing_before],
            &[2, goal.max(1), MILLION],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCKED: u64 = 1_000_000_000;

    const CLOCK: Clock = Clock { slot: 5_000, epoch: 5, first_slot: 5_000, slots_per_epoch: 1_000 };

    /// Worth 101 SOL at one to one, with 3 SOL free and a goal of 2.02 SOL.
    fn pool() -> Model {
        let mut model = Model::create(1_000_000_000, &CLOCK).unwrap();
        let parameters = Parameters::default();
        model.deposit(100_000_000_000, 0, &CLOCK, &parameters).unwrap();
        model.delegate(97_000_000_000, LOCKED).unwrap();
        model
    }

    #[test]
    fn above_the_goal_an_exit_pays_the_floor() {
        // 500,000,001 * 0.0007 = 350,000.0007, rounded up.
        let mut model = pool();
        let exit = model.redeem_sol(500_000_001, 0, LOCKED, &CLOCK, &Parameters::default());
        let expected = Exit { gross: 500_000_001, fee: 350_001, out: 499_650_000 };
        assert_eq!(exit, Ok(expected));
        assert_eq!(model.reserve_tracked, 4_000_000_000 - 499_650_000);
        assert_eq!(model.gap_out, 0);
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn below_the_goal_an_exit_pays_the_integral() {
        // T = 101 * 10^9 * 0.02 = 2.02 * 10^9; r0 = 3 * 10^9, so a(r0) = 0.
        // gross = 2 * 10^9: r1 = 10^9, a(r1) = 1.02 * 10^9.
        // floor 2 * 10^9 * 0.0007 = 1,400,000.
        // ebb 0.0023 * (1.02 * 10^9)^2 / (2 * 2.02 * 10^9) = 592,306.9.., rounded up.
        let mut model = pool();
        let exit = model.redeem_sol(2_000_000_000, 0, LOCKED, &CLOCK, &Parameters::default());
        assert_eq!(exit.unwrap().fee, 1_400_000 + 592_307);
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn the_free_reserve_is_the_limit() {
        let parameters = Parameters::default();
        let mut model = pool();
        let before = model;
        let refused = model.redeem_sol(3_000_000_001, 0, LOCKED, &CLOCK, &parameters);
        assert_eq!(refused, Err(ModelError::InsufficientReserve));
        assert_eq!(model, before);
        assert!(model.redeem_sol(3_000_000_000, 0, LOCKED, &CLOCK, &parameters).is_ok());
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn before_the_update_a_quarter_of_the_free_reserve_may_leave() {
        // 4 * 0.75 SOL <= 3 SOL. The first 0.5 SOL leaves 3 - 0.49965 = 2.50035 SOL free; with
        // gap_out = 0.5 the rest is 4 * (0.5 + g) <= 3.00035, so g <= 0.2500875 SOL.
        let clock = Clock { slot: 6_000, epoch: 6, first_slot: 6_000, ..CLOCK };
        let parameters = Parameters::default();
        let mut model = pool();
        assert_eq!(
            model.redeem_sol(750_000_001, 0, LOCKED, &clock, &parameters),
            Err(ModelError::GapQuotaExceeded)
        );
        model.redeem_sol(500_000_000, 0, LOCKED, &clock, &parameters).unwrap();
        assert_eq!(model.gap_out, 500_000_000);
        assert_eq!(
            model.redeem_sol(250_087_501, 0, LOCKED, &clock, &parameters),
            Err(ModelError::GapQuotaExceeded)
        );
        assert!(model.redeem_sol(250_087_500, 0, LOCKED, &clock, &parameters).is_ok());
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn shares_that_were_never_minted_cannot_leave() {
        let mut model = pool();
        let refused = model.redeem_sol(100_000_000_001, 0, LOCKED, &CLOCK, &Parameters::default());
        assert_eq!(refused, Err(ModelError::AmountTooLarge));
    }
}
