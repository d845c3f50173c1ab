//! Turn a ticket back into shares, at the rate of now.

use anchor_lang::{address_eq, prelude::*};
use tidepool_math::Shares;

use crate::{
    chain::{epoch_clock, token_account::require_token_account},
    constants::VERSION,
    cpi_out::{event, token},
    error::{OrRefuse, TidepoolError},
    events::user::TicketCancelled,
    state::{BoxedPool, BoxedTicket},
};

/// The owner receives the ticket's rent.
#[derive(Accounts)]
pub struct CancelTicket {
    /// The pool.
    #[account(mut, constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// The mint of tideSOL.
    #[account(mut, address = pool.mint @ TidepoolError::WrongMint)]
    pub mint: UncheckedAccount,
    /// The token account that receives the shares.
    #[account(mut)]
    pub recipient: UncheckedAccount,
    /// The ticket, closed by the cancellation.
    #[account(
        mut,
        constraint = ticket.version == VERSION @ TidepoolError::UnknownVersion,
        constraint = address_eq(&ticket.pool, pool.address()) @ TidepoolError::WrongTicketPool,
        close = owner
    )]
    pub ticket: BoxedTicket,
    /// The ticket's owner.
    #[account(mut, address = ticket.owner @ TidepoolError::NotTicketOwner)]
    pub owner: Signer,
    /// The SPL token program.
    pub token_program: Program<Token>,
}

impl CancelTicket {
    /// Deposits what the ticket is worth for at least `minimum_shares`; returns the shares
    /// minted. The order's fee is not refunded.
    ///
    /// # Errors
    /// See [`tidepool_math::Ledger::cancel_ticket`]; the account checks' own.
    #[inline(never)]
    pub fn process(ctx: &mut Context<CancelTicket>, minimum_shares: u64) -> Result<u64> {
        let CancelTicket { pool, mint, recipient, ticket, .. } = &mut ctx.accounts;
        require_token_account(recipient, &pool.mint)?;

        let now = epoch_clock::moment()?;
        pool.require_entries_open(now)?;
        let mut ledger = pool.ledger();
        let cancelled =
            ledger.cancel_ticket(&ticket.terms(), Shares(minimum_shares), now).or_refuse()?;

        pool.store(&ledger)?;

        token::mint_to(mint, recipient, pool, cancelled.shares.0);

        event::log(&TicketCancelled {
            pool: *pool.address(),
            ticket: *ticket.address(),
            owed: ticket.owed,
            worth: cancelled.worth.0,
            minted: cancelled.shares.0,
            value: cancelled.price.value.0,
            shares: cancelled.price.shares.0,
        });
        Ok(cancelled.shares.0)
    }
}
