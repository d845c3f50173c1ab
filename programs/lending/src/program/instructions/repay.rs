//! Repaying: always open, to anybody.

use solana_program::entrypoint::ProgramResult;

use crate::{
    error::LendingError,
    program::{accounts::Accounts, clock, cpi::system},
};

/// Takes up to `lamports` of the payer for the obligation's debt, and never more than it owes.
pub fn process(mut accounts: Accounts, lamports: u64) -> ProgramResult {
    let mut market = accounts.market()?;
    let vault = accounts.vault(&market.value)?;
    let mut obligation = accounts.obligation(&market.address())?;
    let payer = accounts.payer()?;
    accounts.system_program()?;

    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(clock::now()?.slot, risk)?;
    let repaid = books.repay(lamports, obligation.value.debt_shares)?;
    let left = obligation.value.debt_shares.checked_sub(repaid.shares);
    obligation.value.debt_shares = left.ok_or(LendingError::AmountOutOfRange)?;

    market.save()?;
    obligation.save()?;

    system::transfer(payer, vault, repaid.lamports)
}
