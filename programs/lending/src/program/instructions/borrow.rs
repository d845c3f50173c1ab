//! Borrowing SOL.

use solana_program::entrypoint::ProgramResult;

use crate::{
    health,
    program::{accounts::Accounts, clock, lamports},
};

/// Lends exactly `lamports` to the obligation's owner, who says who receives them.
pub fn process(mut accounts: Accounts, lamports: u64) -> ProgramResult {
    let mut market = accounts.market()?;
    let vault = accounts.vault(&market.value)?;
    let mut obligation = accounts.obligation(&market.address())?;
    accounts.owner(&obligation.value.owner)?;
    let recipient = accounts.any()?;
    let now = clock::now()?;
    let price = accounts.price(&market.value, now)?;

    price.require_solvent()?;
    let caps = market.value.caps.at(now.slot);
    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(now.slot, risk)?;
    let shares = books.borrow(lamports, obligation.value.debt_shares, &caps)?;
    obligation.value.debt_shares = shares;
    health::require_covered(obligation.value.tokens, books.debt_ceil(shares)?, &price, risk)?;

    market.save()?;
    obligation.save()?;

    lamports::pay(vault, recipient, lamports)
}
