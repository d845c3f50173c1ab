//! A closed circle of people, pool and stake accounts, of which every lamport is counted.
//!
//! The faucet stands outside: it pays the network's fees and the rents of token accounts.

use std::collections::BTreeSet;

use solana_pubkey::Pubkey;
use solana_signer::Signer;

use crate::{audit::Audit, holder::Holder, world::World};

/// Who belongs to the circle, and what came in from outside.
#[derive(Clone, Debug)]
pub struct Circle {
    people: BTreeSet<Pubkey>,
    audit: Audit,
}

impl Circle {
    /// Closes the circle around the pool, its admin and `holders`.
    pub async fn around(world: &mut World, holders: &[Holder]) -> Self {
        let mut people: BTreeSet<_> = holders.iter().map(Holder::address).collect();
        people.insert(world.admin.pubkey());
        let mut circle = Self { people, audit: Audit::default() };
        circle.audit.brought = circle.sum(world).await;
        circle
    }

    /// A stake account that somebody of the circle made belongs to it.
    pub fn include(&mut self, account: Pubkey) {
        self.people.insert(account);
    }

    /// Sends lamports from outside to an account of the circle.
    pub async fn bring(&mut self, world: &mut World, to: Pubkey, lamports: u64) {
        world.bank.give(to, lamports).await;
        self.audit.brought += lamports;
    }

    /// Lets lamports of a delegated stake account vanish past all rules, as slashing would;
    /// each test that does so says why.
    pub async fn lose(&mut self, world: &mut World, stake: Pubkey, lamports: u64) {
        world.bank.edit_stake(stake, |_, stake| stake.delegation.stake -= lamports).await;
        world.bank.edit_with(stake, |account| account.lamports -= lamports).await;
        self.audit.out += lamports;
    }

    /// Crosses a boundary and counts what the stake program pays; returns it.
    pub async fn next_epoch(&mut self, world: &mut World) -> u64 {
        let before = self.sum(world).await;
        world.next_epoch().await;
        let rewards = self.sum(world).await - before;
        self.audit.rewards += rewards;
        rewards
    }

    /// Lamports that an edit took out of the circle.
    pub const fn write_off(&mut self, lamports: u64) {
        self.audit.out += lamports;
    }

    /// What the stake program has paid so far.
    #[must_use]
    pub const fn rewards(&self) -> u64 {
        self.audit.rewards
    }

    /// Where every lamport is now.
    pub async fn audit(&self, world: &mut World) -> Audit {
        let people: Vec<_> = self.people.iter().copied().collect();
        let out = self.audit.out + world.bank.sum(&people).await;
        let left = world.pool_lamports().await;
        Audit { out, left, ..self.audit }
    }

    async fn sum(&self, world: &mut World) -> u64 {
        let people: Vec<_> = self.people.iter().copied().collect();
        world.bank.sum(&people).await + world.pool_lamports().await
    }
}

impl World {
    /// Lamports in all accounts of the pool: its own, its open tickets, and every stake
    /// account that it ever recorded.
    pub async fn pool_lamports(&mut self) -> u64 {
        let addresses = self.pool;
        let mut accounts =
            vec![addresses.pool, addresses.reserve, addresses.mint, addresses.validators];
        accounts.extend(self.known.stakes.iter());
        accounts.extend(self.open_tickets().await.iter().map(|(address, _)| address));
        self.bank.sum(&accounts).await
    }
}
