//! The ledger itself, and what holds for it after every operation.

use crate::clock::Clock;
use crate::error::ModelError;

/// Every amount of lamports or shares stays below this.
pub const AMOUNT_LIMIT: i128 = 1 << 60;

/// The loss index of a pool that never lost anything: one, in Q64.
pub const INDEX_ONE: u128 = 1 << 64;

/// What the reserve always keeps beside its rent, in lamports: never staked, never paid.
pub const LOCKED_LAMPORTS: i128 = 1_000_000_000;

/// The pool's ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Model {
    /// `B`: lamports recognised or scheduled for the shares; without `P`, `D` and `pend`.
    pub backing: i128,
    /// `U0`: lamports of the tide that were unvested at `tide_start`.
    pub tide: i128,
    /// `s0`: the slot from which the tide flows.
    pub tide_start: i128,
    /// `d`: slots from `tide_start` until the tide has flowed in; at least 1.
    pub tide_length: i128,
    /// `S`: tracked shares: minted, locked and unclaimed fee shares.
    pub shares: i128,
    /// Shares minted, as last known; a burn by a holder shows at the next update.
    pub minted: i128,
    /// Fee shares that are counted in `shares` and not minted yet.
    pub unclaimed: i128,
    /// `P`: lamports of fees that become tide at the next update.
    pub waiting_fees: i128,
    /// `D`: lamports owed to open tickets.
    pub debt: i128,
    /// How many tickets are open.
    pub open: u64,
    /// `I`: the loss index in Q64; only ever falls, never 0.
    pub index: u128,
    /// `C`: lamports of losses that gains have not made good yet.
    pub carry: i128,
    /// Lamports observed at validators and not booked yet; negative for a loss.
    pub pend: i128,
    /// Lamports expected in the reserve.
    pub reserve_tracked: i128,
    /// Lamports expected at all validators together.
    pub total_tracked: i128,
    /// Gross lamports of instant exits since the epoch began and before its update.
    pub gap_out: i128,
    /// The epoch of the last update.
    pub last_update_epoch: u64,
    /// The slot of the last update.
    pub last_update_slot: u64,
    /// Whether a loss closed the entries for good.
    pub insolvent: bool,
}

impl Model {
    /// A new pool, whose shares are the reserve's lamports one to one. They are locked, not minted.
    ///
    /// `reserve_lamports` holds the reserve's rent, 1 SOL and any pre-funding; less than 1 SOL is
    /// `InsufficientReserve`.
    pub fn create(reserve_lamports: u64, clock: &Clock) -> Result<Self, ModelError> {
        let lamports = i128::from(reserve_lamports);
        if lamports < LOCKED_LAMPORTS {
            return Err(ModelError::InsufficientReserve);
        }
        let model = Self {
            backing: lamports,
            tide: 0,
            tide_start: i128::from(clock.slot),
            tide_length: i128::from(clock.slots_per_epoch),
            shares: lamports,
            minted: 0,
            unclaimed: 0,
            waiting_fees: 0,
            debt: 0,
            open: 0,
            index: INDEX_ONE,
            carry: 0,
            pend: 0,
            reserve_tracked: lamports,
            total_tracked: 0,
            gap_out: 0,
            last_update_epoch: clock.epoch,
            last_update_slot: clock.slot,
            insolvent: false,
        };
        model.check_amounts()?;
        Ok(model)
    }

    /// Lamports by which the identity `tracked + reserve - D - P = B + pend` fails; always 0.
    pub fn identity_gap(&self) -> i128 {
        self.total_tracked + self.reserve_tracked
            - self.debt
            - self.waiting_fees
            - self.backing
            - self.pend
    }

    /// Becomes `next`, unless an amount of it is out of range.
    pub(crate) fn settle(&mut self, next: Self) -> Result<(), ModelError> {
        next.check_amounts()?;
        *self = next;
        Ok(())
    }

    fn check_amounts(&self) -> Result<(), ModelError> {
        let bounded = [self.backing, self.shares, self.reserve_tracked, self.debt];
        let in_range = bounded.iter().all(|amount| (0..AMOUNT_LIMIT).contains(amount));
        if in_range && self.total_tracked >= 0 && i64::try_from(self.pend).is_ok() {
            Ok(())
        } else {
            Err(ModelError::Overflow)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOCK: Clock = Clock { slot: 5_000, epoch: 5, first_slot: 5_000, slots_per_epoch: 1_000 };

    #[test]
    fn a_new_pool_is_worth_its_reserve() {
        let model = Model::create(1_002_000_000, &CLOCK).unwrap();
        assert_eq!(model.backing, 1_002_000_000);
        assert_eq!(model.shares, 1_002_000_000);
        assert_eq!(model.minted, 0);
        assert_eq!(model.value(5_000), Ok(1_002_000_000));
        assert_eq!(model.identity_gap(), 0);
    }

    #[test]
    fn a_new_pool_locks_at_least_one_sol_and_less_than_the_limit() {
        assert_eq!(Model::create(999_999_999, &CLOCK), Err(ModelError::InsufficientReserve));
        assert_eq!(Model::create(1 << 60, &CLOCK), Err(ModelError::Overflow));
    }
}
