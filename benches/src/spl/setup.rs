//! An SPL stake pool with ten validators and one holder.

use solana_instruction::Instruction;
use solana_signer::Signer;
use tidepool_tests::{
    Holder, SOL, SplPool,
    spl_pool::{Edition, Fees, Keys, Ratio},
};

use crate::keys::fixed;
use crate::stage::{Stage, VALIDATORS, wallet};

/// Five hundredths of rewards, what Tidepool's protocol takes; users pay nothing.
const FEES: Fees = Fees { epoch: ratio(5, 100), withdrawal: ratio(0, 1), deposit: ratio(0, 1) };

/// The pool and its people.
pub struct Spl {
    /// Where it is.
    pub stage: Stage,
    /// Its accounts.
    pub pool: SplPool,
    /// Somebody who has tokens.
    pub holder: Holder,
}

impl Spl {
    /// Begins the pool with 2,000 SOL, the least stake of it with each validator.
    pub async fn found() -> Self {
        let mut stage = Stage::set().await;
        let bank = &mut stage.bank;
        let keys = Keys::named(|name| fixed(&format!("spl {name}")));
        let mut pool = SplPool::begin_at(bank, keys, Edition::Today, VALIDATORS, FEES).await;
        let wallet = wallet(bank, "spl holder", 10_000 * SOL).await;
        let account = fixed("spl holder's tokens");
        let tokens = bank.token_account_at(&account, pool.mint, wallet.pubkey()).await;
        let holder = Holder { wallet, tokens };
        pool.deposit(bank, &holder, 2_000 * SOL).await.expect("a deposit");
        for validator in &stage.validators {
            pool.add(bank, validator.vote).await;
        }
        Self { stage, pool, holder }
    }

    /// Sends what the manager may do.
    pub async fn order(&mut self, instruction: Instruction) {
        self.pool.order(&mut self.stage.bank, instruction).await;
    }

    /// Looks at all validators and turns the epoch.
    pub async fn update(&mut self) {
        self.pool.update(&mut self.stage.bank).await;
    }
}

const fn ratio(numerator: u64, denominator: u64) -> Ratio {
    Ratio { numerator, denominator }
}
