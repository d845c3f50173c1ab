//! The programs to compare with.

use std::path::PathBuf;

use anyhow::{Context, Result};
use solana_account::Account;
use solana_pubkey::Pubkey;
use tidepool_tests::{Bank, SOL};

/// Puts a program into a bank that already runs.
pub fn deploy(bank: &mut Bank, name: &str, address: Pubkey) -> Result<()> {
    let program = Account {
        lamports: 10 * SOL,
        data: std::fs::read(file(name)?)?,
        owner: solana_sdk_ids::bpf_loader::ID,
        executable: true,
        rent_epoch: 0,
    };
    bank.edit(address, program);
    Ok(())
}

/// Bytes of a built program.
pub fn size(name: &str) -> Result<u64> {
    Ok(std::fs::metadata(file(name)?)?.len())
}

fn file(name: &str) -> Result<PathBuf> {
    solana_program_test::find_file(&format!("{name}.so"))
        .with_context(|| format!("{name}.so is missing; run `cargo xtask bench`"))
}
