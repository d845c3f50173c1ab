//! Two pools side by side in the same state, with the same validators and the same holder.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use tidepool_tests::{Holder, OtherPool, SOL, Validator, World, WorldOptions};

/// The index of the validator that both pools have removed.
pub const LEAVING: u32 = 3;

/// Two pools in one bank; the world is turned to the first.
pub struct Twins {
    /// The bank and the first pool.
    pub world: World,
    /// The second pool.
    pub other: OtherPool,
    /// Alice and her tokens of the first pool.
    pub alice: Holder,
    /// Alice and her tokens of the second pool.
    pub alice_there: Holder,
    /// Pays where the payer is free.
    pub bob: Keypair,
    /// A validator that neither pool has listed.
    pub newcomer: Validator,
    /// Alice's stake account with validator 1.
    pub stake: Pubkey,
    /// A stake account with validator 1 that is not hers.
    pub bobs_stake: Pubkey,
    /// An empty stake account of Alice's.
    pub new_stake: Pubkey,
}

/// Does something with each of the two pools.
macro_rules! both {
    ($twins:ident, |$world:ident, $alice:ident| $step:expr) => {{
        let Twins { world: $world, alice: $alice, .. } = &mut $twins;
        let _ = &$alice;
        $step;
        $twins.turn();
        let Twins { world: $world, alice: $alice, .. } = &mut $twins;
        let _ = &$alice;
        $step;
        $twins.turn();
    }};
}

impl Twins {
    fn turn(&mut self) {
        self.world.turn_to(&mut self.other);
        std::mem::swap(&mut self.alice, &mut self.alice_there);
    }

    async fn new() -> Self {
        let mut world = World::new().await;
        let mut other = world.second_pool(&WorldOptions::default()).await;
        let alice = world.holder(10_000 * SOL).await;
        let there = other.pool.mint;
        let tokens = world.bank.token_account(there, alice.address()).await;
        let alice_there = Holder { wallet: alice.wallet.insecure_clone(), tokens };
        let leaving = world.bank.validator(0, 1_000).await;
        world.add_validator(leaving).await.expect("a place");
        let validators = world.validators.clone();
        world.turn_to(&mut other);
        for validator in validators {
            world.add_validator(validator).await.expect("a place");
        }
        world.turn_to(&mut other);
        let bob = world.holder(100 * SOL).await;
        let newcomer = world.bank.validator(0, 0).await;
        let vote = world.validators[1].vote;
        let stake = world.own_stake(&alice, vote, 20 * SOL).await;
        let bobs_stake = world.own_stake(&bob, vote, 2 * SOL).await;
        let new_stake = world.empty_stake(&alice).await;
        let bob = bob.wallet;
        Self { world, other, alice, alice_there, bob, newcomer, stake, bobs_stake, new_stake }
    }

    /// Epoch 15, updated, in the window: validator 0 should get a transient, validator 1
    /// should give one, validator 2 should get its first stake, validator 3 is removed;
    /// tickets 1, 3 and 4 are payable, Alice's stake is active.
    pub async fn in_window() -> Self {
        // Boxed, as below: the states of all steps together are too large for a thread's stack.
        let mut twins = Box::pin(Self::new()).await;
        both!(twins, |world, alice| {
            for (index, weight) in [(0, 50), (1, 150), (2, 0)] {
                world.set_weight(index, weight).await.expect("a weight");
            }
            world.deposit(alice, 1_000 * SOL).await.expect("a deposit");
            for nonce in [1, 3, 4] {
                world.order(alice, nonce, 5 * SOL).await.expect("a ticket");
            }
            world.remove_validator(LEAVING).await.expect("a removal");
        });
        twins.world.move_to(950_000).await;
        both!(twins, |world, alice| world.move_stake_in_window().await);
        twins.world.next_epoch().await;
        both!(twins, |world, alice| {
            world.update().await;
            world.deposit(alice, 300 * SOL).await.expect("a deposit");
            for (index, weight) in [(0, 100), (1, 50), (2, 100)] {
                world.set_weight(index, weight).await.expect("a weight");
            }
        });
        twins.world.move_to(950_000).await;
        twins
    }

    /// Epoch 16, nobody seen: validator 0 has an active transient to merge, validator 1 a
    /// cooled one to sweep.
    pub async fn at_boundary() -> Self {
        let mut twins = Box::pin(Self::in_window()).await;
        both!(twins, |world, alice| world.move_stake_in_window().await);
        twins.world.next_epoch().await;
        twins
    }

    /// Epoch 16, everybody seen, the update not yet run.
    pub async fn before_update() -> Self {
        let mut twins = Box::pin(Self::at_boundary()).await;
        both!(twins, |world, alice| world.update_validators().await.expect("all validators"));
        twins
    }

    /// All who ever sign.
    pub fn keys(&self) -> Vec<Keypair> {
        let (ours, theirs) = (&self.world, &self.other);
        let admins = [&ours.admin, &theirs.admin, &self.alice.wallet, &self.bob];
        let others = [&ours.guardian, &theirs.guardian, &ours.treasury, &theirs.treasury];
        let keys = admins.into_iter().chain(others);
        keys.map(Keypair::insecure_clone).collect()
    }
}
