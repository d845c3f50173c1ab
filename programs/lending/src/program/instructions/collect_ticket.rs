//! Turning a ticket into cash.

use solana_program::entrypoint::ProgramResult;

use crate::{
    error::LendingError,
    program::{
        accounts::{Accounts, require},
        clock,
        cpi::tidepool,
        lamports,
    },
};

/// Makes the pool pay the claim's ticket, unless somebody has done so, and divides what the claim
/// holds then: rents and reward to the liquidator, the rest to the vault.
pub fn process(mut accounts: Accounts) -> ProgramResult {
    let mut market = accounts.market()?;
    let vault = accounts.vault(&market.value)?;
    let claim = accounts.claim(&market.address())?;
    let ticket = accounts.any()?;
    require(ticket.key.to_bytes() == claim.value.ticket, LendingError::WrongTicket)?;
    let liquidator = accounts.any()?;
    let is_his = liquidator.key.to_bytes() == claim.value.liquidator;
    require(is_his, LendingError::WrongLiquidator)?;
    let pool = accounts.pool(&market.value)?;
    let reserve = accounts.any()?;
    accounts.tidepool()?;

    // Only the claim owns the ticket, and it signs nothing: a ticket that is gone has been paid.
    if *ticket.owner == tidepool::ID {
        tidepool::claim_ticket(pool, reserve, ticket, claim.info)?;
    }
    let received = claim.info.lamports().checked_sub(claim.value.rents);
    let received = received.ok_or(LendingError::AmountOutOfRange)?;
    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(clock::now()?.slot, risk)?;
    let reward = books.collect(received, claim.value.owed, claim.value.carried, risk)?;

    market.save()?;

    let kept = received.checked_sub(reward).ok_or(LendingError::AmountOutOfRange)?;
    lamports::pay(claim.info, vault, kept)?;
    claim.close(liquidator)
}
