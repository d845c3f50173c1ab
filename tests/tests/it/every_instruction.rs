//! Every instruction of the program, valid for the first of the twins, and the same for the
//! second.

use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_signer::Signer;
use tidepool::instructions::admin::set_weights::WeightChange;
use tidepool_client::{PoolAddresses, PoolSettings, ticket_address};
use tidepool_math::Parameters;
use tidepool_tests::{Holder, SOL};

use crate::twins::Twins;

/// An instruction of the first pool, and what it would be for the second.
pub struct Pair {
    /// The name of the instruction.
    pub name: &'static str,
    /// For the first pool, and valid.
    pub ours: Instruction,
    /// For the second pool.
    pub theirs: Instruction,
}

impl Twins {
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
