//! Who is where on the bank.

use std::{cell::RefCell, collections::BTreeMap};

use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_model::pool::{Addresses, Key, Kind, OpenTicket, StakeAddress};
use tidepool_tests::World;

use super::subject::Subject;

type Derived = (Pubkey, u8);

/// Addresses that were derived once: a search costs more than a transaction.
pub struct Cache {
    bumps: [u8; 4],
    stakes: RefCell<BTreeMap<StakeAddress, Derived>>,
    tickets: RefCell<BTreeMap<(usize, u64), Derived>>,
}

impl Cache {
    /// The pool's own.
    pub fn of(world: &World) -> Self {
        let (creator, pool) = (world.admin.pubkey(), world.pool.pool);
        let seeds: [&[&[u8]]; 4] = [
            &[b"pool", creator.as_ref(), &[0; 8]],
            &[b"reserve", pool.as_ref()],
            &[b"mint", pool.as_ref()],
            &[b"validators", pool.as_ref()],
        ];
        let bumps = seeds.map(|seeds| derive(seeds).1);
        Self { bumps, stakes: RefCell::default(), tickets: RefCell::default() }
    }
}

impl Subject {
    /// A stake account of the pool and its bump.
    pub fn stake_address(&self, address: StakeAddress) -> Derived {
        let mut known = self.cache.stakes.borrow_mut();
        *known.entry(address).or_insert_with(|| {
            let prefix: &[u8] = match address.made_as {
                Kind::Main => b"stake",
                Kind::Transient => b"transient",
            };
            let (pool, vote) = (self.world.pool.pool, self.validators[address.validator].vote);
            derive(&[prefix, pool.as_ref(), vote.as_ref(), &address.generation.to_le_bytes()])
        })
    }

    /// A ticket and its bump.
    pub fn ticket_address(&self, first_owner: usize, nonce: u64) -> Derived {
        let mut known = self.cache.tickets.borrow_mut();
        *known.entry((first_owner, nonce)).or_insert_with(|| {
            let (pool, owner) = (self.world.pool.pool, self.people[first_owner].address());
            derive(&[b"ticket", pool.as_ref(), owner.as_ref(), &nonce.to_le_bytes()])
        })
    }

    /// The address of an open ticket.
    pub fn address_of(&self, ticket: &OpenTicket) -> Pubkey {
        self.ticket_address(ticket.first_owner, ticket.nonce).0
    }
}

impl Addresses for Subject {
    fn bumps(&self) -> [u8; 4] {
        self.cache.bumps
    }

    fn accounts(&self) -> [[u8; 32]; 4] {
        let pool = &self.world.pool;
        [pool.pool, pool.reserve, pool.mint, pool.validators].map(|address| address.to_bytes())
    }

    fn key(&self, key: Key) -> [u8; 32] {
        self.keypair(key).pubkey().to_bytes()
    }

    fn vote(&self, validator: usize) -> [u8; 32] {
        self.validators[validator].vote.to_bytes()
    }

    fn stake(&self, address: StakeAddress) -> ([u8; 32], u8) {
        let (address, bump) = self.stake_address(address);
        (address.to_bytes(), bump)
    }

    fn person(&self, who: usize) -> [u8; 32] {
        self.people[who].address().to_bytes()
    }

    fn ticket_bump(&self, first_owner: usize, nonce: u64) -> u8 {
        self.ticket_address(first_owner, nonce).1
    }
}

fn derive(seeds: &[&[u8]]) -> Derived {
    Pubkey::find_program_address(seeds, &tidepool::ID)
}
