//! Which stake program the bank runs: its own, or one that the environment names.

use std::path::PathBuf;

use solana_program_binaries::bpf_loader_upgradeable_program_accounts;
use solana_program_test::{ProgramTest, read_file};
use solana_rent::Rent;
use solana_sdk_ids::stake;

/// The file of the stake program to run instead of the bank's own.
const VARIABLE: &str = "TIDEPOOL_STAKE_PROGRAM";

/// A version of the stake program on which the tests run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StakeProgram {
    /// A delegation may be of a single lamport, and vote accounts of state v4 are unknown.
    V1_0_1,
    /// A delegation has 1 SOL at least.
    V5_0_0,
    /// The bank's own; a delegation has 1 SOL at least.
    V5_1_0,
}

impl StakeProgram {
    /// The version that every bank of this process runs.
    ///
    /// # Panics
    /// When the environment names a file whose name ends in no version that the tests know.
    #[must_use]
    pub fn running() -> Self {
        let Some(file) = file() else { return Self::V5_1_0 };
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        match name.rsplit('-').next() {
            Some("1.0.1") => Self::V1_0_1,
            Some("5.0.0") => Self::V5_0_0,
            Some("5.1.0") => Self::V5_1_0,
            _ => panic!("{VARIABLE} names {}: no version that the tests know", file.display()),
        }
    }

    /// Whether the program reads vote accounts in the state that the bank's vote program writes.
    #[must_use]
    pub fn reads_vote_state_v4(self) -> bool {
        self != Self::V1_0_1
    }
}

/// Puts the named stake program in the place of the bank's own, before the bank starts and its
/// cache has seen the other one.
pub(crate) fn replace(test: &mut ProgramTest) {
    let Some(file) = file() else { return };
    let accounts =
        bpf_loader_upgradeable_program_accounts(&stake::ID, &read_file(file), &Rent::default());
    for (address, account) in accounts {
        test.add_account(address, account);
    }
}

fn file() -> Option<PathBuf> {
    std::env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from)
}
