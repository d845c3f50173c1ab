//! The bank, the pool and the people, and what is measured on them.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use tidepool_tests::{Bank, Failure, Receipt, Snapshot, World, WorldOptions};

use super::cast::Cast;

/// The number of everybody's only ticket.
pub const TICKET_NONCE: u64 = 1;

/// The rate at one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateSample {
    /// The epoch of the slot.
    pub epoch: u64,
    /// The slot.
    pub slot: u64,
    /// Lamports for 10^9 shares, rounded down.
    pub rate: u64,
}

/// Where the story plays.
pub struct Stage {
    /// The bank with the pool.
    pub world: World,
    /// The people.
    pub cast: Cast,
    /// Commissions of the validators in percent, in the order of the list.
    pub commissions: Vec<u8>,
    /// Lamports that the faucet gave to the people.
    pub brought: u64,
    /// Lamports that the network paid to the pool's stake accounts.
    pub rewards: u64,
    /// Every stake account that the pool ever had.
    pub stake_accounts: BTreeSet<Pubkey>,
    /// Every account that the lender ever had.
    pub lender_accounts: Vec<Pubkey>,
    /// The rate, slot by slot.
    pub samples: Vec<RateSample>,
    /// Lamports of network fees that the faucet paid before the story.
    fees_before: u64,
}

impl Stage {
    /// Boots the bank, gathers the people and founds the pool with its validators.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn open() -> Result<Self> {
        let options = WorldOptions::default();
        let mut bank = Bank::boot(options.outside).await;
        bank.warp_to_epoch(options.epoch);
        bank.finish_rewards();
        let mut validators = vec![];
        for (commission, credits) in &options.validators {
            validators.push(bank.validator(*commission, *credits).await);
        }
        let cast = Cast::gather(&mut bank).await;
        let brought = bank.sum(&cast.wallets().map(|(_, wallet)| wallet)).await;

        // The faucet has done its part; from here on everybody pays for themselves.
        let fees_before = bank.fees;
        let operator = cast.operator.wallet.insecure_clone();
        bank.payer = operator.insecure_clone();
        let world = World::create(bank, operator, &options).await;
        let commissions = options.validators.iter().map(|(commission, _)| *commission).collect();
        let mut stage = Self {
            world,
            cast,
            commissions,
            brought,
            rewards: 0,
            stake_accounts: BTreeSet::new(),
            lender_accounts: vec![],
            samples: vec![],
            fees_before,
        };
        for validator in validators {
            let index = done(stage.world.add_validator(validator).await, "listing a validator")?;
            done(stage.world.set_weight(index, 100).await, "weighing a validator")?;
        }
        Ok(stage)
    }

    /// Lets `wallet` pay for what follows.
    pub fn pays(&mut self, wallet: &Keypair) {
        self.world.bank.payer = wallet.insecure_clone();
    }

    /// Lamports of network fees that the people paid.
    pub fn fees(&self) -> u64 {
        self.world.bank.fees - self.fees_before
    }

    /// Notes the rate of now.
    pub async fn sample(&mut self) -> Snapshot {
        let now = self.world.snapshot().await;
        self.samples.push(RateSample { epoch: now.epoch, slot: now.slot, rate: now.rate() });
        now
    }
}

/// What a step gave, or why it was refused.
///
/// # Errors
/// The refusal with the network's log.
pub fn done<T>(result: Result<T, Failure>, step: &str) -> Result<T> {
    result.map_err(|Failure { error, logs }| {
        anyhow!("{step} was refused: {error:?}\n  {}", logs.join("\n  "))
    })
}

/// The number that a step answered with.
///
/// # Errors
/// The refusal with the network's log.
pub fn answer(result: Result<Receipt, Failure>, step: &str) -> Result<u64> {
    Ok(done(result, step)?.returned())
}

/// Lamports that `shares` are worth, rounded down.
pub fn worth(shares: u64, now: &Snapshot) -> u64 {
    let value = u128::from(shares) * u128::from(now.value()) / u128::from(now.pool.rate.shares);
    u64::try_from(value).expect("no more than the pool is worth")
}
