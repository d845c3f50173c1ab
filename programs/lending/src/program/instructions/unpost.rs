//! Taking posted tideSOL back.

use solana_program::entrypoint::ProgramResult;

use crate::{
    constants::seeds,
    error::LendingError,
    health,
    instruction::ALL,
    program::{
        accounts::{Accounts, price_of, require},
        clock,
        cpi::token,
    },
};

/// Moves `tokens` out, as long as the rest covers the debt. Without debt no price is asked for,
/// so that a stale pool keeps nobody's collateral.
pub fn process(mut accounts: Accounts, tokens: u64) -> ProgramResult {
    let mut market = accounts.market()?;
    let vault = accounts.vault(&market.value)?;
    let collateral = accounts.tokens(&market.value)?;
    let mut obligation = accounts.obligation(&market.address())?;
    let destination = accounts.any()?;
    accounts.owner(&obligation.value.owner)?;
    let pool = accounts.pool(&market.value)?;
    accounts.token_program()?;

    require(destination.key != collateral.key, LendingError::WrongRecipient)?;
    let tokens = if tokens == ALL { obligation.value.tokens } else { tokens };
    require(tokens > 0, LendingError::AmountTooSmall)?;
    let left = obligation.value.tokens.checked_sub(tokens);
    obligation.value.tokens = left.ok_or(LendingError::InsufficientCollateral)?;
    let now = clock::now()?;
    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(now.slot, risk)?;
    books.release(tokens)?;
    if obligation.value.debt_shares > 0 {
        let price = price_of(pool, now)?;
        price.require_solvent()?;
        let debt = books.debt_ceil(obligation.value.debt_shares)?;
        health::require_covered(obligation.value.tokens, debt, &price, risk)?;
    }

    market.save()?;
    obligation.save()?;

    let signed = [seeds::VAULT, market.info.key.as_ref(), &[market.value.vault_bump]];
    token::transfer(collateral, destination, vault, tokens, &[&signed])
}
