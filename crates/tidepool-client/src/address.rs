//! The addresses that the program derives.

use solana_pubkey::Pubkey;
use tidepool::{
    ID,
    constants::seeds,
    state::{Pool, ValidatorEntry, validator_entry::StakeKind},
};

/// The accounts of one pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolAddresses {
    /// The pool.
    pub pool: Pubkey,
    /// Its reserve.
    pub reserve: Pubkey,
    /// Its mint of tideSOL.
    pub mint: Pubkey,
    /// Its list of validators.
    pub validators: Pubkey,
}

impl PoolAddresses {
    /// The pool that `creator` made or will make with `index`.
    #[must_use]
    pub fn of(creator: &Pubkey, index: u64) -> Self {
        Self::at(derive(&[seeds::POOL, creator.as_ref(), &index.to_le_bytes()]))
    }

    /// The accounts of the pool at `pool`.
    #[must_use]
    pub fn at(pool: Pubkey) -> Self {
        Self {
            pool,
            reserve: derive(&[seeds::RESERVE, pool.as_ref()]),
            mint: derive(&[seeds::MINT, pool.as_ref()]),
            validators: derive(&[seeds::VALIDATORS, pool.as_ref()]),
        }
    }

    /// The accounts that a pool records, without a derivation.
    #[must_use]
    pub const fn recorded(address: Pubkey, pool: &Pool) -> Self {
        Self { pool: address, reserve: pool.reserve, mint: pool.mint, validators: pool.validators }
    }

    /// Where the next stake account of this kind will be created for a validator.
    #[must_use]
    pub fn next_stake_address(&self, entry: &ValidatorEntry, kind: StakeKind) -> Pubkey {
        let (prefix, generation) = entry.next_seeds(kind);
        derive(&[prefix, self.pool.as_ref(), entry.vote.as_ref(), &generation])
    }
}

/// The ticket that `owner` orders with `nonce`.
#[must_use]
pub fn ticket_address(pool: &Pubkey, owner: &Pubkey, nonce: u64) -> Pubkey {
    derive(&[seeds::TICKET, pool.as_ref(), owner.as_ref(), &nonce.to_le_bytes()])
}

/// The signer of the program's event instructions.
#[must_use]
pub fn event_authority() -> Pubkey {
    derive(&[seeds::EVENT_AUTHORITY])
}

fn derive(seeds: &[&[u8]]) -> Pubkey {
    Pubkey::find_program_address(seeds, &ID).0
}
