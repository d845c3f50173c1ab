//! Coming and going with stake.

use anyhow::Result;
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::state::StakeStateV2;
use tidepool_tests::{Holder, SOL, World};

use crate::costs::Costs;
use crate::keys::fixed;
use crate::meter::measure;
use crate::stage::stake_of;

/// The validator.
const INDEX: u32 = 3;
/// Lamports, or shares, of each.
const AMOUNT: u64 = 10 * SOL;

/// A stake account of the holder's and an empty one.
pub struct Stakes {
    brought: Pubkey,
    empty: Pubkey,
}

impl Stakes {
    /// Delegates the one, a whole epoch before it is brought.
    pub async fn prepare(world: &mut World, holder: &Holder) -> Self {
        let [brought, empty] = ["tidepool brought", "tidepool empty"].map(fixed);
        let vote = world.validators[INDEX as usize].vote;
        stake_of(&mut world.bank, &holder.wallet, &brought, vote, AMOUNT).await;
        let (len, owner) = (StakeStateV2::size_of() as u64, solana_sdk_ids::stake::ID);
        world.bank.create_account(&empty, len, owner, &[]).await;
        Self { brought: brought.pubkey(), empty: empty.pubkey() }
    }

    /// Measures both ways, with few validators and with many.
    pub async fn measure(
        &self,
        world: &mut World,
        holder: &Holder,
        costs: &mut Costs,
    ) -> Result<()> {
        let (deposit, redeem) = self.instructions(world, holder).await;
        let signer = [&holder.wallet];
        costs.set("deposit_stake", measure(&mut world.bank, &deposit, &signer).await?);
        costs.set("redeem_stake", measure(&mut world.bank, &redeem, &signer).await?);

        let short = world.lengthen_list(10_000).await;
        let many = measure(&mut world.bank, &deposit, &signer).await?;
        costs.set("deposit_stake, 10,000 validators", many);
        let many = measure(&mut world.bank, &redeem, &signer).await?;
        costs.set("redeem_stake, 10,000 validators", many);
        world.bank.edit(world.pool.validators, short);
        Ok(())
    }

    async fn instructions(&self, world: &mut World, holder: &Holder) -> (Instruction, Instruction) {
        let validator = world.accounts_of(INDEX).await;
        let (owner, tokens) = (holder.address(), holder.tokens);
        let deposit = world.pool.deposit_stake(owner, self.brought, tokens, &validator, 1);
        let redeem =
            world.pool.redeem_stake(owner, tokens, self.empty, owner, &validator, AMOUNT, 1);
        (deposit, redeem)
    }
}
