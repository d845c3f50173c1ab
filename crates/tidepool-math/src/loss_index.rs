//! The loss index: how much of its face value a ticket has kept.

use crate::{
    amount::Lamports,
    error::{Error, Result},
};

/// A factor in 64.64 fixed point that only falls; a ticket's worth is its face value times
/// the index now over the index at its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LossIndex(pub u128);

impl LossIndex {
    /// One: nothing was ever lost.
    pub const ONE: Self = Self(1 << 64);
    /// The smallest index; it is never zero, so that no ticket divides by zero.
    pub const SMALLEST: Self = Self(1);

    /// This index times `part / whole`, rounded down; zero becomes `None`.
    pub(crate) fn scaled(self, part: Lamports, whole: Lamports) -> Result<Option<Self>> {
        let product = self.0.checked_mul(u128::from(part.0)).ok_or(Error::Overflow)?;
        let scaled = product.checked_div(u128::from(whole.0)).ok_or(Error::Overflow)?;
        Ok((scaled > 0).then_some(Self(scaled)))
    }

    /// What `face` is worth now when it was ordered at `then`, in lamports, rounded down.
    ///
    /// # Errors
    /// [`Error::Overflow`] for an index of zero or one that rose, which no ticket records.
    pub fn worth_floor(self, face: Lamports, then: Self) -> Result<Lamports> {
        if self == then {
            return Ok(face);
        }
        let product = u128::from(face.0).checked_mul(self.0).ok_or(Error::Overflow)?;
        lamports(product.checked_div(then.0))
    }

    /// The sum of all tickets' worth may not exceed this: `debt * self / then`, rounded up.
    pub(crate) fn debt_ceil(self, debt: Lamports, then: Self) -> Result<Lamports> {
        let product = u128::from(debt.0).checked_mul(self.0).ok_or(Error::Overflow)?;
        let floor = product.checked_div(then.0);
        let exact = product.checked_rem(then.0) == Some(0);
        lamports(if exact { floor } else { floor.and_then(|floor| floor.checked_add(1)) })
    }
}

fn lamports(value: Option<u128>) -> Result<Lamports> {
    value.and_then(|value| u64::try_from(value).ok()).map(Lamports).ok_or(Error::Overflow)
}
