//! Taking out what is kept for losses.

use solana_program::entrypoint::ProgramResult;

use crate::program::{accounts::Accounts, clock, lamports};

/// Pays up to `wanted` lamports of the reserves, as far as there is cash; suppliers' shares stay
/// worth what they were.
pub fn process(mut accounts: Accounts, wanted: u64) -> ProgramResult {
    let mut market = accounts.market()?;
    let vault = accounts.vault(&market.value)?;
    accounts.admin(&market.value)?;
    let recipient = accounts.any()?;

    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(clock::now()?.slot, risk)?;
    let taken = books.take_reserves(wanted)?;

    market.save()?;

    lamports::pay(vault, recipient, taken)
}
