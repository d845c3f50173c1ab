//! Editions of the SPL stake pool that can be built.

use solana_program_test::find_file;
use solana_pubkey::Pubkey;

use crate::bank::Bank;

/// An edition of the program, which lives at an address of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// 0.4.0, before the audits of Neodyme and Quantstamp.
    Of2021,
    /// 0.6.4, before the audits of December 2022 and later.
    Of2022,
    /// 2.2.0.
    Today,
}

impl Edition {
    /// Where it lives; that of today is there on every cluster but devnet.
    #[must_use]
    pub fn address(self) -> Pubkey {
        match self {
            Self::Of2021 => Pubkey::new_from_array([21; 32]),
            Self::Of2022 => Pubkey::new_from_array([22; 32]),
            Self::Today => Pubkey::from_str_const("SPoo1Ku8WFXoNDMHPsrGSTSG1Y47rzgn41SLUNakuHy"),
        }
    }

    /// Whether it was built. The old ones can't be where `cargo build-sbf` is installed: then
    /// `cargo xtask build-program --all` leaves them out and says so, and so do their tests.
    #[must_use]
    pub fn is_built(self) -> bool {
        let is_built = find_file(&format!("{}.so", self.file())).is_some();
        if !is_built {
            eprintln!("skipped: {}.so was not built", self.file());
        }
        is_built
    }

    fn file(self) -> &'static str {
        match self {
            Self::Of2021 => "spl_stake_pool_2021",
            Self::Of2022 => "spl_stake_pool_2022",
            // The benches measure the same file.
            Self::Today => "bench_spl_stake_pool",
        }
    }

    /// Puts the program into a bank that already runs.
    pub(super) fn deploy(self, bank: &mut Bank) {
        bank.install(self.file(), self.address());
    }
}
