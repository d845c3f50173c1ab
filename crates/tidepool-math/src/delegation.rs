//! How much stake each validator should have, and what a crank may move towards it.

use crate::{
    amount::Lamports,
    bounds::MILLION,
    error::{Error, Result},
    ledger::Ledger,
    mul_div::{mul_div_ceil, mul_div_floor},
    parameters::Parameters,
};

/// A stake exit may leave a validator at most this far below its share, in millionths.
pub const SOURCE_TOLERANCE: u64 = 100_000;

/// The pool-wide numbers that delegation decisions rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// The backing (`B`), in lamports.
    pub backing: Lamports,
    /// The free reserve that the pool aims at (`T`), in lamports.
    pub reserve_target: Lamports,
    /// Lamports of the reserve that may leave, tickets included.
    pub payable: Lamports,
    /// What the open tickets are owed (`D`), in lamports.
    pub ticket_debt: Lamports,
    /// Lamports that were told to cool in this epoch.
    pub cooling: Lamports,
    /// Lamports that were told to cool in earlier epochs and have not come home.
    pub cooled_unswept: Lamports,
    /// Lamports tracked in all stake accounts.
    pub total_tracked: Lamports,
    /// Sum of all usable weights.
    pub sum_weights: u64,
    /// Lamports that rebalancing may still move in this epoch.
    pub movable: Lamports,
}

impl Delegation {
    /// Takes the pool-wide numbers from the ledger; `moved` is what rebalancing has moved in
    /// this epoch, `locked` the reserve's rent plus 1 SOL. The movement cap counts the backing
    /// of now or that of the last update, whichever is less: a deposit that leaves again at
    /// once must not lift it.
    ///
    /// # Errors
    /// None for parameters within their bounds.
    pub fn new(
        ledger: &Ledger,
        parameters: &Parameters,
        locked: Lamports,
        moved: Lamports,
        backing_at_update: Lamports,
    ) -> Result<Self> {
        let base = ledger.backing.min(backing_at_update);
        let cap = parameters.movement_cap.of_floor(base)?;
        Ok(Self {
            backing: ledger.backing,
            reserve_target: ledger.reserve_target(parameters)?,
            payable: ledger.payable(locked),
            ticket_debt: ledger.ticket_debt,
            cooling: Lamports::ZERO,
            cooled_unswept: Lamports::ZERO,
            total_tracked: Lamports::ZERO,
            sum_weights: 0,
            movable: cap.minus_or_zero(moved),
        })
    }

    /// The stake that a validator of `weight` should have, in lamports, rounded down:
    /// `weight * (B - T) / sum of weights`.
    ///
    /// # Errors
    /// [`Error::Overflow`] for a weight beyond the sum.
    pub fn target_floor(&self, weight: u64) -> Result<Lamports> {
        self.share_floor(weight, self.backing.minus_or_zero(self.reserve_target))
    }

    /// Lamports that `delegate` should move to a validator that has `tracked`: what it lacks,
    /// as far as the free reserve exceeds its target.
    ///
    /// # Errors
    /// [`Error::Overflow`] for a weight beyond the sum.
    pub fn to_delegate(&self, weight: u64, tracked: Lamports) -> Result<Lamports> {
        let lacking = self.target_floor(weight)?.minus_or_zero(tracked);
        let kept = self.ticket_debt.plus(self.reserve_target)?;
        Ok(lacking.min(self.payable.minus_or_zero(kept)))
    }

    /// Lamports that tickets and the reserve target lack, beyond what is on its way:
    /// `max(0, T - r0 - cooling - cooled_unswept)`.
    ///
    /// # Errors
    /// [`Error::Overflow`] for amounts beyond 2^60.
    pub fn shortfall(&self) -> Result<Lamports> {
        let wanted = self.reserve_target.plus(self.ticket_debt)?;
        let coming = self.cooling.plus(self.cooled_unswept)?;
        Ok(wanted.minus_or_zero(self.payable).minus_or_zero(coming))
    }

    /// Whether open tickets are owed more than the reserve has and has coming: then stake must
    /// cool even where the minimum delegation makes it more than is lacking.
    ///
    /// # Errors
    /// [`Error::Overflow`] for amounts beyond 2^60.
    pub fn tickets_lack(&self) -> Result<bool> {
        let coming = self.cooling.plus(self.cooled_unswept)?;
        Ok(self.ticket_debt > self.payable.plus(coming)?)
    }

    /// Lamports that `undelegate` should take from a validator that has `tracked`.
    ///
    /// The shortfall is served first and without a cap, from each validator down to its
    /// share of the stake that remains, so that any order of cranks serves it whole and no
    /// crank can empty a validator of its choice. What the validator then has above its
    /// target is rebalanced within the movement cap.
    ///
    /// # Errors
    /// [`Error::Overflow`] for a weight beyond the sum.
    pub fn to_undelegate(&self, weight: u64, tracked: Lamports) -> Result<Undelegation> {
        let fair = self.share_floor(weight, self.staked()?.minus_or_zero(self.shortfall()?))?;
        self.undelegation(weight, tracked, tracked.minus_or_zero(fair))
    }

