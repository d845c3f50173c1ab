//! A liquidation with the liquidator's own SOL.

use solana_program::entrypoint::ProgramResult;

use crate::{
    constants::seeds,
    error::LendingError,
    liquidation::Target,
    program::{
        accounts::{Accounts, require},
        clock,
        cpi::{system, token},
    },
};

/// Takes up to `lamports` of the liquidator for the obligation's debt, and gives him tideSOL
/// worth that and the bonus.
pub fn process(mut accounts: Accounts, lamports: u64) -> ProgramResult {
    let mut market = accounts.market()?;
    let vault = accounts.vault(&market.value)?;
    let collateral = accounts.tokens(&market.value)?;
    let mut obligation = accounts.obligation(&market.address())?;
    let liquidator = accounts.payer()?;
    let destination = accounts.any()?;
    let now = clock::now()?;
    let price = accounts.price(&market.value, now)?;
    accounts.system_program()?;
    accounts.token_program()?;

    require(destination.key != collateral.key, LendingError::WrongRecipient)?;
    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(now.slot, risk)?;
    let owing = &mut obligation.value;
    let debt = books.debt_ceil(owing.debt_shares)?;
    let target = Target { tokens: owing.tokens, debt, price: &price, risk };
    let trade = target.for_tokens(lamports)?;
    let off = books.repay_exactly(trade.paid, owing.debt_shares)?;
    books.release(trade.seized)?;
    let left = owing.debt_shares.checked_sub(off).zip(owing.tokens.checked_sub(trade.seized));
    (owing.debt_shares, owing.tokens) = left.ok_or(LendingError::AmountOutOfRange)?;

    market.save()?;
    obligation.save()?;

    system::transfer(liquidator, vault, trade.paid)?;
    let signed = [seeds::VAULT, market.info.key.as_ref(), &[market.value.vault_bump]];
    token::transfer(collateral, destination, vault, trade.seized, &[&signed])
}
