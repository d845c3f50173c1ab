//! Stake accounts at addresses that their owner's key alone can use, so that nobody else signs.

use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;
use solana_sdk_ids::{stake, system_program};

/// Bytes of a stake account.
pub(super) const STAKE_LEN: u64 = 200;
const CREATE_WITH_SEED: u32 = 3;

/// Creates an empty stake account below `owner`, who pays its rent; `None` for a seed of more
/// than 32 bytes.
pub(super) fn create_stake(
    owner: Pubkey,
    seed: &str,
    lamports: u64,
) -> Option<(Pubkey, Instruction)> {
    let address = Pubkey::create_with_seed(&owner, seed, &stake::ID).ok()?;
    let mut data = CREATE_WITH_SEED.to_le_bytes().to_vec();
    data.extend(owner.to_bytes());
    data.extend((seed.len() as u64).to_le_bytes());
    data.extend(seed.as_bytes());
    data.extend(lamports.to_le_bytes());
    data.extend(STAKE_LEN.to_le_bytes());
    data.extend(stake::ID.to_bytes());
    let accounts = vec![AccountMeta::new(owner, true), AccountMeta::new(address, false)];
    Some((address, Instruction { program_id: system_program::ID, accounts, data }))
}
