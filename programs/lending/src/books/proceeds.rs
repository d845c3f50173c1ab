//! What a redemption of seized tideSOL brings: lamports now, and lamports of a ticket later.

use super::{Books, Repaid, difference, in_range, sum};
use crate::{error::Result, liquidation::reward_floor, risk::Risk};

/// What the pool gave for seized tideSOL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proceeds {
    /// Lamports that it paid into the vault.
    pub paid: u64,
    /// Lamports that its ticket owes.
    pub owed: u64,
}

/// How they are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sale {
    /// Lamports for the liquidator now.
    pub reward: u64,
    /// Lamports that the market expects of the ticket, its reward deducted.
    pub carried: u64,
    /// What the obligation is credited for.
    pub repaid: Repaid,
}

impl Books {
    /// Books the redemption of an obligation's collateral, whose debt has `shares`.
    ///
    /// The liquidator's part is rounded down. The debt is credited at once with what the ticket
    /// will bring; should a loss of the pool diminish it, that is the market's, not the
    /// borrower's. What exceeds the debt, a few lamports by rounding, goes to the reserves.
    pub fn sell(&mut self, proceeds: Proceeds, shares: u64, risk: &Risk) -> Result<Sale> {
        let reward = reward_floor(proceeds.paid, risk)?;
        let cash = difference(proceeds.paid, reward)?;
        let carried = carried_of(proceeds.owed, risk)?;
        let all = sum(cash, carried)?;
        let debt = self.debt_ceil(shares)?;
        let off = self.shares_for(all, shares)?;
        let next = Self {
            cash: sum(self.cash, cash)?,
            receivable: sum(self.receivable, carried)?,
            debt_shares: difference(self.debt_shares, off)?,
            reserves: sum(self.reserves, all.saturating_sub(debt))?,
            ..*self
        };
        *self = next;
        let repaid = Repaid { lamports: all.min(debt), shares: off };
        Ok(Sale { reward, carried, repaid })
    }

    /// Books a paid ticket that owed `owed` lamports, of which `carried` were expected, and that
    /// brought `received`; returns the liquidator's part, rounded down.
    ///
    /// A ticket pays less than it owed after a loss of the pool: the difference is bad debt. What
    /// exceeds it is a gift, and goes to the reserves.
    pub fn collect(&mut self, received: u64, owed: u64, carried: u64, risk: &Risk) -> Result<u64> {
        let worth = received.min(owed);
        let kept = carried_of(worth, risk)?;
        let gift = difference(received, worth)?;
        let mut next = Self {
            receivable: difference(self.receivable, carried)?,
            cash: sum(self.cash, sum(kept, gift)?)?,
            reserves: sum(self.reserves, gift)?,
            ..*self
        };
        next.lose(difference(carried, kept)?)?;
        *self = next;
        difference(worth, kept)
    }
}

/// The market's part of what a ticket brings.
fn carried_of(owed: u64, risk: &Risk) -> Result<u64> {
    in_range(owed.checked_sub(reward_floor(owed, risk)?))
}
