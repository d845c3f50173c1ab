//! Burn shares for a ticket: lamports fixed today, paid after an update of a later epoch.

use anchor_lang::prelude::*;
use tidepool_math::{Lamports, Shares};

use crate::{
    chain::token_account::require_source,
    constants::{VERSION, seeds},
    cpi_out::{event, token},
    error::{OrRefuse, TidepoolError},
    events::user::TicketOrdered,
    pricing,
    state::{BoxedPool, Ticket},
};

/// The owner of the shares becomes the owner of the ticket; anybody may pay its rent, which
/// goes to the owner with the claim.
#[derive(Accounts)]
#[instruction(nonce: u64)]
pub struct OrderTicket {
    /// The pool.
    #[account(mut, constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// The mint of tideSOL.
    #[account(mut, address = pool.mint @ TidepoolError::WrongMint)]
    pub mint: UncheckedAccount,
    /// The token account that gives the shares.
    #[account(mut)]
    pub source: UncheckedAccount,
    /// Its owner or delegate, who will own the ticket.
    pub owner: Signer,
    // `unsafe(dup)`: the owner usually pays the rent as well.
    /// Pays the ticket's rent.
    #[account(unsafe(dup))]
    pub payer: Signer,
    /// The new ticket.
    #[account(
        init,
        payer = payer,
        seeds = [seeds::TICKET, pool.address().as_ref(), owner.address().as_ref(), &nonce.to_le_bytes()],
        bump
    )]
    pub ticket: Account<Ticket>,
    /// The system program.
    pub system_program: Program<System>,
    /// The SPL token program.
    pub token_program: Program<Token>,
}

impl OrderTicket {
    /// Burns `shares` for a ticket of at least `minimum_lamports`; returns the lamports owed.
    ///
    /// # Errors
    /// See [`tidepool_math::Ledger::order_ticket`]; the account checks' own.
    #[inline(never)]
    pub fn process(
        ctx: &mut Context<OrderTicket>,
        shares: u64,
        minimum_lamports: u64,
    ) -> Result<u64> {
        let bump = ctx.bumps.ticket;
        let OrderTicket { pool, mint, source, owner, ticket, .. } = &mut ctx.accounts;
        require_source(source, &pool.mint)?;

        let now = pricing::clock(pool)?;
        let mut ledger = pool.ledger();
        let ordered = ledger
            .order_ticket(Shares(shares), Lamports(minimum_lamports), &now, &pool.parameters())
            .or_refuse()?;

        pool.store(&ledger)?;
        ticket.bump = bump;
        ticket.write(pool.address(), owner.address(), &ordered.ticket);

        token::burn(mint, source, owner, shares);

        event::log(&TicketOrdered {
            pool: *pool.address(),
            ticket: *ticket.address(),
            burned: shares,
            fee: ordered.fee.0,
            owed: ordered.ticket.owed.0,
            value: ordered.price.value.0,
            shares: ordered.price.shares.0,
        });
        Ok(ordered.ticket.owed.0)
    }
}
