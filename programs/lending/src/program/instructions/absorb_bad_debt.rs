//! Writing off what nobody will repay.

use solana_program::entrypoint::ProgramResult;

use crate::{
    error::LendingError,
    program::{
        accounts::{Accounts, require},
        clock,
    },
};

/// Writes the debt of an obligation without collateral off: the reserves bear it first, then all
/// suppliers in one proportion.
pub fn process(mut accounts: Accounts) -> ProgramResult {
    let mut market = accounts.market()?;
    let mut obligation = accounts.obligation(&market.address())?;

    require(obligation.value.tokens == 0, LendingError::CollateralLeft)?;
    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(clock::now()?.slot, risk)?;
    books.absorb(obligation.value.debt_shares)?;
    obligation.value.debt_shares = 0;

    market.save()?;
    obligation.save()
}
