//! What a stake account at a recorded address is to the pool, read as the program reads it.

use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_sdk_ids::stake;
use tidepool_client::{
    snapshot::Snapshot,
    tidepool::chain::{
        bytes::{read_address, read_u32, read_u64},
        stake_account::StakeDelegation,
    },
};

const DELEGATED: u32 = 2;
const RENT_RESERVE_OFFSET: usize = 4;
const STAKER_OFFSET: usize = 12;
const WITHDRAWER_OFFSET: usize = 44;
const VOTER_OFFSET: usize = 124;
const STAKE_OFFSET: usize = 156;
const ACTIVATION_OFFSET: usize = 164;
const DEACTIVATION_OFFSET: usize = 172;

/// A stake account of the pool's, delegated as recorded.
#[derive(Clone, Copy, Debug)]
pub(super) struct OurStake {
    /// All its lamports.
    pub(super) lamports: u64,
    /// What is delegated.
    pub(super) delegation: StakeDelegation,
}

/// The account at `address`, if it is the pool's and delegated to `vote`; the program refuses
/// to move the stake of any other.
pub(super) fn our_stake(snapshot: &Snapshot, address: &Pubkey, vote: &Pubkey) -> Option<OurStake> {
    let account = snapshot.stakes.get(address)?;
    let pool = snapshot.addresses.pool;
    let is_delegated = account.owner == stake::ID && read_u32(&account.data, 0)? == DELEGATED;
    let is = |offset, wanted: &Pubkey| read_address(&account.data, offset) == Some(*wanted);
    let is_ours = is(STAKER_OFFSET, &pool) && is(WITHDRAWER_OFFSET, &pool);
    let fits = is_delegated && is_ours && is(VOTER_OFFSET, vote);
    let delegation = delegation(account)?;
    fits.then_some(OurStake { lamports: account.lamports, delegation })
}

fn delegation(account: &Account) -> Option<StakeDelegation> {
    let word = |offset| read_u64(&account.data, offset);
    Some(StakeDelegation {
        rent_reserve: word(RENT_RESERVE_OFFSET)?,
        stake: word(STAKE_OFFSET)?,
        activation: word(ACTIVATION_OFFSET)?,
        deactivation: word(DEACTIVATION_OFFSET)?,
    })
}
