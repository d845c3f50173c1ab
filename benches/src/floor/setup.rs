//! What the floor works on.

use anyhow::Result;
use solana_account::Account;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::stake_flags::StakeFlags;
use solana_stake_interface::state::{Authorized, Delegation, Lockup, Meta, Stake, StakeStateV2};
use tidepool_tests::{Bank, SOL, account::rent};

use crate::keys::{Derived, fixed};
use crate::stage::{Stage, VALIDATORS, stake_of, wallet};

/// Where the program lives.
pub const FLOOR: Pubkey = Pubkey::from_str_const("F1oor11111111111111111111111111111111111111");
/// Lamports delegated in each stake account.
const STAKED: u64 = 100 * SOL;

/// The accounts.
pub struct Floor {
    /// Where they are.
    pub stage: Stage,
    /// Somebody with lamports.
    pub owner: Keypair,
    /// The owner's token account.
    pub tokens: Pubkey,
    /// Another wallet.
    pub recipient: Pubkey,
    /// Mint authority, staker and withdrawer.
    pub pool: Derived,
    /// Owned by the program.
    pub reserve: Pubkey,
    /// Room for a number for each validator.
    pub list: Pubkey,
    /// The mint.
    pub mint: Pubkey,
    /// A ticket's address.
    pub ticket: Derived,
    /// A new stake account's address.
    pub new_stake: Pubkey,
    /// Signs the event.
    pub event: Derived,
    /// Two active stake accounts of each validator.
    pub stakes: Vec<(Pubkey, Pubkey)>,
    /// The owner's own active stake account.
    pub brought: Pubkey,
    /// The owner's uninitialised stake account.
    pub empty: Pubkey,
}

impl Floor {
    /// Prepares everything.
    pub async fn found() -> Result<Self> {
        let mut stage = Stage::set().await;
        let bank = &mut stage.bank;
        bank.install("bench_floor", FLOOR);
        let owner = wallet(bank, "floor owner", 100 * SOL).await;
        let recipient = wallet(bank, "floor recipient", SOL).await.pubkey();
        let [pool, ticket, event] =
            ["pool", "ticket", "event"].map(|seed| Derived::find(&[seed.as_bytes()], &FLOOR));
        let owner_of_stake = solana_sdk_ids::stake::ID;
        let new_stake = Pubkey::create_with_seed(&pool.address, "stake", &owner_of_stake)?;
        let [mint, tokens] = ["floor mint", "floor tokens"].map(fixed);
        bank.create_mint(&mint, pool.address).await;
        let mint = mint.pubkey();
        let tokens = bank.token_account_at(&tokens, mint, owner.pubkey()).await;
        let [reserve, list] = ["floor reserve", "floor list"].map(fixed);
        bank.create_account(&reserve, 0, FLOOR, &[]).await;
        bank.give(reserve.pubkey(), 100 * SOL).await;
        bank.create_account(&list, 8 * u64::from(VALIDATORS), FLOOR, &[]).await;
        let (reserve, list) = (reserve.pubkey(), list.pubkey());

        let stakes = create_stakes(&mut stage, pool.address).await;
        let brought = bring_stake(&mut stage, &owner).await;
        let empty = empty_stake(&mut stage).await;
        // Now they are active, and no more so than those of the pools.
        stage.next_epoch().await;
        Ok(Self {
            stage,
            owner,
            tokens,
            recipient,
            pool,
            reserve,
            list,
            mint,
            ticket,
            new_stake,
            event,
            stakes,
            brought,
            empty,
        })
    }
}

/// Delegates two stake accounts to each validator.
///
/// They are written past the stake program, which would want the pool's signature: the floor
/// gives that to nothing but what is measured.
async fn create_stakes(stage: &mut Stage, pool: Pubkey) -> Vec<(Pubkey, Pubkey)> {
    let activation_epoch = stage.bank.clock().await.epoch;
    let bank = &mut stage.bank;
    let votes = stage.validators.iter().map(|validator| validator.vote).enumerate();
    let pairs = votes.map(|(index, vote)| {
        let delegation = Delegation {
            voter_pubkey: vote,
            stake: STAKED,
            activation_epoch,
            ..Delegation::default()
        };
        let main = write_stake(bank, &format!("floor main {index}"), pool, delegation);
        let other = write_stake(bank, &format!("floor transient {index}"), pool, delegation);
        (main, other)
    });
    pairs.collect()
}

async fn bring_stake(stage: &mut Stage, owner: &Keypair) -> Pubkey {
    let account = fixed("floor brought");
    let vote = stage.validators[0].vote;
    stake_of(&mut stage.bank, owner, &account, vote, STAKED).await;
    account.pubkey()
}

async fn empty_stake(stage: &mut Stage) -> Pubkey {
    let account = fixed("floor empty");
    let owner = solana_sdk_ids::stake::ID;
    stage.bank.create_account(&account, StakeStateV2::size_of() as u64, owner, &[]).await;
    account.pubkey()
}

fn write_stake(bank: &mut Bank, name: &str, pool: Pubkey, delegation: Delegation) -> Pubkey {
    let address = fixed(name).pubkey();
    let len = StakeStateV2::size_of();
    let rent = rent(len as u64);
    #[expect(deprecated, reason = "the stake program still writes it")]
    let meta = Meta {
        rent_exempt_reserve: rent,
        authorized: Authorized::auto(&pool),
        lockup: Lockup::default(),
    };
    let delegated = Stake { delegation, credits_observed: 0 };
    let state = StakeStateV2::Stake(meta, delegated, StakeFlags::empty());
    let mut data = bincode::serialize(&state).expect("a stake state serialises");
    data.resize(len, 0);
    let owner = solana_sdk_ids::stake::ID;
    bank.edit(address, Account { lamports: STAKED + rent, data, owner, ..Account::default() });
    address
}
