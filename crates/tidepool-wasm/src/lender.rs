//! A market's numbers and what each of its instructions would do. The input of each is a moment
//! (six words, as for the pool), the market's account (344 bytes) and the pool's.

use tidepool_lending::{
    books::Books,
    caps::Caps,
    constants::{MILLION, MIN_POST},
    error::LendingError,
    fixed::part_floor,
    health,
    price::Price,
    risk::Risk,
    state::{Market, Record},
};
use tidepool_math::{RateView, Shares, mul_div_ceil, mul_div_floor};

use crate::{
    memory::answer,
    refusal::{Refused, UNREADABLE},
    situation::Moment,
};

/// Slots for which interest is counted ahead where the most is asked for: a transaction that was
/// quoted now is still covered when it lands.
const LANDING_SLOTS: u64 = 150;

/// Answers: cash, borrows, what suppliers have, reserves, receivable, collateral; utilisation,
/// the rates of borrowing and of supplying, in millionths, a year; the caps on supply, borrowing
/// and one borrower.
#[unsafe(no_mangle)]
pub extern "C" fn market() -> u32 {
    answer(|input| {
        let Lent { books, risk, caps, .. } = Lent::read(input)?;
        let borrows = books.borrows_floor()?;
        let assets = books.assets()?;
        let idle = books.cash.saturating_add(books.receivable);
        let used = part(borrows, MILLION, borrows.saturating_add(idle));
        let rate = risk.curve.rate_ceil(borrows, idle).ok_or(LendingError::AmountOutOfRange)?;
        let passed_on = MILLION.saturating_sub(risk.reserve_factor.into());
        let earned = part(part(rate, passed_on, MILLION), borrows, assets);
        let Caps { supply, borrow, borrower } = caps;
        let Books { cash, reserves, receivable, collateral, .. } = books;
        Ok([
            cash, borrows, assets, reserves, receivable, collateral, used, rate, earned, supply,
            borrow, borrower,
        ])
    })
}

/// How somebody with these shares and this collateral stands. A stale price is old and not wrong,
/// so it is shown too. Answers: what was supplied, worth of the collateral, the same less the exit
/// floor, debt, the most debt that borrowing may reach, the debt above which it can be liquidated,
/// and `floor(that * 10^6 / debt)`, 2^64 - 1 without debt.
#[unsafe(no_mangle)]
pub extern "C" fn loan(tokens: u64, debt_shares: u64, supply_shares: u64) -> u32 {
    answer(|input| {
        let Lent { books, risk, moment, pool, .. } = Lent::read(input)?;
        let supplied = books.worth_floor(supply_shares)?;
        let debt = books.debt_ceil(debt_shares)?;
        let view = RateView::parse(pool)?;
        let gross = view.lamports_floor(Shares(tokens), moment.clock.slot)?;
        let net = gross.minus_or_zero(view.exit_floor.of_ceil(gross)?).0;
        let of_net = |millionths| part_floor(net, millionths).unwrap_or_default();
        let (limit, line) = (of_net(risk.max_ltv), of_net(risk.threshold));
        let factor = mul_div_floor(line, MILLION, debt).unwrap_or(u64::MAX);
        Ok([supplied, gross.0, net, debt, limit, line, factor])
    })
}

/// `Supply`. Answers: lamports taken, shares.
#[unsafe(no_mangle)]
pub extern "C" fn supply(lamports: u64) -> u32 {
    answer(|input| {
        let Lent { mut books, caps, .. } = Lent::read(input)?;
        let supplied = books.supply(lamports, caps.supply)?;
        Ok([supplied.lamports, supplied.shares])
    })
}

/// `Withdraw`. Answers: lamports paid.
#[unsafe(no_mangle)]
pub extern "C" fn withdraw(shares: u64) -> u32 {
    answer(|input| Ok([Lent::read(input)?.books.withdraw(shares)?]))
}

/// The fewest shares that are worth so many lamports. Answers: shares.
#[unsafe(no_mangle)]
pub extern "C" fn shares_worth(lamports: u64) -> u32 {
    answer(|input| {
        let books = Lent::read(input)?.books;
        let shares = mul_div_ceil(lamports, books.supply_shares, books.assets()?);
        Ok([shares.ok_or(LendingError::AmountOutOfRange)?])
    })
}

/// `Post`. Answers: the obligation's tokens afterwards.
#[unsafe(no_mangle)]
pub extern "C" fn post(amount: u64, tokens: u64) -> u32 {
    answer(|input| {
        Lent::read(input)?.books.post(amount)?;
        if amount < MIN_POST {
            return Err(LendingError::AmountTooSmall.into());
        }
        Ok([tokens.checked_add(amount).ok_or(LendingError::AmountOutOfRange)?])
    })
}

/// `Unpost`. Answers: the obligation's tokens afterwards.
#[unsafe(no_mangle)]
pub extern "C" fn unpost(amount: u64, tokens: u64, debt_shares: u64) -> u32 {
    answer(|input| {
        let lent = Lent::read(input)?;
        if amount == 0 {
            return Err(LendingError::AmountTooSmall.into());
        }
        let left = tokens.checked_sub(amount).ok_or(LendingError::InsufficientCollateral)?;
        if debt_shares > 0 {
            let debt = lent.books.debt_ceil(debt_shares)?;
            health::require_covered(left, debt, &lent.solvent_price()?, &lent.risk)?;
        }
        Ok([left])
    })
}

