//! The SPL stake pool at the same work.

mod setup;

use anyhow::Result;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::state::StakeStateV2;
use tidepool_tests::{SOL, spl_pool::SplValidator};

use crate::costs::{Batches, Costs};
use crate::keys::{fixed, tried};
use crate::meter::measure;
use crate::stage::{BATCH, stake_of};
use setup::Spl;

/// Lamports of each movement of stake.
const MOVED: u64 = 50 * SOL;

/// Measures everything that the SPL stake pool can do too.
pub async fn run() -> Result<Costs> {
    let mut costs = Costs::default();
    let mut spl = Spl::found().await;

    spl.stage.next_epoch().await;
    spl.update().await;
    for index in 0..spl.pool.validators.len() {
        let increase = spl.pool.increase(&spl.pool.validators[index], MOVED);
        spl.order(increase).await;
    }

    spl.stage.next_epoch().await;
    spl.batches().await?.note_slope(&mut costs, "update_validators, merged entry");
    spl.update().await;

    let brought = fixed("spl brought");
    let vote = spl.pool.validators[0].vote;
    stake_of(&mut spl.stage.bank, &spl.holder.wallet, &brought, vote, 10 * SOL).await;

    spl.stage.next_epoch().await;
    let idle = spl.batches().await?;
    idle.note_slope(&mut costs, "update_validators, idle entry");
    idle.note_rest(&mut costs, "update_validators, without entries");
    spl.pool.look(&mut spl.stage.bank).await.expect("a look at all validators");
    spl.measure_update_pool(&mut costs).await?;
    spl.pool.turn(&mut spl.stage.bank).await.expect("an update");
    spl.measure_people(&mut costs).await?;
    spl.measure_stakers(brought.pubkey(), &mut costs).await?;
    spl.measure_movements(&mut costs).await?;
    Ok(costs)
}

impl Spl {
    async fn batches(&mut self) -> Result<Batches> {
        let (some, all) = (&self.pool.validators[..BATCH], &self.pool.validators[..]);
        let (small, large) = (self.pool.update_list(0, some), self.pool.update_list(0, all));
        Ok(Batches {
            entries: BATCH as u64,
            once: measure(&mut self.stage.bank, &small, &[]).await?,
            twice: measure(&mut self.stage.bank, &large, &[]).await?,
            more_bumps: all[BATCH..].iter().map(bumps).sum(),
        })
    }

    async fn measure_update_pool(&mut self, costs: &mut Costs) -> Result<()> {
        let update = self.pool.update_pool();
        let few = measure(&mut self.stage.bank, &update, &[]).await?;
        costs.set("update_pool, 10 validators", few);

        let short = self.pool.lengthen_list(&mut self.stage.bank).await;
        let many = measure(&mut self.stage.bank, &update, &[]).await?;
        costs.set("update_pool, 20,000 validators", many);
        self.stage.bank.edit(self.pool.list, short);
        Ok(())
    }

    async fn measure_people(&mut self, costs: &mut Costs) -> Result<()> {
        let deposit = self.pool.deposit_sol(&self.holder, 10 * SOL);
        let withdraw = self.pool.withdraw_sol(&self.holder, 10 * SOL);
        let signer = [&self.holder.wallet];
        let bank = &mut self.stage.bank;
        costs.set("deposit_sol", measure(bank, &deposit, &signer).await?);
        costs.set("redeem_sol", measure(bank, &withdraw, &signer).await?);
        Ok(())
    }

    /// A deposit of stake counts with what the depositor has to send before it.
    async fn measure_stakers(&mut self, brought: Pubkey, costs: &mut Costs) -> Result<()> {
        let validator = &self.pool.validators[0];
        let (len, owner) = (StakeStateV2::size_of() as u64, solana_sdk_ids::stake::ID);
        let empty = fixed("spl empty");
        self.stage.bank.create_account(&empty, len, owner, &[]).await;
        let signer = [&self.holder.wallet];
        let withdraw = self.pool.withdraw_stake(&self.holder, empty.pubkey(), validator, 10 * SOL);
        let bank = &mut self.stage.bank;
        costs.set("redeem_stake", measure(bank, &withdraw, &signer).await?);

        let mut units = 0;
        for authorize in self.pool.hand_over(&self.holder, brought) {
            units += measure(bank, &authorize, &signer).await?;
            bank.send(&[authorize], &signer).await.expect("an authorisation");
        }
        let deposit = self.pool.deposit_stake(&self.holder, brought, validator);
        // The program signs for the deposit authority itself.
        units += measure(bank, &deposit, &[]).await?;
        costs.set("deposit_stake", units);
        Ok(())
    }

    async fn measure_movements(&mut self, costs: &mut Costs) -> Result<()> {
        let validator = &self.pool.validators[0];
        let increase = self.pool.increase(validator, MOVED);
        let decrease = self.pool.decrease(validator, MOVED / 2);
        let (signer, bank) = ([&self.pool.manager], &mut self.stage.bank);
        let bumps = bumps(validator);
        costs.set_with_search("delegate", measure(bank, &increase, &signer).await?, bumps);
        costs.set_with_search("undelegate", measure(bank, &decrease, &signer).await?, bumps);
        Ok(())
    }
}

/// Bumps that the searches for both addresses of a validator try.
fn bumps(validator: &SplValidator) -> u64 {
    validator.bumps.map(tried).iter().sum()
}
