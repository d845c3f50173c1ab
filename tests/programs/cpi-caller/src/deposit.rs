//! A deposit of the purse's lamports for shares of the vault's.

use crate::vault::{PURSE, Vault};
use anchor_lang::prelude::*;
use tidepool::cpi::{self, accounts::DepositSol};

/// What the pool asks for, and the vault with its holder.
#[derive(Accounts)]
pub struct Deposit {
    /// The pool's accounts.
    #[account(mut, address = vault.pool)]
    pub pool: UncheckedAccount,
    #[account(mut)]
    pub reserve: UncheckedAccount,
    #[account(mut)]
    pub mint: UncheckedAccount,
    /// A token account of the vault's.
    #[account(mut)]
    pub tokens: UncheckedAccount,
    /// Holds lamports and no data.
    #[account(mut, seeds = [PURSE, vault.address().as_ref()], bump)]
    pub purse: UncheckedAccount,
    #[account(mut)]
    pub vault: Account<Vault>,
    #[account(address = vault.holder)]
    pub holder: Signer,
    pub system_program: Program<System>,
    pub token_program: Program<Token>,
    #[account(address = tidepool::ID)]
    pub tidepool: UncheckedAccount,
}

// [anchor-deposit]
impl Deposit {
    /// Deposits `lamports` of the purse for at least `minimum_shares`; returns the shares minted.
    pub fn process(ctx: &mut Context<Deposit>, lamports: u64, minimum_shares: u64) -> Result<u64> {
        let bump = [ctx.bumps.purse];
        let accounts = &mut ctx.accounts;
        let seeds: [&[u8]; 3] = [PURSE, accounts.vault.address().as_ref(), &bump];
        let deposit = DepositSol {
            pool: accounts.pool.cpi_handle_mut(),
            reserve: accounts.reserve.cpi_handle_mut(),
            mint: accounts.mint.cpi_handle_mut(),
            recipient: accounts.tokens.cpi_handle_mut(),
            payer: accounts.purse.cpi_handle_mut(),
            system_program: accounts.system_program.cpi_handle(),
            token_program: accounts.token_program.cpi_handle(),
        };
        let signers: [&[&[u8]]; 1] = [&seeds];
        let call = CpiContext::new_with_signer(&tidepool::ID, deposit, &signers);
        let minted = cpi::deposit_sol(call, lamports, minimum_shares)?.get();
        accounts.vault.count(minted)
    }
}
// [end]
