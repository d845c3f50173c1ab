//! Counting interest.

use solana_program::entrypoint::ProgramResult;

use crate::program::{accounts::Accounts, clock};

/// Counts the interest up to now, so that it compounds.
pub fn process(mut accounts: Accounts) -> ProgramResult {
    let mut market = accounts.market()?;
    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(clock::now()?.slot, risk)?;
    market.save()
}
