//! How an epoch passes, and what is measured in it.

use anyhow::{Result, ensure};

use super::stage::{Stage, answer, done};

/// Times in an epoch at which the rate is sampled.
const SAMPLES: u64 = 8;
/// One whole, in the harness's fractions of an epoch.
const MILLION: u64 = 1_000_000;

/// One update of the pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochRow {
    /// The epoch that the update opened.
    pub epoch: u64,
    /// The slot of the update.
    pub slot: u64,
    /// Lamports for 10^9 shares just before the update, rounded down.
    pub rate: u64,
    /// The same just after, in the same slot.
    pub rate_after: u64,
    /// Lamports that back the shares, after the update.
    pub backing: u64,
    /// Lamports of the backing that are not yet in the rate, after the update.
    pub unvested: u64,
    /// Lamports that the network paid to the pool's stake at the boundary into this epoch.
    pub rewards: u64,
    /// Shares after the update.
    pub shares: u64,
    /// Lamports with each validator, after the update.
    pub stakes: Vec<u64>,
}

impl Stage {
    /// Lets the epoch pass until shortly before the window for stake, sampling the rate.
    pub async fn pass_time(&mut self) {
        for part in 1..SAMPLES {
            self.world.move_to(part * MILLION / SAMPLES).await;
            self.sample().await;
        }
    }

    /// Moves stake, crosses the boundary with its rewards and updates the pool.
    ///
    /// # Errors
    /// The refusal that broke it off.
    pub async fn turn(&mut self) -> Result<EpochRow> {
        self.move_stake().await?;
        let rewards = self.cross().await?;
        self.update(rewards).await
    }

    /// Enters the window and lets the bot move all stake that wants to move; returns the
    /// lamports on their way to validators.
    ///
    /// # Errors
    /// The program's refusal.
    pub async fn move_stake(&mut self) -> Result<u64> {
        self.bot_pays();
        self.world.move_to(950_000).await;
        let validators = u32::try_from(self.commissions.len())?;
        for index in 0..validators {
            answer(self.world.undelegate(index).await, "taking stake back")?;
        }
        let mut delegated = 0;
        for index in 0..validators {
            delegated += answer(self.world.delegate(index).await, "delegating")?;
        }
        Ok(delegated)
    }

    /// Crosses the boundary and returns the lamports that the network paid there, measured on
    /// the stake accounts themselves.
    ///
    /// # Errors
    /// When the accounts hold less than before, which no part of this story can cause.
    pub async fn cross(&mut self) -> Result<u64> {
        self.stake_accounts.extend(self.world.snapshot().await.stake_accounts());
        let accounts: Vec<_> = self.stake_accounts.iter().copied().collect();
        let before = self.world.bank.sum(&accounts).await;
        self.world.next_epoch().await;
        let after = self.world.bank.sum(&accounts).await;
        ensure!(after >= before, "the stake lost {} lamports at the boundary", before - after);
        let rewards = after - before;
        self.rewards += rewards;
        Ok(rewards)
    }

    /// Lets the bot look at all validators and turn the pool's epoch.
    ///
    /// # Errors
    /// The program's refusal, or books that saw other rewards than the accounts show.
    pub async fn update(&mut self, rewards: u64) -> Result<EpochRow> {
        self.bot_pays();
        done(self.world.update_validators().await, "looking at the validators")?;
        let before = self.sample().await;
        let observed = before.pool.rate.observed;
        ensure!(observed == i64::try_from(rewards)?, "the pool saw {observed}, not {rewards}");
        done(self.world.update_pool().await, "the pool's update")?;
        let after = self.sample().await;
        Ok(EpochRow {
            epoch: after.epoch,
            slot: after.slot,
            rate: before.rate(),
            rate_after: after.rate(),
            backing: after.pool.rate.backing,
            unvested: after.unvested(),
            rewards,
            shares: after.pool.rate.shares,
            stakes: after.entries.iter().map(|entry| entry.tracked).collect(),
        })
    }

    fn bot_pays(&mut self) {
        let bot = self.cast.bot.insecure_clone();
        self.pays(&bot);
    }
}
