//! Tickets and who owns them.

use solana_pubkey::Pubkey;
use tidepool::state::Ticket;
use tidepool_client::{account::decode_ticket, ticket_address, transfer_ticket};

use crate::{
    bank::{Failure, Receipt},
    holder::Holder,
    world::World,
};

impl World {
    /// The address of the ticket that a holder orders with this nonce.
    #[must_use]
    pub fn ticket_of(&self, holder: &Holder, nonce: u64) -> Pubkey {
        ticket_address(&self.pool.pool, &holder.address(), nonce)
    }

    /// The ticket at an address.
    ///
    /// # Panics
    /// When there is none.
    pub async fn ticket(&mut self, address: Pubkey) -> Ticket {
        let account = self.bank.account(address).await.expect("a ticket");
        decode_ticket(&account.data).expect("a ticket")
    }

    /// Gives a ticket to somebody else.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn give_ticket(
        &mut self,
        from: &Holder,
        ticket: Pubkey,
        to: Pubkey,
    ) -> Result<Receipt, Failure> {
        let transfer = transfer_ticket(ticket, from.address(), to);
        self.send(&[transfer], &[&from.wallet]).await
    }

    /// Turns the ticket at `ticket` back into shares of its owner, whoever ordered it; the
    /// receipt returns how many.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn cancel_ticket(
        &mut self,
        owner: &Holder,
        ticket: Pubkey,
    ) -> Result<Receipt, Failure> {
        let cancel = self.pool.cancel_ticket(ticket, owner.address(), owner.tokens, 0);
        self.send(&[cancel], &[&owner.wallet]).await
    }

    /// Claims every open ticket that its owner can be paid; returns how many were.
    ///
    /// # Panics
    /// When one is refused for another reason than that it must wait.
    pub async fn claim_all(&mut self) -> usize {
        use tidepool::error::TidepoolError::{InsufficientReserve, TicketNotReady};
        let mut paid = 0;
        for (address, ticket) in self.open_tickets().await {
            let claim = self.pool.claim_ticket(address, ticket.owner);
            match self.send(&[claim], &[]).await {
                Ok(_) => paid += 1,
                Err(failure) => assert!(
                    failure.is(TicketNotReady) || failure.is(InsufficientReserve),
                    "{failure:#?}"
                ),
            }
        }
        paid
    }
}
