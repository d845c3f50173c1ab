//! Those who hold the pool's roles.

use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::state::Role;
use tidepool_math::{Millionths, Parameter};

use crate::{
    bank::{Failure, Receipt},
    world::World,
};

impl World {
    /// The admin proposes a new key for a role.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn propose_authority(&mut self, role: Role, new: Pubkey) -> Result<Receipt, Failure> {
        self.by_admin(self.pool.propose_authority(self.admin.pubkey(), role, new)).await
    }

    /// Somebody accepts a role.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn accept_authority(
        &mut self,
        role: Role,
        new: &Keypair,
    ) -> Result<Receipt, Failure> {
        let accept = self.pool.accept_authority(new.pubkey(), role);
        self.send(&[accept], &[new]).await
    }

    /// The admin takes a proposal for a role back.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn cancel_authority(&mut self, role: Role) -> Result<Receipt, Failure> {
        self.by_admin(self.pool.cancel_authority(self.admin.pubkey(), role)).await
    }

    /// The admin proposes a new value, in millionths.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn propose_change(
        &mut self,
        parameter: Parameter,
        value: u32,
    ) -> Result<Receipt, Failure> {
        let (admin, value) = (self.admin.pubkey(), Millionths(value));
        self.by_admin(self.pool.propose_change(admin, parameter, value)).await
    }

    /// The payer, who holds no role, lets a proposed value hold.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn apply_change(&mut self, parameter: Parameter) -> Result<Receipt, Failure> {
        let apply = self.pool.apply_change(self.bank.payer.pubkey(), parameter);
        self.send(&[apply], &[]).await
    }

    /// The admin takes a proposed value back.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn cancel_change(&mut self, parameter: Parameter) -> Result<Receipt, Failure> {
        self.by_admin(self.pool.cancel_change(self.admin.pubkey(), parameter)).await
    }

    /// The guardian pauses entries.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn pause(&mut self) -> Result<Receipt, Failure> {
        let guardian = self.guardian.insecure_clone();
        self.send(&[self.pool.pause_entries(guardian.pubkey())], &[&guardian]).await
    }

    /// The guardian opens the entries again.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn resume(&mut self) -> Result<Receipt, Failure> {
        let guardian = self.guardian.insecure_clone();
        self.send(&[self.pool.resume(guardian.pubkey())], &[&guardian]).await
    }

    /// The treasury claims the fees to one of its token accounts.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn claim_fees(&mut self, recipient: Pubkey) -> Result<Receipt, Failure> {
        let treasury = self.treasury.insecure_clone();
        self.send(&[self.pool.claim_fees(treasury.pubkey(), recipient)], &[&treasury]).await
    }

    /// Turns epochs with their updates until `epoch` is the one of now.
    pub async fn reach_epoch(&mut self, epoch: u64) {
        while self.snapshot().await.epoch < epoch {
            self.next_epoch().await;
            self.update().await;
        }
    }

    async fn by_admin(&mut self, instruction: Instruction) -> Result<Receipt, Failure> {
        let admin = self.admin.insecure_clone();
        self.send(&[instruction], &[&admin]).await
    }
}
