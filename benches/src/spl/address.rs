//! The addresses of an SPL stake pool.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;

use crate::keys::Derived;

/// Where the program lives on every cluster but devnet.
pub const SPL_STAKE_POOL: Pubkey =
    Pubkey::from_str_const("SPoo1Ku8WFXoNDMHPsrGSTSG1Y47rzgn41SLUNakuHy");
/// The number that distinguishes the transient accounts of one validator.
pub const TRANSIENT_SEED: u64 = 0;

/// The accounts of a pool.
pub struct SplPool {
    /// Manager and staker.
    pub manager: Keypair,
    /// The pool.
    pub pool: Pubkey,
    /// The list of validators.
    pub list: Pubkey,
    /// The reserve, a stake account.
    pub reserve: Pubkey,
    /// The mint.
    pub mint: Pubkey,
    /// The manager's token account, for fees.
    pub fees: Pubkey,
    /// The authority of the mint and of all stake.
    pub authority: Pubkey,
    /// The authority of stake that is about to be deposited.
    pub deposit_authority: Pubkey,
}

/// The addresses of a validator, both of which the program searches for at each use.
pub struct SplValidator {
    /// The vote account.
    pub vote: Pubkey,
    /// The stake account.
    pub stake: Derived,
    /// The transient stake account.
    pub transient: Derived,
}

impl SplValidator {
    /// The addresses of the validator with this vote account in `pool`.
    pub fn of(pool: &Pubkey, vote: Pubkey) -> Self {
        let (pool, seed) = (pool.as_ref(), TRANSIENT_SEED.to_le_bytes());
        let transient = [b"transient", vote.as_ref(), pool, &seed];
        Self {
            vote,
            stake: Derived::find(&[vote.as_ref(), pool], &SPL_STAKE_POOL),
            transient: Derived::find(&transient, &SPL_STAKE_POOL),
        }
    }

    /// Bumps that the searches for both addresses try.
    pub fn bumps(&self) -> u64 {
        self.stake.bumps() + self.transient.bumps()
    }
}
