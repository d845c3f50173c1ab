//! Accounts that the pools' transactions made, so that laws and audits can look at them again.

use std::collections::BTreeSet;

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool::state::Ticket;
use tidepool_client::account;

use crate::{bank::Bank, snapshot::Snapshot, world::World};

/// Addresses that were seen once; what was there may be gone by now.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Tickets, open and closed, in the order in which they were ordered.
    pub tickets: Vec<Pubkey>,
    /// Stake accounts that a list has recorded.
    pub stakes: BTreeSet<Pubkey>,
}

impl Known {
    /// Remembers the tickets among the accounts that `instructions` may have written, and the
    /// stake accounts of `now`.
    pub(crate) async fn learn(
        &mut self,
        bank: &mut Bank,
        instructions: &[Instruction],
        now: &Snapshot,
    ) {
        self.stakes.extend(now.stake_accounts());
        // Other programs order tickets too.
        let written = instructions.iter().flat_map(|instruction| &instruction.accounts);
        for address in written.filter(|meta| meta.is_writable).map(|meta| meta.pubkey) {
            let known = self.stakes.contains(&address) || self.tickets.contains(&address);
            if !known && ticket_at(bank, address).await.is_some() {
                self.tickets.push(address);
            }
        }
    }
}

/// The ticket at `address`, if there is one.
pub async fn ticket_at(bank: &mut Bank, address: Pubkey) -> Option<Ticket> {
    let account = bank.account(address).await.filter(|account| account.owner == tidepool::ID)?;
    account::decode_ticket(&account.data).ok()
}

impl World {
    /// The open tickets of this pool that transactions of this world have ordered.
    pub async fn open_tickets(&mut self) -> Vec<(Pubkey, Ticket)> {
        let mut open = vec![];
        for address in self.known.tickets.clone() {
            let ticket = ticket_at(&mut self.bank, address).await;
            if let Some(ticket) = ticket.filter(|ticket| ticket.pool == self.pool.pool) {
                open.push((address, ticket));
            }
        }
        open
    }
}