    /// The same at the end of the window. What is left of the shortfall by then is what the
    /// shares left unserved, because some stake cannot move: the others serve it in proportion
    /// to what they have.
    ///
    /// # Errors
    /// [`Error::Overflow`] for a weight beyond the sum.
    pub fn to_undelegate_late(&self, weight: u64, tracked: Lamports) -> Result<Undelegation> {
        let staked = self.staked()?.0.max(1);
        let part = mul_div_ceil(self.shortfall()?.0, tracked.0, staked).ok_or(Error::Overflow)?;
        let fair = self.to_undelegate(weight, tracked)?.served;
        self.undelegation(weight, tracked, fair.max(Lamports(part)).min(tracked))
    }

    /// Lamports tracked in stake accounts and not on their way.
    fn staked(&self) -> Result<Lamports> {
        Ok(self.total_tracked.minus_or_zero(self.cooling.plus(self.cooled_unswept)?))
    }

    /// `own` lamports for the shortfall, as far as there is one, and what is above the target.
    fn undelegation(&self, weight: u64, tracked: Lamports, own: Lamports) -> Result<Undelegation> {
        let served = own.min(self.shortfall()?);
        let above = tracked.minus_or_zero(served).minus_or_zero(self.target_floor(weight)?);
        Ok(Undelegation { served, rebalanced: above.min(self.movable) })
    }

    /// Whether `delegate` takes back the `cooling` lamports that this epoch's undelegation made
    /// cool at a validator of `tracked`, them included: the validator's target wants at least
    /// half of them, and tickets and the reserve target stay covered without any of them. What
    /// was told to cool because the validator had too much is then never taken back.
    ///
    /// # Errors
    /// [`Error::Overflow`] for more cooling lamports than there are.
    pub fn may_take_back(&self, weight: u64, tracked: Lamports, cooling: Lamports) -> Result<bool> {
        let unwanted = tracked.minus_or_zero(self.target_floor(weight)?);
        let wanted = unwanted.plus(unwanted)? <= cooling;
        let without = Self { cooling: self.cooling.minus(cooling)?, ..*self };
        Ok(wanted && without.shortfall()? == Lamports::ZERO)
    }

    /// Whether a stake exit of `out` lamports may be split off a validator: afterwards it
    /// keeps nine tenths of its share.
    ///
    /// # Errors
    /// [`Error::Overflow`] for more than the validator or the pool has.
    pub fn may_be_source(&self, weight: u64, tracked: Lamports, out: Lamports) -> Result<bool> {
        Source { weight, sum_weights: self.sum_weights, tracked, total: self.total_tracked }
            .may_give(out)
    }

    fn share_floor(&self, weight: u64, amount: Lamports) -> Result<Lamports> {
        if self.sum_weights == 0 || weight == 0 {
            return Ok(Lamports::ZERO);
        }
        mul_div_floor(amount.0, weight, self.sum_weights).map(Lamports).ok_or(Error::Overflow)
    }
}

/// A validator from which a stake exit would be split off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its usable weight.
    pub weight: u64,
    /// Sum of all usable weights.
    pub sum_weights: u64,
    /// Lamports of stake that it has.
    pub tracked: Lamports,
    /// Lamports of stake that all validators have.
    pub total: Lamports,
}

impl Source {
    /// Whether `out` lamports may be split off: `left * sum >= weight * total * 0.9`, both
    /// afterwards. A validator that shall have nothing may give all.
    ///
    /// # Errors
    /// [`Error::Overflow`] for more than the validator or the pool has.
    pub fn may_give(&self, out: Lamports) -> Result<bool> {
        if self.weight == 0 || self.sum_weights == 0 {
            return Ok(true);
        }
        let left = u128::from(self.tracked.minus(out)?.0);
        let total = u128::from(self.total.minus(out)?.0);
        let kept = u128::from(MILLION.saturating_sub(SOURCE_TOLERANCE));
        let has = product(left, self.sum_weights, u128::from(MILLION))?;
        Ok(has >= product(total, self.weight, kept)?)
    }
}

/// What a crank may take from one validator, in lamports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undelegation {
    /// For tickets and the reserve target; not capped.
    pub served: Lamports,
    /// Towards the validator's target; counts against the movement cap.
    pub rebalanced: Lamports,
}

fn product(amount: u128, weight: u64, ratio: u128) -> Result<u128> {
    amount
        .checked_mul(u128::from(weight))
        .and_then(|weighted| weighted.checked_mul(ratio))
        .ok_or(Error::Overflow)
}
