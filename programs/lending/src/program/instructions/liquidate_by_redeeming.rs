//! A liquidation that sells the collateral to the pool itself, in the same transaction.

use solana_program::{
    account_info::AccountInfo, entrypoint::ProgramResult, program_error::ProgramError,
    pubkey::Pubkey,
};

use crate::{
    books::Proceeds,
    constants::seeds,
    error::LendingError,
    instruction::Rest,
    liquidation::{Target, least_proceeds},
    price::Price,
    program::{
        ID,
        accounts::{Accounts, bump_of, price_of, require},
        clock,
        cpi::{
            system::{self, New},
            tidepool::{self, Redemption},
        },
        lamports,
        record::Stored,
    },
    state::{Claim, Record},
};

/// Seizes collateral for up to `wanted` lamports of debt and redeems it: the reserve pays at once
/// as far as it goes, and what is left becomes a ticket of the lender's or is refused.
///
/// The liquidator's reward is the bonus' part of what the pool pays, at once and with the ticket.
pub fn process(mut accounts: Accounts, wanted: u64, rest: Rest, nonce: u64) -> ProgramResult {
    let mut market = accounts.market()?;
    let vault = accounts.vault(&market.value)?;
    let tokens = accounts.tokens(&market.value)?;
    let mut obligation = accounts.obligation(&market.address())?;
    let liquidator = accounts.payer()?;
    let (claim, ticket) = (accounts.any()?, accounts.any()?);
    let pool = accounts.pool(&market.value)?;
    let (reserve, mint) = (accounts.any()?, accounts.any()?);
    accounts.tidepool()?;
    let (system_program, token_program) = (accounts.system_program()?, accounts.token_program()?);

    let now = clock::now()?;
    let price = price_of(pool, now)?;
    let (books, risk) = (&mut market.value.books, &market.value.risk);
    books.accrue(now.slot, risk)?;
    let owing = &mut obligation.value;
    let debt = books.debt_ceil(owing.debt_shares)?;
    let target = Target { tokens: owing.tokens, debt, price: &price, risk };
    let seized = target.for_redemption(wanted)?;

    let key = market.info.key;
    let signed: [&[u8]; 3] = [seeds::VAULT, key.as_ref(), &[market.value.vault_bump]];
    let redemption = Redemption {
        pool,
        reserve,
        mint,
        tokens,
        vault,
        payer: liquidator,
        ticket,
        system_program,
        token_program,
    };
    let proceeds = redeem(&redemption, &price, seized, rest, nonce, &signed)?;

    let sale = books.sell(proceeds, owing.debt_shares, risk)?;
    books.release(seized)?;
    let shares = owing.debt_shares.checked_sub(sale.repaid.shares);
    let left = shares.zip(owing.tokens.checked_sub(seized));
    (owing.debt_shares, owing.tokens) = left.ok_or(LendingError::AmountOutOfRange)?;
    market.save()?;
    obligation.save()?;

    if proceeds.owed > 0 {
        let terms = (proceeds.owed, sale.carried);
        keep_claim(claim, key, &redemption, nonce, terms, &signed)?;
    }
    lamports::pay(vault, liquidator, sale.reward)
}

/// Redeems, and measures on the accounts themselves what it brought.
fn redeem(
    redemption: &Redemption,
    price: &Price,
    seized: u64,
    rest: Rest,
    nonce: u64,
    signed: &[&[u8]],
) -> Result<Proceeds, ProgramError> {
    let Redemption { vault, ticket, pool, .. } = redemption;
    // A ticket that is there already would pass for the new one.
    require(ticket.data_is_empty(), LendingError::WrongTicket)?;
    let before = vault.lamports();
    // The pool itself refuses to pay less than its rate and its fees promise.
    let minimum = least_proceeds(seized, price)?;
    match rest {
        Rest::Ticket => redemption.redeem(nonce, seized, minimum, signed)?,
        Rest::Refuse => redemption.redeem_sol(seized, minimum, signed)?,
    }
    let paid = vault.lamports().checked_sub(before).ok_or(LendingError::AmountOutOfRange)?;
    let owed =
        if ticket.data_is_empty() { 0 } else { tidepool::owed_by(ticket, pool.key, vault.key)? };
    Ok(Proceeds { paid, owed })
}

/// Makes the claim and gives it the ticket, of which `owed` and `carried` are told.
fn keep_claim<'i>(
    claim: &AccountInfo<'i>,
    market: &Pubkey,
    redemption: &Redemption<'_, 'i>,
    nonce: u64,
    (owed, carried): (u64, u64),
    signed: &[&[u8]],
) -> ProgramResult {
    let Redemption { vault, ticket, payer, .. } = redemption;
    let number = nonce.to_le_bytes();
    let bump = bump_of(claim, &[seeds::CLAIM, market.as_ref(), &number])?;
    let of_claim: [&[u8]; 4] = [seeds::CLAIM, market.as_ref(), &number, &[bump]];
    system::create(claim, payer, &New { len: Claim::LEN, owner: &ID, seeds: &of_claim })?;
    tidepool::transfer_ticket(ticket, vault, claim.key, signed)?;
    let rents = claim.lamports().checked_add(ticket.lamports());
    let value = Claim {
        header: Claim::header(bump),
        market: market.to_bytes(),
        ticket: ticket.key.to_bytes(),
        liquidator: payer.key.to_bytes(),
        owed,
        carried,
        rents: rents.ok_or(LendingError::AmountOutOfRange)?,
    };
    Stored { info: claim, value }.save()
}
