//! The addresses of a validator of theirs.

use solana_pubkey::Pubkey;

use super::SplPool;

/// The number that distinguishes the transient accounts of one validator.
pub(super) const TRANSIENT_SEED: u64 = 0;

/// The addresses of a validator, both of which the program searches for at each use.
#[derive(Clone, Copy, Debug)]
pub struct SplValidator {
    /// The vote account.
    pub vote: Pubkey,
    /// The stake account.
    pub stake: Pubkey,
    /// The transient stake account.
    pub transient: Pubkey,
    /// The bumps of the two stake accounts.
    pub bumps: [u8; 2],
}

impl SplValidator {
    /// The addresses in `pool` since 2022, with transient accounts numbered.
    #[must_use]
    pub fn of(pool: &SplPool, vote: Pubkey) -> Self {
        Self::with_transient_seed(pool, vote, &TRANSIENT_SEED.to_le_bytes())
    }

    /// The addresses where the transient account has this last seed.
    pub(super) fn with_transient_seed(pool: &SplPool, vote: Pubkey, seed: &[u8]) -> Self {
        let derive = |seeds: &[&[u8]]| Pubkey::find_program_address(seeds, &pool.program);
        let (vote_seed, pool_seed) = (vote.as_ref(), pool.pool.as_ref());
        let (stake, bump) = derive(&[vote_seed, pool_seed]);
        let (transient, its_bump) = derive(&[b"transient", vote_seed, pool_seed, seed]);
        Self { vote, stake, transient, bumps: [bump, its_bump] }
    }
}
