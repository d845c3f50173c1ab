//! Burn shares, receive SOL at once as far as the reserve goes and a ticket for the rest.

use anchor_lang::prelude::*;
use tidepool_math::{Lamports, Shares};

use crate::{
    chain::{rents::locked_lamports, token_account::require_source},
    constants::VERSION,
    cpi_out::{event, system::move_lamports, ticket::create_ticket, token},
    error::{OrRefuse, TidepoolError},
    events::user::Redeemed,
    pricing,
    state::BoxedPool,
};

/// The owner of the shares becomes the owner of the ticket, if one is needed.
#[derive(Accounts)]
pub struct Redeem {
    /// The pool.
    #[account(mut, constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// Pays the lamports.
    #[account(mut, address = pool.reserve @ TidepoolError::WrongReserve)]
    pub reserve: UncheckedAccount,
    /// The mint of tideSOL.
    #[account(mut, address = pool.mint @ TidepoolError::WrongMint)]
    pub mint: UncheckedAccount,
    /// The token account that gives the shares.
    #[account(mut)]
    pub source: UncheckedAccount,
    /// Its owner or delegate, who will own the ticket.
    pub owner: Signer,
    // `unsafe(dup)`: the owner is usually also the recipient and pays the rent.
    /// Receives the lamports.
    #[account(unsafe(dup))]
    pub recipient: UncheckedAccount,
    /// Pays the ticket's rent.
    #[account(unsafe(dup))]
    pub payer: Signer,
    /// The address of the new ticket; untouched where none is needed.
    #[account(mut)]
    pub ticket: UncheckedAccount,
    /// The system program.
    pub system_program: Program<System>,
    /// The SPL token program.
    pub token_program: Program<Token>,
}

/// The answer of `redeem`, in lamports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IdlType, SchemaRead, SchemaWrite)]
pub struct RedeemOutcome {
    /// Paid at once.
    pub paid: u64,
    /// Owed by the new ticket; zero where none was needed.
    pub owed: u64,
}

impl Redeem {
    /// Burns `shares` for at least `minimum_lamports`, paid and owed together.
    ///
    /// # Errors
    /// See [`tidepool_math::Ledger::redeem`]; the account checks' own.
    #[inline(never)]
    pub fn process(
        ctx: &mut Context<Redeem>,
        nonce: u64,
        shares: u64,
        minimum_lamports: u64,
    ) -> Result<RedeemOutcome> {
        let accounts = &mut ctx.accounts;
        require_source(&accounts.source, &accounts.pool.mint)?;

        let now = pricing::clock(&accounts.pool)?;
        let locked = locked_lamports()?;
        let mut ledger = accounts.pool.ledger();
        let price = ledger.price(now.slot).or_refuse()?;
        let parameters = accounts.pool.parameters();
        let redemption = ledger
            .redeem(Shares(shares), Lamports(minimum_lamports), locked, &now, &parameters)
            .or_refuse()?;
        let outcome = RedeemOutcome { paid: redemption.paid().0, owed: redemption.owed().0 };

        accounts.pool.store(&ledger)?;

        if let Some(ordered) = &redemption.ordered {
            accounts.write_ticket(nonce, &ordered.ticket)?;
        }
        let is_ordered = redemption.ordered.is_some();
        let ticket = if is_ordered { *accounts.ticket.address() } else { Address::default() };
        let Redeem { pool, reserve, mint, source, owner, recipient, .. } = accounts;
        token::burn(mint, source, owner, shares);
        move_lamports(reserve, recipient, outcome.paid)?;

        event::log(&Redeemed {
            pool: *pool.address(),
            ticket,
            burned: shares,
            out: outcome.paid,
            owed: outcome.owed,
            value: price.value.0,
            shares: price.shares.0,
        });
        Ok(outcome)
    }

    fn write_ticket(&self, nonce: u64, terms: &tidepool_math::Ticket) -> Result<()> {
        let Redeem { pool, owner, payer, ticket, .. } = self;
        let mut created = create_ticket(ticket, payer, pool.address(), owner.address(), nonce)?;
        created.write(pool.address(), owner.address(), terms);
        Ok(())
    }
}
