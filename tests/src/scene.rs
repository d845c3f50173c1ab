//! States in which many stories begin.

use crate::{
    SOL,
    holder::Holder,
    world::{World, WorldOptions},
};

/// What Alice deposits.
pub const DEPOSIT: u64 = 1_000 * SOL;

impl World {
    /// The default world, in which Alice has deposited 1,000 SOL and nothing is staked.
    pub async fn deposited() -> (Self, Holder) {
        Self::deposited_with(WorldOptions::default()).await
    }

    /// A world in which Alice has deposited 1,000 SOL and nothing is staked.
    ///
    /// # Panics
    /// When the program refuses.
    pub async fn deposited_with(options: WorldOptions) -> (Self, Holder) {
        let mut world = Self::with(options).await;
        let alice = world.holder(10 * DEPOSIT).await;
        world.deposit(&alice, DEPOSIT).await.expect("a deposit");
        (world, alice)
    }

    /// The default world an epoch later: the deposit is staked and active, the update of
    /// epoch 15 has run.
    pub async fn staked() -> (Self, Holder) {
        Self::staked_with(WorldOptions::default()).await
    }

    /// A world an epoch later: the deposit is staked and active, the epoch's update has run.
    ///
    /// # Panics
    /// When the program refuses.
    pub async fn staked_with(options: WorldOptions) -> (Self, Holder) {
        let (mut world, alice) = Self::deposited_with(options).await;
        world.turn_epoch().await;
        world.update().await;
        (world, alice)
    }
}
