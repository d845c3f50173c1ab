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
}