/// `Borrow`. Answers: the obligation's shares of the debt afterwards.
#[unsafe(no_mangle)]
pub extern "C" fn borrow(lamports: u64, tokens: u64, debt_shares: u64) -> u32 {
    answer(|input| Ok([Lent::read(input)?.borrow(lamports, tokens, debt_shares)?]))
}

/// `Repay`. Answers: lamports taken, the obligation's shares of the debt afterwards.
#[unsafe(no_mangle)]
pub extern "C" fn repay(lamports: u64, debt_shares: u64) -> u32 {
    answer(|input| {
        let repaid = Lent::read(input)?.books.repay(lamports, debt_shares)?;
        Ok([repaid.lamports, debt_shares.saturating_sub(repaid.shares)])
    })
}

/// The most that can be had now, with interest counted some slots ahead. Answers: lamports that
/// the supplier can withdraw, tokens that can be taken back, lamports that can be borrowed.
#[unsafe(no_mangle)]
pub extern "C" fn most(tokens: u64, debt_shares: u64, supply_shares: u64) -> u32 {
    answer(|input| {
        let now = Lent::read(input)?;
        let withdrawable = now.books.worth_floor(supply_shares)?.min(now.books.cash);
        let ahead = now.ahead()?;
        let released = ahead.releasable(tokens, debt_shares).unwrap_or_default();
        let borrowed = ahead.borrowable(tokens, debt_shares).unwrap_or_default();
        Ok([withdrawable, released, borrowed])
    })
}

/// `floor(amount * by / whole)`, nothing of nothing.
fn part(amount: u64, by: u64, whole: u64) -> u64 {
    mul_div_floor(amount, by, whole).unwrap_or_default()
}

/// A market with its interest counted up to the moment.
struct Lent<'a> {
    books: Books,
    risk: Risk,
    caps: Caps,
    moment: Moment,
    pool: &'a [u8],
}

impl<'a> Lent<'a> {
    fn read(input: &'a [u8]) -> Result<Self, Refused> {
        let (moment, rest) = Moment::read(input)?;
        let (market, pool) = rest.split_at_checked(Market::LEN).ok_or(Refused(UNREADABLE))?;
        let market = Market::read(market)?;
        let slot = moment.clock.slot.0;
        let (risk, caps) = (market.risk, market.caps.at(slot));
        let mut books = market.books;
        books.accrue(slot, &risk)?;
        Ok(Self { books, risk, caps, moment, pool })
    }

    /// The same with the interest of some more slots.
    fn ahead(mut self) -> Result<Self, Refused> {
        let slot = self.moment.clock.slot.0.saturating_add(LANDING_SLOTS);
        self.books.accrue(slot, &self.risk)?;
        Ok(self)
    }

    /// The price where the pool has one, which it has not while it is stale.
    fn solvent_price(&self) -> Result<Price, Refused> {
        let clock = &self.moment.clock;
        let price = Price::read(self.pool, clock.slot.0, clock.epoch.0)?;
        price.require_solvent()?;
        Ok(price)
    }

    fn borrow(&self, lamports: u64, tokens: u64, debt_shares: u64) -> Result<u64, Refused> {
        let price = self.solvent_price()?;
        let mut books = self.books;
        let shares = books.borrow(lamports, debt_shares, &self.caps)?;
        health::require_covered(tokens, books.debt_ceil(shares)?, &price, &self.risk)?;
        Ok(shares)
    }

    /// Rounding takes a lamport or two of what the limits leave.
    fn borrowable(&self, tokens: u64, debt_shares: u64) -> Result<u64, Refused> {
        let net = self.solvent_price()?.net_floor(tokens)?;
        let debt = self.books.debt_ceil(debt_shares)?;
        let limit = part_floor(net, self.risk.max_ltv).unwrap_or_default();
        let caps = [
            limit.min(self.caps.borrower).saturating_sub(debt),
            self.caps.borrow.saturating_sub(self.books.borrows_floor()?),
            self.books.cash,
        ];
        let most = caps.into_iter().min().unwrap_or_default();
        let tried = (0..=3).map(|less| most.saturating_sub(less));
        let mut allowed = tried.filter(|most| self.borrow(*most, tokens, debt_shares).is_ok());
        Ok(allowed.next().unwrap_or_default())
    }

    /// The rest must cover the debt: found by halving, because less collateral covers less.
    fn releasable(&self, tokens: u64, debt_shares: u64) -> Result<u64, Refused> {
        if debt_shares == 0 {
            return Ok(tokens);
        }
        let price = self.solvent_price()?;
        let debt = self.books.debt_ceil(debt_shares)?;
        let covers = |left| health::require_covered(left, debt, &price, &self.risk).is_ok();
        if !covers(tokens) {
            return Ok(0);
        }
        let (mut short, mut enough) = (0, tokens);
        while enough.saturating_sub(short) > 1 {
            let middle = u64::midpoint(short, enough);
            if covers(middle) {
                enough = middle;
            } else {
                short = middle;
            }
        }
        Ok(tokens.saturating_sub(enough))
    }
}
