//! Two pools side by side in the same state, with the same validators and the same holder,
//! and every instruction of the program for each of them.

use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_signer::Signer;
use tidepool::instructions::admin::set_weights::WeightChange;
use tidepool_client::{PoolAddresses, PoolSettings, ticket_address};
use tidepool_math::Parameters;
use tidepool_tests::{Holder, OtherPool, SOL, Validator, World};

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
}

/// An instruction of the first pool, and what it would be for the second.
pub struct Pair {
    /// The name of the instruction.
    pub name: &'static str,
    /// For the first pool, and valid.
    pub ours: Instruction,
    /// For the second pool.
    pub theirs: Instruction,
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
        let mut other = world.second_pool(&Default::default()).await;
        let alice = world.holder(10_000 * SOL).await;
        let there = other.pool.mint;
        let tokens = world.bank.token_account(there, alice.address()).await;
        let alice_there = Holder { wallet: alice.wallet.insecure_clone(), tokens };
        let validators = world.validators.clone();
        world.turn_to(&mut other);
        for validator in validators {
            world.add_validator(validator).await.expect("a place");
        }
        world.turn_to(&mut other);
        let bob = world.bank.wallet(100 * SOL).await;
        let newcomer = world.bank.validator(0, 0).await;
        Self { world, other, alice, alice_there, bob, newcomer }
    }

    /// Epoch 15, updated, in the window: validator 0 should get a transient, validator 1
    /// should give one, validator 2 should get its first stake; ticket 1 is payable.
    pub async fn in_window() -> Self {
        // Boxed, as below: the states of all steps together are too large for a thread's stack.
        let mut twins = Box::pin(Self::new()).await;
        both!(twins, |world, alice| {
            for (index, weight) in [(0, 50), (1, 150), (2, 0)] {
                world.set_weight(index, weight).await.expect("a weight");
            }
            world.deposit(alice, 1_000 * SOL).await.expect("a deposit");
            world.order(alice, 1, 5 * SOL).await.expect("a ticket");
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
        let keys = [&self.alice.wallet, &self.world.admin, &self.other.admin, &self.bob];
        keys.into_iter().map(Keypair::insecure_clone).collect()
    }

    fn pair(
        &self,
        name: &'static str,
        build: impl Fn(&PoolAddresses, &Holder, &Keypair) -> Instruction,
    ) -> Pair {
        let ours = build(&self.world.pool, &self.alice, &self.world.admin);
        let theirs = build(&self.other.pool, &self.alice_there, &self.other.admin);
        Pair { name, ours, theirs }
    }

    /// What holders do. A wallet of its own pays where the payer is free.
    pub fn user_pairs(&self) -> [Pair; 4] {
        let bob = self.bob.pubkey();
        [
            self.pair("deposit_sol", |pool, alice, _| pool.deposit_sol(bob, alice.tokens, SOL, 0)),
            self.pair("redeem_sol", |pool, alice, _| {
                pool.redeem_sol(alice.address(), alice.tokens, bob, SOL, 0)
            }),
            self.pair("order_ticket", |pool, alice, _| {
                let mut order = pool.order_ticket(alice.address(), alice.tokens, 2, SOL, 0);
                order.accounts[4].pubkey = bob;
                order
            }),
            self.pair("claim_ticket", |pool, alice, _| {
                let ticket = ticket_address(&pool.pool, &alice.address(), 1);
                pool.claim_ticket(ticket, alice.address())
            }),
        ]
    }

    /// What the operator does.
    pub fn admin_pairs(&self) -> [Pair; 3] {
        let vote = self.world.validators[0].vote;
        let changes = vec![WeightChange { index: 0, vote, weight: 7 }];
        [
            self.pair("create_pool", |_, _, admin| {
                let parameters = Parameters::DEFAULT;
                let strategist = admin.pubkey();
                let settings = PoolSettings { index: 9, capacity: 2, strategist, parameters };
                PoolAddresses::of(&admin.pubkey(), 9).create_pool(admin.pubkey(), &settings)
            }),
            self.pair("add_validator", |pool, _, admin| {
                pool.add_validator(admin.pubkey(), self.newcomer.vote)
            }),
            self.pair("set_weights", |pool, _, admin| {
                pool.set_weights(admin.pubkey(), changes.clone())
            }),
        ]
    }

    /// Questions.
    pub fn view_pairs(&self) -> [Pair; 3] {
        [
            self.pair("exchange_rate", |pool, _, _| pool.exchange_rate()),
            self.pair("quote_deposit", |pool, _, _| pool.quote_deposit(SOL)),
            self.pair("quote_redeem", |pool, _, _| pool.quote_redeem(SOL)),
        ]
    }

    /// The movements of the window: beside an active main account, for the first time, and
    /// out.
    pub async fn movement_pairs(&mut self) -> [Pair; 3] {
        let (mut ours, mut theirs) = (vec![], vec![]);
        for index in 0..3 {
            ours.push(self.world.accounts_of(index).await);
            self.world.turn_to(&mut self.other);
            theirs.push(self.world.accounts_of(index).await);
            self.world.turn_to(&mut self.other);
        }
        let (here, there) = (self.world.pool, self.other.pool);
        let delegate = |name, index: usize| {
            let (ours, theirs) = (here.delegate(&ours[index]), there.delegate(&theirs[index]));
            Pair { name, ours, theirs }
        };
        let (out, out_there) = (here.undelegate(&ours[1]), there.undelegate(&theirs[1]));
        [
            delegate("delegate beside a main account", 0),
            delegate("delegate for the first time", 2),
            Pair { name: "undelegate", ours: out, theirs: out_there },
        ]
    }

    /// The look at validator 0, and the update.
    pub async fn update_pairs(&mut self) -> [Pair; 2] {
        let ours = self.world.snapshot().await.indexed()[0];
        self.world.turn_to(&mut self.other);
        let theirs = self.world.snapshot().await.indexed()[0];
        self.world.turn_to(&mut self.other);
        let (here, there) = (self.world.pool, self.other.pool);
        let (look, look_there) =
            (here.update_validators(&[ours]), there.update_validators(&[theirs]));
        [
            Pair { name: "update_validators", ours: look, theirs: look_there },
            self.pair("update_pool", |pool, _, _| pool.update_pool()),
        ]
    }
}
