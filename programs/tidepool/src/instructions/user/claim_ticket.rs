//! Pay a ticket to its owner; anybody may call.

use anchor_lang::{address_eq, prelude::*};
use tidepool_math::Epoch;

use crate::{
    chain::{epoch_clock, rents::locked_lamports},
    constants::VERSION,
    cpi_out::{event, system::move_lamports},
    error::{OrRefuse, TidepoolError},
    events::user::TicketClaimed,
    state::{BoxedPool, BoxedTicket},
};

/// The owner receives the ticket's lamports and its rent.
#[derive(Accounts)]
pub struct ClaimTicket {
    /// The pool.
    #[account(mut, constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// Pays the lamports.
    #[account(mut, address = pool.reserve @ TidepoolError::WrongReserve)]
    pub reserve: UncheckedAccount,
    /// The ticket, closed by the claim.
    #[account(
        mut,
        constraint = ticket.version == VERSION @ TidepoolError::UnknownVersion,
        constraint = address_eq(&ticket.pool, pool.address()) @ TidepoolError::WrongTicketPool,
        close = owner
    )]
    pub ticket: BoxedTicket,
    /// The ticket's owner.
    #[account(mut, address = ticket.owner @ TidepoolError::WrongTicketOwner)]
    pub owner: UncheckedAccount,
}

impl ClaimTicket {
    /// Pays the ticket; returns the lamports paid.
    ///
    /// # Errors
    /// See [`tidepool_math::Ledger::claim_ticket`]; the account checks' own.
    #[inline(never)]
    pub fn process(ctx: &mut Context<ClaimTicket>) -> Result<u64> {
        let ClaimTicket { pool, reserve, ticket, owner } = &mut ctx.accounts;

        let epoch = Epoch(epoch_clock::epoch()?);
        let mut ledger = pool.ledger();
        let paid = ledger.claim_ticket(&ticket.terms(), locked_lamports()?, epoch).or_refuse()?.0;

        pool.store(&ledger)?;

        move_lamports(reserve, owner, paid)?;

        event::log(&TicketClaimed {
            pool: *pool.address(),
            ticket: *ticket.address(),
            owed: ticket.owed,
            paid,
        });
        Ok(paid)
    }
}
