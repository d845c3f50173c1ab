//! Leaving at once as far as the reserve allows, and by ticket for what is left.
//!
//! ```text
//! q         max(0, r0), or before the epoch's update max(0, floor((r0 + gap_out) / 4) - gap_out)
//! i         m where 0 < q >= gross(m), else floor(max(0, min(q, gross(m) - 2)) * S / V)
//! redeem m  redeem_sol i, or nothing (i = 0) where that would pay nothing;
//!           order m - i, if anything is left;  paid + owed >= max(1, min)
//! ```

use crate::clock::Clock;
use crate::error::ModelError;
use crate::exit::Exit;
use crate::gate::require_output;
use crate::model::Model;
use crate::order::Order;
use crate::parameters::Parameters;

/// A ticket of one lamport's worth owes nothing, because the fee is one lamport at least.
const LEAST_TICKET_GROSS: i128 = 2;

/// What a redemption did; at least one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redemption {
    /// The part paid from the reserve.
    pub paid: Option<Exit>,
    /// The part that a ticket owes.
    pub ordered: Option<Order>,
}

impl Redemption {
    /// The sum of both parts.
    pub fn total(&self) -> Exit {
        let parts = [self.paid, self.ordered.map(|order| order.exit)];
        let nothing = Exit { gross: 0, fee: 0, out: 0 };
        parts.into_iter().flatten().fold(nothing, |sum, part| Exit {
            gross: sum.gross + part.gross,
            fee: sum.fee + part.fee,
            out: sum.out + part.out,
        })
    }
}

impl Model {
    /// `redeem m`: `shares` against at least `minimum` lamports, paid and owed together.
    ///
    /// `locked` is the reserve's rent now plus 1 SOL. Neither the reserve nor the quarter can
    /// refuse it: what they don't allow is ordered.
    pub fn redeem(
        &mut self,
        shares: u64,
        minimum: u64,
        locked: u64,
        clock: &Clock,
        parameters: &Parameters,
    ) -> Result<Redemption, ModelError> {
        let first = self.instant_shares(shares, locked, clock)?;
        let mut next = *self;
        let paid = match first {
            0 => None,
            _ => match next.redeem_sol(first, 0, locked, clock, parameters) {
                // The fee takes all of it; a ticket's fee is less.
                Err(ModelError::ZeroOutput) => None,
                made => Some(made?),
            },
        };
        let rest = paid.map_or(shares, |_| shares - first);
        let ordered = (paid.is_none() || rest > 0)
            .then(|| next.order(rest, 0, clock, parameters))
            .transpose()?;
        let redemption = Redemption { paid, ordered };
        require_output(redemption.total().out, minimum)?;
        *self = next;
        Ok(redemption)
    }

    /// `i`: as many of `shares` as may leave at once, and not nearly all of them.
    fn instant_shares(&self, shares: u64, locked: u64, clock: &Clock) -> Result<u64, ModelError> {
        let gross = self.priced_exit(shares, clock)?;
        let limit = self.instant_limit(locked, clock);
        if limit > 0 && gross <= limit {
            return Ok(shares);
        }
        let lamports = limit.min(gross - LEAST_TICKET_GROSS).max(0);
        let bought = self.shares_for(lamports, clock.slot)?;
        u64::try_from(bought).map_err(|_| ModelError::Overflow)
    }

    /// `q`: the gross lamports that may leave at once.
    fn instant_limit(&self, locked: u64, clock: &Clock) -> i128 {
        let free = self.free_reserve(locked);
        let limit = if self.behind(clock) == 1 {
            (free + self.gap_out).div_euclid(4) - self.gap_out
        } else {
            free
        };
        limit.max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCKED: u64 = 1_000_000_000;

    const CLOCK: Clock = Clock { slot: 5_000, epoch: 5, first_slot: 5_000, slots_per_epoch: 1_000 };

    /// Worth 101 SOL at one to one, with 3 SOL free and no reserve target.
    fn pool() -> (Model, Parameters) {
        let parameters = Parameters { reserve_target: 0, ..Parameters::default() };
        let mut model = Model::create(1_000_000_000, &CLOCK).unwrap();
        model.deposit(100_000_000_000, 0, &CLOCK, &parameters).unwrap();
        model.delegate(97_000_000_000, LOCKED).unwrap();
        (model, parameters)
    }

    #[test]
    fn what_the_reserve_lacks_is_ordered() {
        // 3 SOL at once less 2,100,000; 2 SOL by ticket less 1,400,000.
        let (mut model, parameters) = pool();
        let made = model.redeem(5_000_000_000, 4_996_500_000, LOCKED, &CLOCK, &parameters).unwrap();
        assert_eq!(made.paid.unwrap().out, 2_997_900_000);
        assert_eq!(made.ordered.unwrap().ticket.owed, 1_998_600_000);
        assert_eq!((model.debt, model.open), (1_998_600_000, 1));
        assert_eq!(model.waiting_fees, 3_500_000);
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn what_the_reserve_has_needs_no_ticket() {
        let (mut model, parameters) = pool();
        let made = model.redeem(3_000_000_000, 0, LOCKED, &CLOCK, &parameters).unwrap();
        assert_eq!((made.ordered, model.open), (None, 0));
    }

    #[test]
    fn a_ticket_is_left_two_lamports() {
        let (mut model, parameters) = pool();
        let made = model.redeem(3_000_000_001, 0, LOCKED, &CLOCK, &parameters).unwrap();
        assert_eq!(made.paid.unwrap().gross, 2_999_999_999);
        assert_eq!(made.ordered.unwrap().exit, Exit { gross: 2, fee: 1, out: 1 });
    }

    #[test]
    fn before_the_update_a_quarter_is_paid() {
        let clock = Clock { slot: 6_000, epoch: 6, first_slot: 6_000, ..CLOCK };
        let (mut model, parameters) = pool();
        let made = model.redeem(1_000_000_000, 0, LOCKED, &clock, &parameters).unwrap();
        assert_eq!(made.paid.unwrap().gross, 750_000_000);
        assert_eq!(made.ordered.unwrap().exit.gross, 250_000_000);
        // (2,000,700,000 + 750,000,000) / 4 = 687,675,000: more than that has left already.
        let made = model.redeem(1_000_000_000, 0, LOCKED, &clock, &parameters).unwrap();
        assert_eq!(made.paid, None);
    }

    #[test]
    fn a_reserve_that_is_owed_pays_nothing() {
        let (mut model, parameters) = pool();
        model.order(50_000_000_000, 0, &CLOCK, &parameters).unwrap();
        assert!(model.free_reserve(LOCKED) < 0);
        let made = model.redeem(2, 1, LOCKED, &CLOCK, &parameters).unwrap();
        assert_eq!((made.paid, made.total().out), (None, 1));
        let before = model;
        for (shares, minimum, refusal) in [
            (0, 0, ModelError::ZeroOutput),
            (1, 0, ModelError::ZeroOutput),
            (2, 2, ModelError::SlippageExceeded),
            (60_000_000_000, 0, ModelError::AmountTooLarge),
        ] {
            let refused = model.redeem(shares, minimum, LOCKED, &CLOCK, &parameters);
            assert_eq!(refused, Err(refusal));
            assert_eq!(model, before);
        }
    }
}
