//! Fixed keys, so that every run has the same addresses.
//!
//! A program that searches for the bump of an address pays for each bump that it tries, and how
//! many that are depends on the address alone: 1,500 compute units with the runtime's own
//! search, 350 at most with those of Tidepool and its framework.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;

/// The key of this name, which has at most 32 bytes.
pub fn fixed(name: &str) -> Keypair {
    let mut seed = [0; 32];
    seed[..name.len()].copy_from_slice(name.as_bytes());
    Keypair::new_from_array(seed)
}

/// An address that a program derives.
pub struct Derived {
    /// The address.
    pub address: Pubkey,
    /// The bump that makes it one.
    pub bump: u8,
}

impl Derived {
    /// Finds the address of these seeds.
    pub fn find(seeds: &[&[u8]], program: &Pubkey) -> Self {
        let (address, bump) = Pubkey::find_program_address(seeds, program);
        Self { address, bump }
    }

    /// Bumps that a search tries.
    pub fn bumps(&self) -> u64 {
        tried(self.bump)
    }
}

/// Bumps that a search tries until it has `found` one; it begins at the highest.
pub fn tried(found: u8) -> u64 {
    u64::from(u8::MAX - found) + 1
}
