//! How a pool of theirs begins.

use solana_instruction::AccountMeta;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction::initialize,
    state::{Authorized, Lockup, StakeStateV2},
};

use super::{Edition, Fees, SplPool, list::list_len};
use crate::{SOL, bank::Bank, token::TOKEN_PROGRAM};

const INITIALIZE: u8 = 0;
const POOL_LEN: u64 = 611;
/// Room of a list where nobody needs more.
pub(super) const FEW_VALIDATORS: u32 = 4;

/// The keys of a pool's accounts.
pub struct Keys {
    /// Manager and staker.
    pub manager: Keypair,
    /// The pool.
    pub pool: Keypair,
    /// The list of validators.
    pub list: Keypair,
    /// The reserve.
    pub reserve: Keypair,
    /// The mint.
    pub mint: Keypair,
    /// The manager's token account.
    pub fees: Keypair,
}

impl Keys {
    /// Any keys.
    #[must_use]
    pub fn random() -> Self {
        Self::named(|_| Keypair::new())
    }

    /// The keys that `key` has for their names, so that every run has the same addresses.
    #[must_use]
    pub fn named(key: impl Fn(&str) -> Keypair) -> Self {
        Self {
            manager: key("manager"),
            pool: key("pool"),
            list: key("list"),
            reserve: key("reserve"),
            mint: key("mint"),
            fees: key("fees"),
        }
    }
}

impl SplPool {
    /// Begins a pool for a few validators.
    pub async fn begin(bank: &mut Bank, edition: Edition, fees: Fees) -> Self {
        Self::begin_at(bank, Keys::random(), edition, FEW_VALIDATORS, fees).await
    }

    /// Begins a pool at these addresses, with room for so many validators.
    pub async fn begin_at(
        bank: &mut Bank,
        keys: Keys,
        edition: Edition,
        validators: u32,
        fees: Fees,
    ) -> Self {
        let pool = Self::prepare(bank, keys, edition, validators).await;
        let mut data = vec![INITIALIZE];
        for fee in [fees.epoch, fees.withdrawal, fees.deposit] {
            data.extend(fee.encode());
        }
        // Nothing for those who bring somebody.
        data.push(0);
        data.extend(validators.to_le_bytes());
        let accounts = vec![
            AccountMeta::new(pool.pool, false),
            AccountMeta::new_readonly(pool.manager.pubkey(), true),
            AccountMeta::new_readonly(pool.manager.pubkey(), false),
            AccountMeta::new_readonly(pool.authority, false),
            AccountMeta::new(pool.list, false),
            AccountMeta::new_readonly(pool.reserve, false),
            AccountMeta::new(pool.mint, false),
            AccountMeta::new(pool.fees, false),
            AccountMeta::new_readonly(TOKEN_PROGRAM, false),
        ];
        let initialize = pool.instruction(&data, accounts);
        pool.order(bank, initialize).await;
        pool
    }

    /// Makes the accounts of a pool; what remains is the edition's own instruction.
    pub(super) async fn prepare(
        bank: &mut Bank,
        keys: Keys,
        edition: Edition,
        validators: u32,
    ) -> Self {
        edition.deploy(bank);
        let program = edition.address();
        let Keys { manager, pool, list, reserve, mint, fees } = keys;
        let derive =
            |seed: &[u8]| Pubkey::find_program_address(&[pool.pubkey().as_ref(), seed], &program).0;
        let (authority, deposit_authority) = (derive(b"withdraw"), derive(b"deposit"));

        bank.give(manager.pubkey(), 100 * SOL).await;
        bank.create_mint(&mint, authority).await;
        let fees = bank.token_account_at(&fees, mint.pubkey(), manager.pubkey()).await;
        bank.create_account(&pool, POOL_LEN, program, &[]).await;
        bank.create_account(&list, list_len(edition, validators), program, &[]).await;
        let (owner, owned) = (solana_sdk_ids::stake::ID, Authorized::auto(&authority));
        let initialize = initialize(&reserve.pubkey(), &owned, &Lockup::default());
        let stake_len = StakeStateV2::size_of() as u64;
        bank.create_account(&reserve, stake_len, owner, &[initialize]).await;
        // The oldest edition leaves one lamport in its reserve.
        bank.give(reserve.pubkey(), u64::from(edition != Edition::Today)).await;
        Self {
            program,
            manager,
            pool: pool.pubkey(),
            list: list.pubkey(),
            reserve: reserve.pubkey(),
            mint: mint.pubkey(),
            fees,
            authority,
            deposit_authority,
            validators: vec![],
        }
    }
}
