//! How much a liquidation repays and seizes. Every rounding is against the liquidator, but for
//! the last tokens of an obligation, which he may take for one lamport.

use tidepool_math::{mul_div_ceil, mul_div_floor};

use crate::{
    constants::{FULL_CLOSE_DEBT, MILLION},
    error::{LendingError, Result},
    fixed::{part_ceil, part_floor},
    health,
    price::Price,
    risk::Risk,
};

/// Lamports by which the roundings of a redemption in two parts may exceed its fee.
const ROUNDING: u64 = 4;

/// An obligation that is to be liquidated.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Its collateral.
    pub tokens: u64,
    /// What it owes, in lamports.
    pub debt: u64,
    /// The price of now.
    pub price: &'a Price,
    /// The market's parameters.
    pub risk: &'a Risk,
}

/// What a liquidator pays and takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trade {
    /// Lamports that he pays, all for the debt.
    pub paid: u64,
    /// Tokens that he takes.
    pub seized: u64,
}

impl Target<'_> {
    /// The lamports that one liquidation may repay of `wanted`: the close factor's part of the
    /// debt, rounded down, or all of a small debt and of one that its collateral does not cover
    /// with the bonus.
    pub fn repayable(&self, wanted: u64) -> Result<u64> {
        if self.debt == 0 {
            return Err(LendingError::NoDebt);
        }
        if !health::is_liquidatable(self.tokens, self.debt, self.price, self.risk)? {
            return Err(LendingError::Healthy);
        }
        let covered = self.with_bonus_ceil(self.debt)? <= self.price.net_floor(self.tokens)?;
        let most = if covered && self.debt > FULL_CLOSE_DEBT {
            in_range(part_floor(self.debt, self.risk.close_factor))?
        } else {
            self.debt
        };
        match wanted.min(most) {
            0 => Err(LendingError::AmountTooSmall),
            lamports => Ok(lamports),
        }
    }

    /// The trade of a liquidator who brings up to `wanted` lamports and takes tideSOL.
    pub fn for_tokens(&self, wanted: u64) -> Result<Trade> {
        let paid = self.repayable(wanted)?;
        let bonus = in_range(part_floor(paid, self.risk.bonus))?;
        let seized = self.price.tokens_floor(in_range(paid.checked_add(bonus))?);
        let trade = if seized < self.tokens {
            Trade { paid, seized }
        } else {
            // He pays for what there is, and never more than he meant to.
            let worth = self.price.gross_floor(self.tokens)?;
            let due = self.without_bonus_ceil(worth)?.max(1);
            Trade { paid: paid.min(due), seized: self.tokens }
        };
        if trade.seized == 0 { Err(LendingError::AmountTooSmall) } else { Ok(trade) }
    }

    /// The tokens whose redemption brings `wanted` lamports and the bonus after the pool's least
    /// fee, rounded up, as far as there are.
    pub fn for_redemption(&self, wanted: u64) -> Result<u64> {
        let net = self.with_bonus_ceil(self.repayable(wanted)?)?;
        let kept = MILLION.checked_sub(self.price.exit_floor.into());
        let gross = in_range(mul_div_ceil(net, MILLION, in_range(kept)?))?;
        match self.price.tokens_ceil(gross).min(self.tokens) {
            0 => Err(LendingError::AmountTooSmall),
            tokens => Ok(tokens),
        }
    }

    fn with_bonus_ceil(&self, lamports: u64) -> Result<u64> {
        in_range(part_ceil(lamports, self.risk.bonus).and_then(|more| lamports.checked_add(more)))
    }

    fn without_bonus_ceil(&self, lamports: u64) -> Result<u64> {
        in_range(mul_div_ceil(lamports, MILLION, in_range(one_and(self.risk))?))
    }
}

/// The liquidator's part of `proceeds` lamports of a redemption, rounded down.
pub fn reward_floor(proceeds: u64, risk: &Risk) -> Result<u64> {
    in_range(mul_div_floor(proceeds, risk.bonus.into(), in_range(one_and(risk))?))
}

/// The least that redeeming `tokens` brings, paid and owed together, if the pool keeps to its
/// rate and its ceiling.
pub fn least_proceeds(tokens: u64, price: &Price) -> Result<u64> {
    let gross = price.gross_floor(tokens)?;
    let fee = in_range(part_ceil(gross, price.exit_ceiling))?;
    Ok(gross.saturating_sub(fee).saturating_sub(ROUNDING))
}

fn one_and(risk: &Risk) -> Option<u64> {
    MILLION.checked_add(risk.bonus.into())
}

fn in_range(number: Option<u64>) -> Result<u64> {
    number.ok_or(LendingError::AmountOutOfRange)
}
