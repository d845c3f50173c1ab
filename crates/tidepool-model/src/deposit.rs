//! Entering the pool.

use crate::clock::Clock;
use crate::error::ModelError;
use crate::gate::require_output;
use crate::model::Model;
use crate::parameters::{MILLION, Parameters};
use crate::ratio;

/// What a deposit did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deposit {
    /// Shares minted, rounded down.
    pub shares: i128,
    /// Lamports of the deposit that became tide-to-be, rounded up.
    pub fee: i128,
}

impl Model {
    /// `deposit x`: `lamports` into the reserve, for at least `minimum` shares.
    pub fn deposit(
        &mut self,
        lamports: u64,
        minimum: u64,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<Deposit, ModelError> {
        let (mut next, deposit) = self.entered(lamports, minimum, clock, parameters)?;
        next.reserve_tracked += i128::from(lamports);
        self.settle(next)?;
        Ok(deposit)
    }

    /// The same for `lamports` of stake that stays with its validator.
    pub fn deposit_stake(
        &mut self,
        lamports: u64,
        minimum: u64,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<Deposit, ModelError> {
        let (mut next, deposit) = self.entered(lamports, minimum, clock, parameters)?;
        next.total_tracked += i128::from(lamports);
        self.settle(next)?;
        Ok(deposit)
    }

    /// `floor(lamports * S / V)`: the shares that `lamports` buy at `slot`.
    pub fn shares_for(&self, lamports: i128, slot: u64) -> Result<i128, ModelError> {
        ratio::floor(&[lamports, self.shares], &[self.value(slot)?])
    }

    fn entered(
        &self,
        lamports: u64,
        minimum: u64,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<(Self, Deposit), ModelError> {
        self.require_open(clock)?;
        let lamports = i128::from(lamports);
        let fee = ratio::ceil(&[lamports, i128::from(parameters.deposit_fee)], &[MILLION])?;
        let shares = self.shares_for(lamports - fee, clock.slot)?;
        require_output(shares, minimum)?;

        let mut next = *self;
        next.backing += lamports - fee;
        next.waiting_fees += fee;
        next.shares += shares;
        next.minted += shares;
        Ok((next, Deposit { shares, fee }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOCK: Clock = Clock { slot: 5_000, epoch: 5, first_slot: 5_000, slots_per_epoch: 1_000 };

    #[test]
    fn the_first_deposit_is_priced_one_to_one() {
        let mut model = Model::create(2_000_000_000, &CLOCK).unwrap();
        let deposit = model.deposit(12_345, 12_345, &CLOCK, &Parameters::default());
        let expected = Deposit { shares: 12_345, fee: 0 };
        assert_eq!(deposit, Ok(expected));
        assert_eq!(model.reserve_tracked, 2_000_012_345);
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn the_fee_rounds_up_and_the_shares_round_down() {
        // V = 3 * 10^9, S = 2 * 10^9. Fee 10,001 * 0.001 = 10.001 -> 11; 9,990 * 2 / 3 = 6,660.
        // With one lamport more: 10,002 - 11 = 9,991, and 9,991 * 2 / 3 = 6,660.6..
        let parameters = Parameters { deposit_fee: 1_000, ..Parameters::default() };
        let mut model = Model::create(2_000_000_000, &CLOCK).unwrap();
        model.backing += 1_000_000_000;
        model.reserve_tracked += 1_000_000_000;
        for lamports in [10_001, 10_002] {
            let deposit = { model }.deposit(lamports, 0, &CLOCK, &parameters);
            let expected = Deposit { shares: 6_660, fee: 11 };
            assert_eq!(deposit, Ok(expected));
        }
        let deposit = model.deposit_stake(10_001, 6_660, &CLOCK, &parameters);
        assert!(deposit.is_ok());
        assert_eq!(model.total_tracked, 10_001);
        assert_eq!(model.waiting_fees, 11);
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn a_refused_deposit_changes_nothing() {
        let mut model = Model::create(2_000_000_000, &CLOCK).unwrap();
        let before = model;
        let parameters = Parameters::default();
        let refusals = [
            (0, 0, ModelError::ZeroOutput),
            (5, 6, ModelError::SlippageExceeded),
            (1 << 60, 0, ModelError::Overflow),
        ];
        for (lamports, minimum, error) in refusals {
            let refused = model.deposit(lamports, minimum, &CLOCK, &parameters);
            assert_eq!(refused, Err(error));
            assert_eq!(model, before);
        }
    }
}
