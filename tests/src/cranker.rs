//! Whoever turns the epoch; no key of theirs has any power.

use tidepool_client::ValidatorAccounts;

use crate::{
    bank::{Failure, Receipt},
    world::World,
};

impl World {
    /// Ends the epoch: validators earn their credits, the boundary passes, rewards are under
    /// way and not yet all paid.
    pub async fn cross_boundary(&mut self) {
        self.skip_epochs(1).await;
    }

    /// Lets `epochs` pass at once; the skipped ones pay nothing.
    pub async fn skip_epochs(&mut self, epochs: u64) {
        let epoch = self.bank.clock().await.epoch;
        let validators = self.validators.clone();
        self.bank.earn_credits(&validators).await;
        self.bank.warp_to_epoch(epoch + epochs);
    }

    /// Ends the epoch and the payment of its rewards.
    pub async fn next_epoch(&mut self) {
        self.cross_boundary().await;
        self.bank.finish_rewards();
    }

    /// Moves to a fraction of the epoch, in millionths of its length.
    pub async fn move_to(&mut self, fraction: u64) {
        let clock = self.bank.clock().await;
        let (first, slots) = self.bank.epoch_slots(clock.epoch);
        self.bank.warp_to_slot(first + slots * fraction / 1_000_000);
    }

    /// Looks at all validators, eight a transaction.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn update_validators(&mut self) -> Result<(), Failure> {
        let entries = self.snapshot().await.indexed();
        for batch in entries.chunks(8) {
            let update = self.pool.update_validators(batch);
            self.send(&[update], &[]).await?;
        }
        Ok(())
    }

    /// Turns the epoch, once all validators were looked at.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn update_pool(&mut self) -> Result<Receipt, Failure> {
        let update = self.pool.update_pool();
        self.send(&[update], &[]).await
    }

    /// Looks at all validators and turns the epoch.
    ///
    /// # Panics
    /// When the program refuses.
    pub async fn update(&mut self) {
        self.update_validators().await.expect("all validators");
        self.update_pool().await.expect("the pool");
    }

    /// The accounts of the validator at `index`.
    pub async fn accounts_of(&mut self, index: u32) -> ValidatorAccounts {
        let snapshot = self.snapshot().await;
        let entry = &snapshot.entries[usize::try_from(index).expect("a short list")];
        self.pool.validator_accounts(index, entry)
    }

    /// Delegates to one validator; the receipt returns the lamports.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn delegate(&mut self, index: u32) -> Result<Receipt, Failure> {
        let accounts = self.accounts_of(index).await;
        let delegate = self.pool.delegate(&accounts);
        self.send(&[delegate], &[]).await
    }

    /// Undelegates from one validator; the receipt returns the lamports.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn undelegate(&mut self, index: u32) -> Result<Receipt, Failure> {
        let accounts = self.accounts_of(index).await;
        let undelegate = self.pool.undelegate(&accounts);
        self.send(&[undelegate], &[]).await
    }

    /// Flags a validator or takes the flag back; the receipt returns whether it is flagged.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn flag(&mut self, index: u32) -> Result<Receipt, Failure> {
        let vote = self.validators[usize::try_from(index).expect("a short list")].vote;
        let flag = self.pool.flag_validator(index, vote);
        self.send(&[flag], &[]).await
    }

    /// Takes a removed validator off the list.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn prune(&mut self, index: u32) -> Result<Receipt, Failure> {
        let accounts = self.accounts_of(index).await;
        let prune = self.pool.prune_validator(&accounts);
        self.send(&[prune], &[]).await
    }

    /// Moves to the window and moves all stake that wants to move.
    ///
    /// # Panics
    /// When the program refuses.
    pub async fn move_stake(&mut self) {
        self.move_to(950_000).await;
        self.move_stake_in_window().await;
    }

    /// Moves all stake that wants to move, in a slot of the window.
    ///
    /// # Panics
    /// When the program refuses.
    pub async fn move_stake_in_window(&mut self) {
        let indexed = self.snapshot().await.indexed();
        for (index, _) in &indexed {
            self.undelegate(*index).await.expect("an undelegation");
        }
        for (index, _) in &indexed {
            self.delegate(*index).await.expect("a delegation");
        }
    }

    /// A whole epoch as bots turn it: update, movement in the window, boundary, rewards.
    pub async fn turn_epoch(&mut self) {
        self.turn_without_boundary().await;
        self.next_epoch().await;
    }

    /// What bots do within an epoch: update, movement in the window.
    pub async fn turn_without_boundary(&mut self) {
        self.update().await;
        self.move_stake().await;
    }
}
