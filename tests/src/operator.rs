//! The pool's operator.

use solana_signer::Signer;
use tidepool::instructions::admin::set_weights::WeightChange;
use tidepool_client::{PoolAddresses, PoolSettings};

use crate::{
    bank::{Failure, Receipt},
    cluster::Validator,
    world::{World, WorldOptions},
};

impl World {
    /// Begins the pool.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn create_pool(&mut self, options: &WorldOptions) -> Result<Receipt, Failure> {
        let settings = PoolSettings {
            index: 0,
            capacity: options.capacity,
            strategist: self.admin.pubkey(),
            guardian: self.guardian.pubkey(),
            treasury: self.treasury.pubkey(),
            parameters: options.parameters,
        };
        self.create_pool_with(&settings).await
    }

    /// Begins any pool of the admin.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn create_pool_with(&mut self, settings: &PoolSettings) -> Result<Receipt, Failure> {
        let admin = self.admin.insecure_clone();
        let pool = PoolAddresses::of(&admin.pubkey(), settings.index);
        let create = pool.create_pool(admin.pubkey(), settings);
        self.send(&[create], &[&admin]).await
    }

    /// Makes a validator and puts it on the list with a weight; returns its index.
    pub async fn join(&mut self, commission: u8, credits: u64, weight: u32) -> u32 {
        let validator = self.bank.validator(commission, credits).await;
        let index = self.add_validator(validator).await.expect("a place on the list");
        self.set_weight(index, weight).await.expect("a weight");
        index
    }

    /// Puts a validator on the list.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn add_validator(&mut self, validator: Validator) -> Result<u32, Failure> {
        let add = self.pool.add_validator(self.admin.pubkey(), validator.vote);
        let admin = self.admin.insecure_clone();
        let receipt = self.send(&[add], &[&admin]).await?;
        let index = usize::try_from(receipt.returned()).expect("a short list");
        // A slot that was vacated is used again.
        match self.validators.get_mut(index) {
            Some(slot) => *slot = validator,
            None => self.validators.push(validator),
        }
        Ok(u32::try_from(index).expect("a short list"))
    }

    /// Tells a validator to leave.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn remove_validator(&mut self, index: u32) -> Result<Receipt, Failure> {
        let vote = self.validators[usize::try_from(index).expect("a short list")].vote;
        let remove = self.pool.remove_validator(self.admin.pubkey(), index, vote);
        let admin = self.admin.insecure_clone();
        self.send(&[remove], &[&admin]).await
    }

    /// Makes the list longer; the receipt returns its slots.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn grow_list(&mut self, slots: u32) -> Result<Receipt, Failure> {
        let grow = self.pool.grow_list(self.admin.pubkey(), slots);
        let admin = self.admin.insecure_clone();
        self.send(&[grow], &[&admin]).await
    }

    /// Sets one validator's weight.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn set_weight(&mut self, index: u32, weight: u32) -> Result<Receipt, Failure> {
        let vote = self.validators[usize::try_from(index).expect("a short list")].vote;
        let changes = vec![WeightChange { index, vote, weight }];
        let set = self.pool.set_weights(self.admin.pubkey(), changes);
        let admin = self.admin.insecure_clone();
        self.send(&[set], &[&admin]).await
    }
}
