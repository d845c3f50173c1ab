//! The lender's laws that raw accounts can show, in wide integers of their own.

use tidepool_client::lending::tidepool_lending::{
    constants::LOCKED_LAMPORTS,
    error::LendingError,
    state::{Claim, Market},
};

use crate::{bank::Failure, lender::Lender, refusal::assert_refused_by, world::World};
use solana_instruction::error::InstructionError;

/// Rent of an account without data.
const RENT: u64 = 890_880;
const ONE: u128 = 1 << 64;

/// What everybody has together.
#[derive(Default)]
struct Sums {
    shares: u64,
    tokens: u64,
    debt_shares: u64,
    carried: u64,
    worth: u128,
    debts: u128,
}

/// Lamports that suppliers have, by the formula.
pub fn assets(market: &Market) -> i128 {
    let books = &market.books;
    let borrows = wide(books.debt_shares, books.index) / ONE;
    let all = u128::from(books.cash) + borrows + u128::from(books.receivable);
    i128::try_from(all).expect("no more than there is") - i128::from(books.reserves)
}

/// `amount * index`, which fits as long as interest has not gone mad.
fn wide(amount: u64, index: u128) -> u128 {
    u128::from(amount).checked_mul(index).expect("a moderate index")
}

/// Checks the laws of one state, and those since the last.
///
/// # Panics
/// When one is broken.
pub async fn check(lender: &Lender, world: &mut World) {
    let market = lender.market(world).await;
    let sums = sums(lender, world, &market).await;
    let books = &market.books;
    assert_eq!(sums.shares + LOCKED_LAMPORTS, books.supply_shares, "shares are somebody's");
    assert_eq!(sums.debt_shares, books.debt_shares, "debts are somebody's");
    assert_eq!(sums.tokens, books.collateral, "collateral is somebody's");
    assert_eq!(sums.carried, books.receivable, "what is expected is of a ticket");

    let vault = world.bank.lamports(lender.at.vault).await;
    assert!(vault >= RENT + books.cash, "the vault holds the cash: {vault} and {books:?}");
    let tokens = world.bank.shares_in(lender.at.tokens).await;
    assert!(tokens >= books.collateral, "the tokens are there");

    let assets = assets(&market);
    assert!(assets >= 0, "Solvency: {books:?}");
    let claims = i128::try_from(sums.worth).expect("a sum");
    assert!(assets >= claims, "Solvency: {assets} for {claims}");
    assert!(sums.debts * ONE >= wide(books.debt_shares, books.index), "debts are rounded up");
    if let Some(last) = &lender.last {
        check_step(last, &market);
    }
}

fn check_step(before: &Market, after: &Market) {
    assert!(after.books.index >= before.books.index, "interest is never negative");
    assert!(after.books.bad_debt >= before.books.bad_debt, "losses stay counted");
    let fixed = |market: &Market| (market.risk, market.addresses, market.header);
    assert_eq!(fixed(before), fixed(after), "terms are for good");
    if after.books.bad_debt == before.books.bad_debt {
        let new = assets(after) * i128::from(before.books.supply_shares);
        let old = assets(before) * i128::from(after.books.supply_shares);
        assert!(new >= old, "a share is never worth less: {before:?} {after:?}");
    }
}

async fn sums(lender: &Lender, world: &mut World, market: &Market) -> Sums {
    let (books, mut sums) = (&market.books, Sums::default());
    let assets = u128::try_from(assets(market)).expect("Solvency");
    for owner in &lender.people {
        if let Some(position) = lender.position(world, owner).await {
            sums.shares += position.shares;
            sums.worth += u128::from(position.shares) * assets / u128::from(books.supply_shares);
        }
        if let Some(obligation) = lender.obligation(world, owner).await {
            sums.tokens += obligation.tokens;
            sums.debt_shares += obligation.debt_shares;
            sums.debts += wide(obligation.debt_shares, books.index).div_ceil(ONE);
        }
    }
    for nonce in &lender.nonces {
        let claim: Option<Claim> = lender.claim(world, *nonce).await;
        sums.carried += claim.map_or(0, |claim| claim.carried);
    }
    sums
}

/// Asserts that the lender refused with exactly this error.
///
/// # Panics
/// When it did not.
#[track_caller]
pub fn assert_lender_refused<T: std::fmt::Debug>(
    result: &Result<T, Failure>,
    expected: LendingError,
) {
    assert_refused_by(result, &InstructionError::Custom(expected as u32));
}
