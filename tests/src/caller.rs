//! Other programs in the bank, some of which call the pool.

use solana_account::Account;
use solana_program_test::{find_file, read_file};
use solana_pubkey::Pubkey;
use solana_sdk_ids::bpf_loader;

use crate::{SOL, bank::Bank};

/// The address that `cpi-caller` is compiled for.
pub const CPI_CALLER: Pubkey =
    Pubkey::from_str_const("TidepooLCpiCaLLer11111111111111111111111111");

impl Bank {
    /// Puts a program of `target/deploy` at an address.
    ///
    /// # Panics
    /// When `cargo xtask build-program --all` has not built it.
    pub fn install(&mut self, name: &str, address: Pubkey) {
        let file = find_file(&format!("{name}.so")).expect("cargo xtask build-program --all");
        let (lamports, data) = (10 * SOL, read_file(file));
        let owner = bpf_loader::ID;
        self.edit(address, Account { lamports, data, owner, executable: true, rent_epoch: 0 });
    }
}
