//! What every pool finds: a cluster in its first epoch of full length, with ten validators.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::instruction::create_account_and_delegate_stake;
use solana_stake_interface::state::{Authorized, Lockup, StakeStateV2};
use tidepool_tests::{Bank, SOL, Validator, account::rent};

use crate::keys::fixed;

/// Validators of each pool.
pub const VALIDATORS: u32 = 10;
/// Entries of the smaller batch of an update; the larger one has all validators.
pub const BATCH: usize = VALIDATORS as usize / 2;

/// A cluster without a pool.
pub struct Stage {
    /// The bank.
    pub bank: Bank,
    /// The validators.
    pub validators: Vec<Validator>,
}

impl Stage {
    /// Boots the bank.
    pub async fn set() -> Self {
        let mut bank = Bank::boot(40_000_000 * SOL).await;
        bank.warp_to_epoch(14);
        bank.finish_rewards();
        let mut validators = vec![];
        for index in 0..VALIDATORS {
            let node = fixed(&format!("node {index}"));
            let vote = fixed(&format!("vote {index}"));
            validators.push(bank.validator_at(&node, &vote, 5, 1_000).await);
        }
        Self { bank, validators }
    }

    /// Ends the epoch and the payment of its rewards.
    pub async fn next_epoch(&mut self) {
        let epoch = self.bank.clock().await.epoch;
        self.bank.earn_credits(&self.validators).await;
        self.bank.warp_to_epoch(epoch + 1);
        self.bank.finish_rewards();
    }
}

/// Gives `owner` a stake account with `lamports` delegated to `vote`.
pub async fn stake_of(
    bank: &mut Bank,
    owner: &Keypair,
    account: &Keypair,
    vote: Pubkey,
    lamports: u64,
) {
    let payer = bank.payer.pubkey();
    let create = create_account_and_delegate_stake(
        &payer,
        &account.pubkey(),
        &vote,
        &Authorized::auto(&owner.pubkey()),
        &Lockup::default(),
        lamports + rent(StakeStateV2::size_of() as u64),
    );
    bank.send(&create, &[account, owner]).await.expect("a stake account");
}

/// A wallet with lamports.
pub async fn wallet(bank: &mut Bank, name: &str, lamports: u64) -> Keypair {
    let wallet = fixed(name);
    bank.give(wallet.pubkey(), lamports).await;
    wallet
}
