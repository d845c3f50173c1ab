//! Taking supplied SOL back.

use solana_program::entrypoint::ProgramResult;

use crate::{
    error::LendingError,
    instruction::ALL,
    program::{accounts::Accounts, clock, lamports},
};

/// Burns `shares` of the owner's and pays what they are worth, as far as there is cash. No price
/// is asked for, so the state of the pool does not matter.
pub fn process(mut accounts: Accounts, shares: u64) -> ProgramResult {
    let mut market = accounts.market()?;
    let vault = accounts.vault(&market.value)?;
    let mut position = accounts.position(&market.address())?;
    accounts.owner(&position.value.owner)?;
    let recipient = accounts.any()?;

    let shares = if shares == ALL { position.value.shares } else { shares };
    let left = position.value.shares.checked_sub(shares);
    position.value.shares = left.ok_or(LendingError::InsufficientShares)?;
    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(clock::now()?.slot, risk)?;
    let paid = books.withdraw(shares)?;

    market.save()?;
    position.save()?;

    lamports::pay(vault, recipient, paid)
}
