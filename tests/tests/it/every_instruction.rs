//! Every instruction of the program, valid for the first of the twins, and the same for the
//! second.

use solana_account::Account;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::instructions::admin::set_weights::WeightChange;
use tidepool_client::{
    PoolAddresses, PoolSettings, ValidatorAccounts, ticket_address, transfer_ticket,
};
use tidepool_tests::{Holder, SOL, vote::state_v4};

use crate::twins::{LEAVING, Twins};

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
    pub fn pair(
        &self,
        name: &'static str,
        build: impl Fn(&PoolAddresses, &Holder, &Keypair) -> Instruction,
    ) -> Pair {
        let ours = build(&self.world.pool, &self.alice, &self.world.admin);
        let theirs = build(&self.other.pool, &self.alice_there, &self.other.admin);
        Pair { name, ours, theirs }
    }

    /// The accounts of a validator with the first pool and with the second.
    async fn accounts_in_both(&mut self, index: u32) -> (ValidatorAccounts, ValidatorAccounts) {
        let ours = self.world.accounts_of(index).await;
        self.world.turn_to(&mut self.other);
        let theirs = self.world.accounts_of(index).await;
        self.world.turn_to(&mut self.other);
        (ours, theirs)
    }

    /// Every instruction that is valid in the window.
    pub async fn window_pairs(&mut self) -> Vec<Pair> {
        let mut pairs = Vec::from(self.user_pairs());
        pairs.extend(self.ticket_pairs());
        pairs.extend(self.stake_pairs().await);
        pairs.extend(self.admin_pairs());
        pairs.extend(self.governance_pairs().await);
        pairs.extend(self.view_pairs());
        pairs.extend(self.movement_pairs().await);
        pairs.extend(self.list_pairs().await);
        pairs
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

    /// What holders do with tickets that are not yet claimed, and with both ways out at once.
    pub fn ticket_pairs(&self) -> [Pair; 4] {
        let bob = self.bob.pubkey();
        let redeem = |pool: &PoolAddresses, alice: &Holder, nonce, shares| {
            let mut redeem = pool.redeem(alice.address(), alice.tokens, nonce, shares, 0);
            redeem.accounts[6].pubkey = bob;
            redeem
        };
        [
            self.pair("cancel_ticket", |pool, alice, _| {
                let ticket = ticket_address(&pool.pool, &alice.address(), 3);
                pool.cancel_ticket(ticket, alice.address(), alice.tokens, 0)
            }),
            self.pair("transfer_ticket", |pool, alice, _| {
                let ticket = ticket_address(&pool.pool, &alice.address(), 4);
                transfer_ticket(ticket, alice.address(), bob)
            }),
            self.pair("redeem at once", |pool, alice, _| redeem(pool, alice, 5, SOL)),
            self.pair("redeem beyond the reserve", |pool, alice, _| {
                redeem(pool, alice, 6, 600 * SOL)
            }),
        ]
    }

    /// What holders do with stake of validator 1.
    pub async fn stake_pairs(&mut self) -> [Pair; 2] {
        let (ours, theirs) = self.accounts_in_both(1).await;
        let accounts = |pool: &PoolAddresses| if *pool == self.world.pool { ours } else { theirs };
        let bob = self.bob.pubkey();
        [
            self.pair("redeem_stake", |pool, alice, _| {
                let (owner, new_stake) = (alice.address(), self.new_stake);
                let validator = accounts(pool);
                pool.redeem_stake(owner, alice.tokens, new_stake, bob, &validator, 9 * SOL, 0)
            }),
            self.pair("deposit_stake", |pool, alice, _| {
                let source = if *pool == self.world.pool { self.stake } else { self.bobs_stake };
                let validator = accounts(pool);
                pool.deposit_stake(alice.address(), source, alice.tokens, &validator, 0)
            }),
        ]
    }

    /// What the operator does.
    pub fn admin_pairs(&self) -> [Pair; 5] {
        let vote = self.world.validators[0].vote;
        let changes = vec![WeightChange { index: 0, vote, weight: 7 }];
        [
            self.pair("create_pool", |_, _, admin| {
                let settings = PoolSettings::of_one_key(admin.pubkey(), 9, 2);
                PoolAddresses::of(&admin.pubkey(), 9).create_pool(admin.pubkey(), &settings)
            }),
            self.pair("add_validator", |pool, _, admin| {
                pool.add_validator(admin.pubkey(), self.newcomer.vote)
            }),
            self.pair("set_weights", |pool, _, admin| {
                pool.set_weights(admin.pubkey(), changes.clone())
            }),
            self.pair("remove_validator", |pool, _, admin| {
                pool.remove_validator(admin.pubkey(), 0, vote)
            }),
            self.pair("grow_list", |pool, _, admin| pool.grow_list(admin.pubkey(), 5)),
        ]
    }

    /// What keeps the list in order: a flag for the removed validator, then its end.
    pub async fn list_pairs(&mut self) -> [Pair; 2] {
        for list in [self.world.pool.validators, self.other.pool.validators] {
            self.record_vanished_stake(list).await;
        }
        let (ours, theirs) = self.accounts_in_both(LEAVING).await;
        // Edited: the commission rises as the validator itself could raise it.
        self.world.bank.edit_vote_state(ours.vote, &state_v4(ours.vote, 5_000)).await;
        let (here, there) = (self.world.pool, self.other.pool);
        let prune = here.prune_validator(&ours);
        let prune_there = there.prune_validator(&theirs);
        [
            self.pair("flag_validator", |pool, _, _| pool.flag_validator(LEAVING, ours.vote)),
            Pair { name: "prune_validator", ours: prune, theirs: prune_there },
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

    /// Edits the removed validator's entry, as if both its stake accounts had vanished since
    /// the look at it: nothing is tracked, and the addresses are still recorded.
    async fn record_vanished_stake(&mut self, list: Pubkey) {
        let slot = 176 + 144 * usize::try_from(LEAVING).expect("a short list");
        let recorded = [Pubkey::new_unique().to_bytes(), Pubkey::new_unique().to_bytes()].concat();
        let record = |account: &mut Account| {
            account.data[slot + 32..slot + 96].copy_from_slice(&recorded);
            // Each address was made once.
            account.data[slot + 132] += 1;
            account.data[slot + 136] += 1;
        };
        self.world.bank.edit_with(list, record).await;
    }

    /// The movements of the window: beside an active main account, for the first time, and
    /// out.
    pub async fn movement_pairs(&mut self) -> [Pair; 3] {
        let (mut ours, mut theirs) = (vec![], vec![]);
        for index in 0..3 {
            let (here, there) = self.accounts_in_both(index).await;
            ours.push(here);
            theirs.push(there);
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
