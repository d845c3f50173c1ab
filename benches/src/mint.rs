//! Mints of pools that don't make their own.

use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_tests::{Bank, token::TOKEN_PROGRAM};

use crate::stage::create_account;

const MINT_LEN: u64 = 82;
const INITIALIZE_MINT_2: u8 = 20;
const DECIMALS: u8 = 9;

/// Creates a mint without supply, which only `authority` can fill and nobody can freeze.
pub async fn create_mint(bank: &mut Bank, mint: &Keypair, authority: Pubkey) {
    let mut data = vec![INITIALIZE_MINT_2, DECIMALS];
    data.extend(authority.to_bytes());
    data.push(0);
    let metas = vec![AccountMeta::new(mint.pubkey(), false)];
    let initialize = Instruction::new_with_bytes(TOKEN_PROGRAM, &data, metas);
    create_account(bank, mint, MINT_LEN, TOKEN_PROGRAM, &[initialize]).await;
}
