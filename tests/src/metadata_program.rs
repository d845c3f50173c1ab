//! The token metadata program, which is optional: only the banks that ask for it have it.

use std::fs;

use solana_account::Account;
use tidepool_client::METADATA_PROGRAM;

use crate::{SOL, bank::Bank};

/// Puts the program on a bank.
///
/// # Panics
/// When its file is not where `cargo xtask test` puts it.
pub fn deploy(bank: &mut Bank) {
    let file = solana_program_test::find_file("mpl_token_metadata.so");
    let file = file.expect("`cargo xtask build-program --all` puts it beside our programs");
    let program = Account {
        lamports: 10 * SOL,
        data: fs::read(file).expect("a readable file"),
        owner: solana_sdk_ids::bpf_loader::ID,
        executable: true,
        rent_epoch: 0,
    };
    bank.edit(METADATA_PROGRAM, program);
}
