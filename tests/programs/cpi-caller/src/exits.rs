//! Two ways out: at once, and at once as far as the reserve goes.

use crate::vault::{PURSE, VAULT, Vault};
use anchor_lang::prelude::*;
use tidepool::cpi::{self, accounts as pool};

/// Redeems at once; the vault owns the shares and receives the lamports.
#[derive(Accounts)]
pub struct LeaveAtOnce {
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
    #[account(mut)]
    pub vault: Account<Vault>,
    #[account(address = vault.holder)]
    pub holder: Signer,
    pub token_program: Program<Token>,
    #[account(address = tidepool::ID)]
    pub tidepool: UncheckedAccount,
}

// [anchor-redeem]
impl LeaveAtOnce {
    /// Burns `shares` for at least `minimum` lamports, which the vault receives; returns them.
    pub fn process(ctx: &mut Context<LeaveAtOnce>, shares: u64, minimum: u64) -> Result<u64> {
        let accounts = &mut ctx.accounts;
        let (holder, bump) = (accounts.vault.holder, [accounts.vault.bump]);
        let seeds: [&[u8]; 3] = [VAULT, holder.as_ref(), &bump];
        let vault = accounts.vault.cpi_handle_mut();
        let redeem = pool::RedeemSol {
            pool: accounts.pool.cpi_handle_mut(),
            reserve: accounts.reserve.cpi_handle_mut(),
            mint: accounts.mint.cpi_handle_mut(),
            source: accounts.tokens.cpi_handle_mut(),
            owner: vault.into_readonly(),
            recipient: vault,
            token_program: accounts.token_program.cpi_handle(),
        };
        let signers: [&[&[u8]]; 1] = [&seeds];
        let call = CpiContext::new_with_signer(&tidepool::ID, redeem, &signers);
        let paid = cpi::redeem_sol(call, shares, minimum)?.get();
        accounts.vault.count(paid)
    }
}
// [end]

/// Redeems at once as far as the reserve goes; the purse pays the rent of a ticket.
#[derive(Accounts)]
pub struct Leave {
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
    /// The address of the new ticket.
    #[account(mut)]
    pub ticket: UncheckedAccount,
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

impl Leave {
    /// Burns `shares` for at least `minimum` lamports, paid and owed together; returns the sum.
    pub fn process(ctx: &mut Context<Leave>, nonce: u64, shares: u64, minimum: u64) -> Result<u64> {
        let purse_bump = [ctx.bumps.purse];
        let accounts = &mut ctx.accounts;
        let (address, holder) = (*accounts.vault.address(), accounts.vault.holder);
        let bump = [accounts.vault.bump];
        let vault_seeds: [&[u8]; 3] = [VAULT, holder.as_ref(), &bump];
        let purse_seeds: [&[u8]; 3] = [PURSE, address.as_ref(), &purse_bump];
        let vault = accounts.vault.cpi_handle_mut();
        let redeem = pool::Redeem {
            pool: accounts.pool.cpi_handle_mut(),
            reserve: accounts.reserve.cpi_handle_mut(),
            mint: accounts.mint.cpi_handle_mut(),
            source: accounts.tokens.cpi_handle_mut(),
            owner: vault.into_readonly(),
            recipient: vault,
            payer: accounts.purse.cpi_handle_mut(),
            ticket: accounts.ticket.cpi_handle_mut(),
            system_program: accounts.system_program.cpi_handle(),
            token_program: accounts.token_program.cpi_handle(),
        };
        let signers: [&[&[u8]]; 2] = [&vault_seeds, &purse_seeds];
        let call = CpiContext::new_with_signer(&tidepool::ID, redeem, &signers);
        let outcome = cpi::redeem(call, nonce, shares, minimum)?.get();
        let sum = outcome.paid.checked_add(outcome.owed);
        accounts.vault.count(sum.ok_or(ProgramError::ArithmeticOverflow)?)
    }
}
