//! A pool that goes through states of all kinds, as chance will have it.

use tidepool_tests::{Chance, Holder, SOL, World, WorldOptions, token};

/// A pool and somebody who holds most of it.
pub struct Life {
    pub world: World,
    pub alice: Holder,
    pub chance: Chance,
}

impl Life {
    pub async fn new(seed: u64, options: WorldOptions) -> Self {
        let mut world = World::with(options).await;
        let alice = world.holder(50_000 * SOL).await;
        world.deposit(&alice, 3_000 * SOL).await.expect("a deposit");
        Self { world, alice, chance: Chance::new(seed) }
    }

    /// An amount of any size up to `limit`, small ones as often as large ones.
    pub fn amount(&mut self, limit: u64) -> u64 {
        let shift = u32::try_from(self.chance.below(64)).expect("a small number");
        (self.chance.number() >> shift) % (limit + 1)
    }

    /// Something that people do, whether the pool accepts it or not.
    pub async fn happening(&mut self) {
        let held = self.world.bank.shares_in(self.alice.tokens).await;
        let (kind, nonce) = (self.chance.below(6), self.chance.number());
        let amount = self.amount(100 * SOL).min(held / 2);
        let (world, alice) = (&mut self.world, &self.alice);
        match kind {
            0 => drop(world.deposit(alice, amount).await),
            1 => drop(world.redeem(alice, amount).await),
            2 => drop(world.order(alice, nonce, amount).await),
            3 => drop(world.leave(alice, nonce, amount).await),
            4 => {
                let burn = token::burn(alice.tokens, world.pool.mint, alice.address(), amount);
                world.send(&[burn], &[&alice.wallet]).await.expect("anybody may burn");
            }
            _ => world.bank.give(world.pool.reserve, amount.max(SOL)).await,
        }
    }

    /// A loss of stake, seen and not yet booked. Edited, because no transaction loses any.
    pub async fn lose(&mut self) {
        let stake = self.world.snapshot().await.entries[0].stake;
        let lost = self.amount(3 * SOL) + 1;
        self.world.bank.edit_with(stake, |account| account.lamports -= lost).await;
        self.world.bank.edit_stake(stake, |_, state| state.delegation.stake -= lost).await;
        self.world.update_validators().await.expect("losses are seen at any time");
    }

    /// Later in the epoch, before the window.
    pub async fn move_on(&mut self) {
        let clock = self.world.bank.clock().await;
        let (first, slots) = self.world.bank.epoch_slots(clock.epoch);
        let window = first + slots * 8 / 10;
        if clock.slot + 1 < window {
            let step = 1 + self.chance.number() % (window - clock.slot);
            self.world.bank.warp_to_slot(clock.slot + step);
        }
    }
}
