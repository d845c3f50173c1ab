//! New accounts, and the rent that they need.

use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction;

use crate::bank::Bank;

/// Bytes that each account is charged beside its data.
const OVERHEAD: u64 = 128;
/// Lamports that free a byte of rent, at the highest price that rent has had.
const LAMPORTS_PER_BYTE: u64 = 6_960;

/// Lamports that free an account of `len` bytes of rent.
#[must_use]
pub const fn rent(len: u64) -> u64 {
    (len + OVERHEAD) * LAMPORTS_PER_BYTE
}

impl Bank {
    /// Creates a rent-free account of `len` bytes for a program, which `initialize` then fills.
    pub async fn create_account(
        &mut self,
        account: &Keypair,
        len: u64,
        owner: Pubkey,
        initialize: &[Instruction],
    ) {
        let (payer, address) = (self.payer.pubkey(), account.pubkey());
        let create = instruction::create_account(&payer, &address, rent(len), len, &owner);
        let all = [&[create], initialize].concat();
        self.send(&all, &[account]).await.expect("an account");
    }
}
