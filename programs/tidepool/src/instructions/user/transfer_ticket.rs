//! Give a ticket to somebody else.

use anchor_lang::prelude::*;

use crate::{
    constants::VERSION, cpi_out::event, error::TidepoolError, events::user::TicketTransferred,
    state::BoxedTicket,
};

/// No pool takes part: what it owes stays the same.
#[derive(Accounts)]
pub struct TransferTicket {
    /// The ticket.
    #[account(mut, constraint = ticket.version == VERSION @ TidepoolError::UnknownVersion)]
    pub ticket: BoxedTicket,
    /// Its owner.
    #[account(address = ticket.owner @ TidepoolError::NotTicketOwner)]
    pub owner: Signer,
}

impl TransferTicket {
    /// Makes `new_owner` the owner, who is paid and may cancel from now on; returns the lamports
    /// owed at the order, before the losses that the ticket has borne since.
    ///
    /// # Errors
    /// [`TidepoolError::NotTicketOwner`], [`TidepoolError::WrongTicketOwner`] for the address
    /// of nobody.
    #[inline(never)]
    pub fn process(ctx: &mut Context<TransferTicket>, new_owner: &Address) -> Result<u64> {
        require!(*new_owner != Address::default(), TidepoolError::WrongTicketOwner);
        let ticket = &mut ctx.accounts.ticket;
        let old = ticket.owner;
        ticket.owner = *new_owner;

        event::log(&TicketTransferred {
            pool: ticket.pool,
            ticket: *ticket.address(),
            old,
            new: *new_owner,
        });
        Ok(ticket.owed)
    }
}
