//! Time on the bank, and what it brings to the model.

use solana_epoch_rewards::EpochRewards;
use solana_pubkey::Pubkey;
use tidepool_fuzz::Time;
use tidepool_model::pool::Kind;
use tidepool_tests::Validator;

use super::subject::{Subject, clock};

/// Credits of an epoch.
const CREDITS: u64 = 1_000;

impl Subject {
    /// Lets time pass on the bank and tells the model.
    pub async fn pass(&mut self, time: Time) {
        match time {
            Time::ToSlot(slot) => self.world.bank.warp_to_slot(slot),
            Time::Boundary => {
                let voting = self.model.validators.iter().zip(&self.validators);
                self.world.validators = voting
                    .map(|(validator, known)| Validator {
                        credits: if validator.is_voting { CREDITS } else { 0 },
                        ..*known
                    })
                    .collect();
                self.model.earn_credits();
                self.world.cross_boundary().await;
            }
            Time::RewardsPaid => {
                self.world.bank.finish_rewards();
                self.learn_rewards().await;
            }
        }
        let now = clock(&mut self.world.bank).await;
        let rewards = self.world.bank.context.banks_client.get_sysvar::<EpochRewards>().await;
        self.model.pass_to(now, rewards.expect("the bank answers").active);
    }

    /// What the runtime has paid to each stake account: the cluster's business, not the model's.
    async fn learn_rewards(&mut self) {
        let mut paid = vec![];
        for (index, entry) in self.model.list.entries() {
            for kind in [Kind::Main, Kind::Transient] {
                let Some(recorded) = entry.account(kind) else { continue };
                let Some(stake) = recorded.stake else { continue };
                paid.push((index, kind, self.stake_address(recorded.address).0, stake.lamports));
            }
        }
        for (index, kind, address, before) in paid {
            let lamports = self.reward(address, before).await;
            self.model.pay_stake(index, kind, lamports);
        }
        for place in 0..self.model.stakes.len() {
            let own = self.model.stakes[place];
            let address = solana_signer::Signer::pubkey(&self.stakes[&own.id]);
            let lamports = self.reward(address, own.stake.lamports).await;
            self.model.pay_own_stake(place, lamports);
        }
    }

    async fn reward(&mut self, address: Pubkey, before: i128) -> i128 {
        let lamports = i128::from(self.world.bank.lamports(address).await) - before;
        assert!((0..=before / 100).contains(&lamports), "reward: {lamports} of {before}");
        lamports
    }
}
