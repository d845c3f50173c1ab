//! People who come and go with stake accounts of their own.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction as stake,
    state::{Authorized, Lockup},
};

use crate::{
    bank::{Failure, Receipt},
    holder::Holder,
    world::World,
};

/// Bytes of a stake account.
const STAKE_SPACE: u64 = 200;
/// Its rent, of which the pool's `Meta` keeps a copy.
pub const STAKE_RENT: u64 = 2_282_880;

impl World {
    /// Makes a stake account of the holder's with `lamports` of stake and a lockup, delegated
    /// to `vote`; it becomes active at the next boundary.
    pub async fn locked_stake(
        &mut self,
        holder: &Holder,
        vote: Pubkey,
        lamports: u64,
        lockup: &Lockup,
    ) -> Pubkey {
        let (account, owner) = (Keypair::new(), holder.address());
        let authorized = Authorized::auto(&owner);
        let create = stake::create_account_and_delegate_stake(
            &owner,
            &account.pubkey(),
            &vote,
            &authorized,
            lockup,
            lamports + STAKE_RENT,
        );
        let signers = [&holder.wallet, &account];
        self.bank.send(&create, &signers).await.expect("a stake account");
        account.pubkey()
    }

    /// Makes a stake account of the holder's without a lockup.
    pub async fn own_stake(&mut self, holder: &Holder, vote: Pubkey, lamports: u64) -> Pubkey {
        self.locked_stake(holder, vote, lamports, &Lockup::default()).await
    }

    /// Deactivates a holder's stake account.
    pub async fn deactivate_own(&mut self, holder: &Holder, account: Pubkey) {
        let deactivate = stake::deactivate_stake(&account, &holder.address());
        self.bank.send(&[deactivate], &[&holder.wallet]).await.expect("a deactivation");
    }

    /// Deposits a stake account with the validator at `index`; the receipt returns the shares.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn deposit_stake(
        &mut self,
        holder: &Holder,
        account: Pubkey,
        index: u32,
    ) -> Result<Receipt, Failure> {
        let validator = self.accounts_of(index).await;
        let owner = holder.address();
        let deposit = self.pool.deposit_stake(owner, account, holder.tokens, &validator, 0);
        self.send(&[deposit], &[&holder.wallet]).await
    }

    /// Makes an empty stake account of the holder's, for stake that leaves the pool.
    pub async fn empty_stake(&mut self, holder: &Holder) -> Pubkey {
        let account = Keypair::new();
        let create = solana_system_interface::instruction::create_account(
            &holder.address(),
            &account.pubkey(),
            STAKE_RENT,
            STAKE_SPACE,
            &solana_sdk_ids::stake::ID,
        );
        let signers = [&holder.wallet, &account];
        self.bank.send(&[create], &signers).await.expect("an empty stake account");
        account.pubkey()
    }

    /// Redeems shares for stake of the validator at `index`, into `new_stake`; the receipt
    /// returns the lamports.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn redeem_stake(
        &mut self,
        holder: &Holder,
        new_stake: Pubkey,
        index: u32,
        shares: u64,
    ) -> Result<Receipt, Failure> {
        let validator = self.accounts_of(index).await;
        let owner = holder.address();
        let redeem =
            self.pool.redeem_stake(owner, holder.tokens, new_stake, owner, &validator, shares, 0);
        self.send(&[redeem], &[&holder.wallet]).await
    }
}
