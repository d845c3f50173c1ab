//! The token metadata program, which is optional: only the banks that ask for it have it.

use std::fs;

use solana_account::Account;
use tidepool_client::METADATA_PROGRAM;

use crate::{SOL, bank::Bank};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/deploy/mpl_token_metadata.so");

/// Puts the program on a bank.
///
/// # Panics
/// When its file is not where `cargo xtask test` puts it.
pub fn deploy(bank: &mut Bank) {
    // Not looked for where our programs are: in their folder of another version it is not.
    let data = fs::read(FILE).expect("`cargo xtask build-program --all` puts it there");
    let program = Account {
        lamports: 10 * SOL,
        data,
        owner: solana_sdk_ids::bpf_loader::ID,
        executable: true,
        rent_epoch: 0,
    };
    bank.edit(METADATA_PROGRAM, program);
}
