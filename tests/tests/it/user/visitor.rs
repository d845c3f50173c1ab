//! Bob, who comes to a pool that has stake already with a stake account of his own.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction as stake,
    state::{Authorized, Lockup},
};
use tidepool_tests::{Holder, SOL, Snapshot, World, WorldOptions, staker::STAKE_RENT};

/// Stake that Bob brings.
pub const STAKE: u64 = 50 * SOL;

/// A pool with 1,000 SOL of Alice's in its third epoch, whose tide flows, and Bob's active
/// stake with the second validator.
pub struct Visit {
    pub world: World,
    pub bob: Holder,
    pub account: Pubkey,
}

impl Visit {
    pub async fn new() -> Self {
        Self::with(WorldOptions::default()).await
    }

    pub async fn with(options: WorldOptions) -> Self {
        let (mut world, _) = World::deposited_with(options).await;
        let bob = world.holder(1_000 * SOL).await;
        let vote = world.validators[1].vote;
        let account = world.own_stake(&bob, vote, STAKE).await;
        world.turn_epoch().await;
        world.turn_epoch().await;
        world.update().await;
        world.move_to(300_000).await;
        Self { world, bob, account }
    }
}

/// A stake account of the holder's that was never delegated, with a lockup.
pub async fn idle_stake(
    world: &mut World,
    holder: &Holder,
    lamports: u64,
    lockup: &Lockup,
) -> Pubkey {
    let (account, owner) = (Keypair::new(), holder.address());
    let lamports = lamports + STAKE_RENT;
    let authorized = Authorized::auto(&owner);
    let create = stake::create_account(&owner, &account.pubkey(), &authorized, lockup, lamports);
    world.bank.send(&create, &[&holder.wallet, &account]).await.expect("a stake account");
    account.pubkey()
}

/// Shares that a deposit gives at the snapshot's slot, from the books' raw numbers.
pub fn shares_for(now: &Snapshot, lamports: u64, fee: u64) -> u64 {
    let shares = u128::from(now.pool.rate.shares);
    let bought = u128::from(lamports - fee) * shares / u128::from(value(now));
    u64::try_from(bought).expect("shares")
}

/// `V = B - ceil(U0 * rest / d)`, from the books' raw numbers.
pub fn value(now: &Snapshot) -> u64 {
    let rate = &now.pool.rate;
    let rest = (rate.tide_start + rate.tide_duration).saturating_sub(now.slot);
    let unvested = u128::from(rate.tide_amount) * u128::from(rest.min(rate.tide_duration));
    let unvested = unvested.div_ceil(u128::from(rate.tide_duration));
    rate.backing - u64::try_from(unvested).expect("lamports")
}
