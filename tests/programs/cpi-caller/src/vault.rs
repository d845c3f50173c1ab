//! What the vault is and what it signs with.

use anchor_lang::prelude::*;

/// Seed of a vault, before its holder.
pub const VAULT: &[u8] = b"vault";
/// Seed of a purse, before its vault.
pub const PURSE: &[u8] = b"purse";

/// Owns shares and tickets; seeds `vault`, holder.
#[account]
pub struct Vault {
    /// Who commands it.
    pub holder: Address,
    /// The only pool that it deals with: whoever names another could name one of their own.
    pub pool: Address,
    /// Bump of the address.
    pub bump: u8,
    /// Zero.
    pub padding: [u8; 7],
    /// What all calls into the pool have returned.
    pub returned: u64,
}

impl Vault {
    /// Counts what a call returned, so that it can be compared with what the call did.
    ///
    /// # Errors
    /// `ArithmeticOverflow` beyond 64 bits.
    pub fn count(&mut self, returned: u64) -> Result<u64> {
        let sum = self.returned.checked_add(returned);
        self.returned = sum.ok_or(ProgramError::ArithmeticOverflow)?;
        Ok(returned)
    }
}

/// Makes a vault.
#[derive(Accounts)]
pub struct OpenVault {
    /// Commands the vault and pays its rent.
    #[account(mut)]
    pub holder: Signer,
    /// The vault.
    #[account(init, payer = holder, seeds = [VAULT, holder.address().as_ref()], bump)]
    pub vault: Account<Vault>,
    /// The pool that it will deal with.
    pub pool: UncheckedAccount,
    /// The system program.
    pub system_program: Program<System>,
}

/// What every order about the vault's shares takes.
#[derive(Accounts)]
pub struct SharedAccounts {
    /// The pool's accounts.
    #[account(mut, address = vault.pool)]
    pub pool: UncheckedAccount,
    #[account(mut)]
    pub mint: UncheckedAccount,
    /// A token account of the vault's.
    #[account(mut)]
    pub tokens: UncheckedAccount,
    #[account(mut)]
    pub vault: Account<Vault>,
    #[account(address = vault.holder)]
    pub holder: Signer,
    pub token_program: Program<Token>,
    #[account(address = tidepool::ID)]
    pub tidepool: UncheckedAccount,
}
