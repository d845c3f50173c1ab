//! SPL stake pool 0.4.0, of 2021. That the same steps fail here is in `spl_stake_pool_2021.rs`.
//!
//! * Neodyme 2021, critical: an address that a merge had emptied was initialised by a stranger,
//!   and counted. Here: Identity, generations.
//! * Neodyme 2021, high: lamports that lay undelegated in a deposited account came out as active
//!   stake. Here: No dilution.

use solana_pubkey::Pubkey;
use solana_stake_interface::{
    instruction::{delegate_stake, initialize},
    state::{Authorized, Lockup},
};
use tidepool_tests::{Holder, SOL, SplPool, World, spl_pool::Edition};

/// A pool with one active validator, in the epoch in which stake that is brought is active too.
struct Stage {
    world: World,
    theirs: SplPool,
    anna: Holder,
    mallory: Holder,
}

impl Stage {
    /// Mallory brings stake of so many lamports, and undelegated ones; Anna 200 SOL.
    async fn set(stake: u64, idle: u64) -> Self {
        let mut world = World::new().await;
        let vote = world.validators[0].vote;
        let mut theirs = SplPool::begin_of_2021(&mut world.bank).await;
        theirs.add_in_2021(&mut world.bank, vote).await;
        let anna = theirs.holder(&mut world.bank, 1_000 * SOL).await;
        let mallory = theirs.holder(&mut world.bank, 1_000 * SOL).await;
        let annas = world.own_stake(&anna, vote, 200 * SOL).await;
        let mallorys = world.own_stake(&mallory, vote, stake).await;
        world.bank.give(mallorys, idle).await;
        world.next_epoch().await;
        let mut stage = Self { world, theirs, anna, mallory };
        stage.update().await;
        stage.bring(annas, false).await;
        stage.bring(mallorys, true).await;
        stage
    }

    async fn bring(&mut self, stake: Pubkey, is_mallory: bool) {
        let holder = if is_mallory { &self.mallory } else { &self.anna };
        let deposit = self.theirs.deposit_in_2021(holder, stake, &self.theirs.validators[0]);
        self.world.bank.send(&deposit, &[&holder.wallet]).await.expect("a deposit of stake");
    }

    async fn update(&mut self) {
        self.world.bank.send(&self.theirs.update_in_2021(), &[]).await.expect("an update");
    }

    /// Mallory leaves with so many tokens, and returns the stake account that she got.
    async fn leave(&mut self, tokens: u64) -> Pubkey {
        let empty = self.world.empty_stake(&self.mallory).await;
        let validator = &self.theirs.validators[0];
        let exit = self.theirs.withdraw_in_2021(&self.mallory, empty, validator, tokens);
        self.world.bank.send(&[exit], &[&self.mallory.wallet]).await.expect("an exit");
        empty
    }
}

#[tokio::test]
async fn neodyme_2021_their_emptied_address_counts_for_a_stranger() {
    if !Edition::Of2021.is_built() {
        return;
    }
    let mut stage = Stage::set(200 * SOL, 0).await;
    let validator = stage.theirs.validators[0];
    stage.theirs.decrease_in_2021(&mut stage.world.bank, &validator, 50 * SOL).await;
    stage.world.next_epoch().await;
    stage.seize(300 * SOL).await;
    let honest = stage.theirs.books(&mut stage.world.bank).await;
    stage.update().await;
    let inflated = stage.theirs.books(&mut stage.world.bank).await;
    assert!(inflated.0 - honest.0 > 300 * SOL, "her own stake is in the books: {inflated:?}");

    let tokens = stage.world.bank.shares_in(stage.mallory.tokens).await;
    // What the validator has is less than what her tokens are said to be worth.
    let part = tokens - tokens / 100;
    let taken = stage.leave(part).await;
    let active = stage.world.bank.delegation(taken).await.stake;
    assert!(active > 340 * SOL, "for 200 SOL that she brought: {active}");
    // And the 300 are hers as before.
    let state = stage.world.bank.stake_state(validator.transient).await;
    assert_eq!(state.authorized().expect("an owner").withdrawer, stage.mallory.address());
}

#[tokio::test]
async fn neodyme_2021_their_undelegated_lamports_come_out_as_active_stake() {
    if !Edition::Of2021.is_built() {
        return;
    }
    let mut stage = Stage::set(2 * SOL, 150 * SOL).await;
    let tokens = stage.world.bank.shares_in(stage.mallory.tokens).await;
    assert!(tokens > 152 * SOL - SOL, "all lamports are paid for: {tokens}");
    let taken = stage.leave(150 * SOL).await;
    let delegation = stage.world.bank.delegation(taken).await;
    assert!(delegation.stake > 149 * SOL);
    let epoch = stage.world.bank.clock().await.epoch;
    assert!(delegation.activation_epoch < epoch, "at work, and two of them a minute ago");
}

impl Stage {
    /// Mallory takes the address that the merge empties, in the transaction that empties it.
    async fn seize(&mut self, lamports: u64) {
        let validator = self.theirs.validators[0];
        let (address, owner) = (validator.transient, self.mallory.address());
        let rent = tidepool_tests::staker::STAKE_RENT;
        let look = self.theirs.look_in_2021();
        let steps = [
            look.clone(),
            solana_system_interface::instruction::transfer(&owner, &address, lamports + rent),
            initialize(&address, &Authorized::auto(&owner), &Lockup::default()),
            delegate_stake(&address, &owner, &validator.vote),
        ];
        let seized = self.world.bank.send(&steps, &[&self.mallory.wallet]).await;
        if seized.is_err() {
            // Stake programs that clear an account when they empty it refuse; edited, as it was
            // with the others.
            self.world.bank.send(&[look], &[]).await.expect("the merge");
            let own = self.world.own_stake(&self.mallory, validator.vote, lamports).await;
            let own = self.world.bank.account(own).await.expect("a stake account");
            self.world.bank.edit(address, own);
        }
        let [_, count] = self.theirs.update_in_2021();
        self.world.bank.send(&[count], &[]).await.expect("an update");
    }
}
