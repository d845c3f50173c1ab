//! An SPL stake pool with ten validators and one holder.

use anyhow::Result;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::instruction::initialize;
use solana_stake_interface::state::{Authorized, Lockup, StakeStateV2};
use tidepool_tests::{Holder, SOL};

use super::address::{SPL_STAKE_POOL, SplPool, SplValidator};
use super::list::list_len;
use crate::deploy::deploy;
use crate::keys::{Derived, fixed};
use crate::mint::create_mint;
use crate::stage::{Stage, VALIDATORS, create_account, wallet};

/// Bytes of a pool's account.
const POOL_LEN: u64 = 611;

/// The pool and its people.
pub struct Spl {
    /// Where it is.
    pub stage: Stage,
    /// Its accounts.
    pub pool: SplPool,
    /// Its validators, in the order of the list.
    pub validators: Vec<SplValidator>,
    /// Somebody who has tokens.
    pub holder: Holder,
}

impl Spl {
    /// Begins the pool with 2,000 SOL, the least stake of it with each validator.
    pub async fn found() -> Result<Self> {
        let mut stage = Stage::set().await;
        deploy(&mut stage.bank, "bench_spl_stake_pool", SPL_STAKE_POOL)?;
        let pool = create_pool(&mut stage).await;
        let wallet = wallet(&mut stage.bank, "spl holder", 10_000 * SOL).await;
        let account = fixed("spl holder's tokens");
        let tokens = stage.bank.token_account_at(&account, pool.mint, wallet.pubkey()).await;
        let votes = stage.validators.iter().map(|validator| validator.vote);
        let validators = votes.map(|vote| SplValidator::of(&pool.pool, vote)).collect();

        let mut spl = Self { stage, pool, validators, holder: Holder { wallet, tokens } };
        let deposit = spl.pool.deposit_sol(&spl.holder, 2_000 * SOL);
        spl.stage.bank.send(&[deposit], &[&spl.holder.wallet]).await.expect("a deposit");
        for index in 0..spl.validators.len() {
            let add = spl.pool.add_validator(&spl.validators[index]);
            spl.send(&add).await;
        }
        Ok(spl)
    }

    /// Sends what the manager may do, and everybody.
    pub async fn send(&mut self, instruction: &Instruction) {
        let is_managed = instruction.accounts.iter().any(|account| account.is_signer);
        let signers: &[&Keypair] = if is_managed { &[&self.pool.manager] } else { &[] };
        let sent = self.stage.bank.send(std::slice::from_ref(instruction), signers).await;
        sent.expect("a legal instruction");
    }

    /// Looks at all validators.
    pub async fn update_list(&mut self) {
        let update = self.pool.update_list(&self.validators);
        self.send(&update).await;
    }

    /// Looks at all validators and turns the epoch.
    pub async fn update(&mut self) {
        self.update_list().await;
        let update = self.pool.update_pool();
        self.send(&update).await;
    }
}

async fn create_pool(stage: &mut Stage) -> SplPool {
    let bank = &mut stage.bank;
    let manager = wallet(bank, "spl manager", SOL).await;
    let (pool, list) = (fixed("spl pool"), fixed("spl list"));
    let (reserve, mint) = (fixed("spl reserve"), fixed("spl mint"));
    let authority = Derived::find(&[pool.pubkey().as_ref(), b"withdraw"], &SPL_STAKE_POOL).address;

    let deposit_authority =
        Derived::find(&[pool.pubkey().as_ref(), b"deposit"], &SPL_STAKE_POOL).address;

    create_mint(bank, &mint, authority).await;
    let account = fixed("spl fees");
    let fees = bank.token_account_at(&account, mint.pubkey(), manager.pubkey()).await;
    create_account(bank, &pool, POOL_LEN, SPL_STAKE_POOL, &[]).await;
    create_account(bank, &list, list_len(VALIDATORS), SPL_STAKE_POOL, &[]).await;
    create_reserve(stage, &reserve, authority).await;

    let pool = SplPool {
        manager,
        pool: pool.pubkey(),
        list: list.pubkey(),
        reserve: reserve.pubkey(),
        mint: mint.pubkey(),
        fees,
        authority,
        deposit_authority,
    };
    let initialize = pool.initialize();
    stage.bank.send(&[initialize], &[&pool.manager]).await.expect("a pool");
    pool
}

async fn create_reserve(stage: &mut Stage, reserve: &Keypair, authority: Pubkey) {
    let authorized = Authorized::auto(&authority);
    let initialize = initialize(&reserve.pubkey(), &authorized, &Lockup::default());
    let len = StakeStateV2::size_of() as u64;
    let owner = solana_sdk_ids::stake::ID;
    create_account(&mut stage.bank, reserve, len, owner, &[initialize]).await;
}
