//! The keys of the local chain. They follow from their names, so that the pool has the same
//! address whenever the chain is begun anew; whoever reads this file can sign with them, and none
//! is worth anything elsewhere.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use solana_keypair::{Keypair, write_keypair_file};

/// Whose key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Holds all SOL that the chain begins with, and gives it to whoever asks.
    Faucet,
    /// Creates the pool, and is its admin and strategist.
    Admin,
    /// Pauses entries.
    Guardian,
    /// Claims fees.
    Treasury,
    /// Turns the epochs; without any power.
    Crank,
    /// Deposits the first SOL, and supplies the lender.
    Founder,
    /// For whoever tries the command line.
    Wallet,
}

impl Who {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Faucet,
        Self::Admin,
        Self::Guardian,
        Self::Treasury,
        Self::Crank,
        Self::Founder,
        Self::Wallet,
    ];

    /// The name, and the stem of the key's file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Faucet => "faucet",
            Self::Admin => "admin",
            Self::Guardian => "guardian",
            Self::Treasury => "treasury",
            Self::Crank => "crank",
            Self::Founder => "founder",
            Self::Wallet => "wallet",
        }
    }

    /// The key.
    #[must_use]
    pub fn keypair(self) -> Keypair {
        named(self.name())
    }
}

/// Who casts the votes of the validator with this number, 1 and up.
#[must_use]
pub fn voter(number: usize) -> Keypair {
    named(&format!("voter {number}"))
}

/// The vote account of the validator with this number, 1 and up.
#[must_use]
pub fn vote_account(number: usize) -> Keypair {
    named(&format!("vote account {number}"))
}

/// Writes the keys of [`Who::ALL`], as the Solana tools read them.
///
/// # Errors
/// When the folder cannot be written.
pub fn write_all(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for who in Who::ALL {
        let file = folder.join(format!("{}.json", who.name()));
        write_keypair_file(&who.keypair(), &file)
            .map_err(|error| anyhow::anyhow!("{}: {error}", file.display()))?;
    }
    Ok(())
}

fn named(name: &str) -> Keypair {
    Keypair::new_from_array(Sha256::digest(format!("tidepool local chain: {name}")).into())
}

#[cfg(test)]
mod tests {
    use solana_keypair::Signer;

    use super::*;

    #[test]
    fn every_name_has_a_key_of_its_own() {
        let mut keys: Vec<_> = Who::ALL.iter().map(|who| who.keypair().pubkey()).collect();
        keys.extend([voter(1).pubkey(), voter(2).pubkey(), vote_account(1).pubkey()]);
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
