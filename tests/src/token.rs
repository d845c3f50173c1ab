//! SPL token accounts of people, and mints of pools that don't make their own.

use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

use crate::bank::Bank;

/// The SPL token program.
pub const TOKEN_PROGRAM: Pubkey =
    Pubkey::from_str_const("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
const ACCOUNT_LEN: u64 = 165;
const MINT_LEN: u64 = 82;
const DECIMALS: u8 = 9;
const TRANSFER: u8 = 3;
const APPROVE: u8 = 4;
const BURN: u8 = 8;
const INITIALIZE_ACCOUNT_3: u8 = 18;
const INITIALIZE_MINT_2: u8 = 20;

impl Bank {
    /// Creates a token account of `mint` for `owner`, its rent paid by the payer.
    pub async fn token_account(&mut self, mint: Pubkey, owner: Pubkey) -> Pubkey {
        self.token_account_at(&Keypair::new(), mint, owner).await
    }

    /// Creates a token account at the address of `account`.
    pub async fn token_account_at(
        &mut self,
        account: &Keypair,
        mint: Pubkey,
        owner: Pubkey,
    ) -> Pubkey {
        let mut data = vec![INITIALIZE_ACCOUNT_3];
        data.extend(owner.to_bytes());
        let metas =
            vec![AccountMeta::new(account.pubkey(), false), AccountMeta::new_readonly(mint, false)];
        let initialize = Instruction::new_with_bytes(TOKEN_PROGRAM, &data, metas);
        self.create_account(account, ACCOUNT_LEN, TOKEN_PROGRAM, &[initialize]).await;
        account.pubkey()
    }

    /// Creates a mint without supply, which only `authority` can fill and nobody can freeze.
    pub async fn create_mint(&mut self, mint: &Keypair, authority: Pubkey) {
        let mut data = vec![INITIALIZE_MINT_2, DECIMALS];
        data.extend(authority.to_bytes());
        data.push(0);
        let metas = vec![AccountMeta::new(mint.pubkey(), false)];
        let initialize = Instruction::new_with_bytes(TOKEN_PROGRAM, &data, metas);
        self.create_account(mint, MINT_LEN, TOKEN_PROGRAM, &[initialize]).await;
    }

    /// Shares in a token account.
    pub async fn shares_in(&mut self, account: Pubkey) -> u64 {
        let data = self.account(account).await.expect("a token account").data;
        u64::from_le_bytes(data[64..72].try_into().expect("eight bytes"))
    }

    /// The supply of a mint.
    pub async fn supply(&mut self, mint: Pubkey) -> u64 {
        let data = self.account(mint).await.expect("a mint").data;
        u64::from_le_bytes(data[36..44].try_into().expect("eight bytes"))
    }
}

/// Sends shares from one token account to another.
#[must_use]
pub fn transfer(from: Pubkey, to: Pubkey, owner: Pubkey, shares: u64) -> Instruction {
    moving(TRANSFER, from, to, owner, shares)
}

/// Lets `delegate` spend shares of a token account.
#[must_use]
pub fn approve(account: Pubkey, delegate: Pubkey, owner: Pubkey, shares: u64) -> Instruction {
    moving(APPROVE, account, delegate, owner, shares)
}

/// Burns shares past the pool.
#[must_use]
pub fn burn(from: Pubkey, mint: Pubkey, owner: Pubkey, shares: u64) -> Instruction {
    moving(BURN, from, mint, owner, shares)
}

fn moving(tag: u8, from: Pubkey, to: Pubkey, owner: Pubkey, shares: u64) -> Instruction {
    let mut data = vec![tag];
    data.extend(shares.to_le_bytes());
    let metas = vec![
        AccountMeta::new(from, false),
        AccountMeta::new(to, false),
        AccountMeta::new_readonly(owner, true),
    ];
    Instruction::new_with_bytes(TOKEN_PROGRAM, &data, metas)
}
