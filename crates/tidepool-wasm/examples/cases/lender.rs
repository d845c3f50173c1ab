//! Markets, and what the lender's books answer about them.

use borsh::to_vec;
use serde_json::Value;
use tidepool_lending::{
    books::Books,
    caps::{CapSchedule, Caps},
    constants::MIN_DEBT,
    curve::RateCurve,
    error::LendingError,
    health,
    price::Price,
    risk::Risk,
    state::{Header, Market, MarketAddresses},
};

use crate::{
    SLOTS, call,
    chance::Chance,
    group,
    pool::{Pool, SOL},
};

/// The terms of all markets here.
pub const RISK: Risk = Risk {
    max_ltv: 850_000,
    threshold: 900_000,
    bonus: 30_000,
    close_factor: 500_000,
    reserve_factor: 100_000,
    curve: RateCurve { base: 10_000, kink: 800_000, rise_to_kink: 40_000, rise_beyond: 950_000 },
};
/// Their caps.
pub const CAPS: Caps = Caps { supply: 5_000 * SOL, borrow: 900 * SOL, borrower: 400 * SOL };

/// A market whose interest was last counted at `slot`.
pub fn market(books: Books) -> Market {
    let [pool, mint, admin, vault, tokens] = [1, 2, 3, 4, 5].map(|byte| [byte; 32]);
    Market {
        header: Header { tag: 1, version: 1, bump: 254 },
        vault_bump: 253,
        addresses: MarketAddresses { pool, mint, admin, index: 7, vault, tokens },
        risk: RISK,
        caps: CapSchedule::new(CAPS),
        books,
    }
}

fn coded<const N: usize>(answer: Result<[u64; N], LendingError>) -> Result<[u64; N], u32> {
    answer.map_err(|error| error as u32)
}

/// Questions about a market on `pool`, with their answers.
pub fn questions(pool: &Pool, chance: &mut Chance) -> Value {
    let slot = pool.clock.slot.0;
    let mut books = Books::new(slot.saturating_sub(chance.below(20 * SLOTS)));
    let _ = books.supply(SOL + chance.below(1_000 * SOL), CAPS.supply);
    let (tokens, lent) = (chance.below(900 * SOL), MIN_DEBT + chance.sized(books.cash / 3));
    let _ = books.post(tokens);
    let debt_shares = books.borrow(lent, 0, &CAPS).unwrap_or_default();
    let market = to_vec(&market(books)).expect("bytes");
    let input = [pool.moment(), market, pool.account()].concat();
    books.accrue(slot, &RISK).expect("interest");
    let amount = chance.sized(1_000 * SOL);
    let price = Price::read(&pool.account(), slot, pool.clock.epoch.0);
    let mut calls = supplying(books, amount);
    calls.extend(borrowing(books, [amount >> 2, tokens, debt_shares], price));
    group(&input, &calls)
}

fn supplying(books: Books, amount: u64) -> Vec<Value> {
    let mut after = books;
    let supplied = after.supply(amount, CAPS.supply).map(|done| [done.lamports, done.shares]);
    let shares = amount >> 1;
    let mut after = books;
    vec![
        call("supply", &[amount], coded(supplied)),
        call("withdraw", &[shares], coded(after.withdraw(shares).map(|paid| [paid]))),
    ]
}

fn borrowing(
    books: Books,
    [amount, tokens, debt_shares]: [u64; 3],
    price: Result<Price, LendingError>,
) -> Vec<Value> {
    let borrowed = price.and_then(|price| {
        price.require_solvent()?;
        let mut after = books;
        let shares = after.borrow(amount, debt_shares, &CAPS)?;
        health::require_covered(tokens, after.debt_ceil(shares)?, &price, &RISK)?;
        Ok([shares])
    });
    let mut after = books;
    let repaid = after.repay(amount, debt_shares);
    let repaid = repaid.map(|done| [done.lamports, debt_shares - done.shares]);
    let mut calls = vec![
        call("borrow", &[amount, tokens, debt_shares], coded(borrowed)),
        call("repay", &[amount, debt_shares], coded(repaid)),
    ];
    // A stale price has no health factor of the program's, and the page shows the last one.
    if let Ok(price) = price {
        calls.push(standing(books, [tokens, debt_shares], price));
    }
    calls
}

fn standing(books: Books, [tokens, debt_shares]: [u64; 2], price: Price) -> Value {
    let answer = books.debt_ceil(debt_shares).and_then(|debt| {
        let (gross, net) = (price.gross_floor(tokens)?, price.net_floor(tokens)?);
        let of_net = |part| tidepool_lending::fixed::part_floor(net, part).unwrap_or_default();
        let (limit, line) = (of_net(RISK.max_ltv), of_net(RISK.threshold));
        let factor = health::health_factor_floor(tokens, debt, &price, &RISK)?;
        Ok([0, gross, net, debt, limit, line, factor.unwrap_or(u64::MAX)])
    });
    call("loan", &[tokens, debt_shares, 0], coded(answer))
}
