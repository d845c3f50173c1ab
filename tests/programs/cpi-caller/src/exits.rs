//! Two ways out: at once, and at once as far as the reserve goes.

// All of it: the framework's macros look for modules beside the nested struct.
use crate::vault::*;
use anchor_lang::prelude::*;
use tidepool::cpi::{self, accounts as pool};

/// Redeems at once; the vault owns the shares and receives the lamports.
#[derive(Accounts)]
pub struct LeaveAtOnce {
    pub shared: Nested<SharedAccounts>,
    #[account(mut)]
    pub reserve: UncheckedAccount,
}

// [anchor-redeem]
impl LeaveAtOnce {
    /// Burns `shares` for at least `minimum` lamports, which the vault receives; returns them.
    pub fn process(ctx: &mut Context<LeaveAtOnce>, shares: u64, minimum: u64) -> Result<u64> {
        let LeaveAtOnce { shared: Nested(shared), reserve } = &mut ctx.accounts;
        let (holder, bump) = (shared.vault.holder, [shared.vault.bump]);
        let seeds: [&[u8]; 3] = [VAULT, holder.as_ref(), &bump];
        let vault = shared.vault.cpi_handle_mut();
        let redeem = pool::RedeemSol {
            pool: shared.pool.cpi_handle_mut(),
            reserve: reserve.cpi_handle_mut(),
            mint: shared.mint.cpi_handle_mut(),
            source: shared.tokens.cpi_handle_mut(),
            owner: vault.into_readonly(),
            recipient: vault,
            token_program: shared.token_program.cpi_handle(),
        };
        let signers: [&[&[u8]]; 1] = [&seeds];
        let call = CpiContext::new_with_signer(&tidepool::ID, redeem, &signers);
        let paid = cpi::redeem_sol(call, shares, minimum)?.get();
        shared.vault.count(paid)
    }
}
// [end]

/// Redeems at once as far as the reserve goes; the purse pays the rent of a ticket.
#[derive(Accounts)]
pub struct Leave {
    pub shared: Nested<SharedAccounts>,
    #[account(mut)]
    pub reserve: UncheckedAccount,
    /// The address of the new ticket.
    #[account(mut)]
    pub ticket: UncheckedAccount,
    #[account(mut, seeds = [PURSE, shared.vault.address().as_ref()], bump)]
    pub purse: UncheckedAccount,
    pub system_program: Program<System>,
}

impl Leave {
    /// Burns `shares` for at least `minimum` lamports, paid and owed together; returns the sum.
    pub fn process(ctx: &mut Context<Leave>, nonce: u64, shares: u64, minimum: u64) -> Result<u64> {
        let purse_bump = [ctx.bumps.purse];
        let Leave { shared: Nested(shared), reserve, ticket, purse, system_program } =
            &mut ctx.accounts;
        let (address, holder) = (*shared.vault.address(), shared.vault.holder);
        let bump = [shared.vault.bump];
        let vault_seeds: [&[u8]; 3] = [VAULT, holder.as_ref(), &bump];
        let purse_seeds: [&[u8]; 3] = [PURSE, address.as_ref(), &purse_bump];
        let vault = shared.vault.cpi_handle_mut();
        let redeem = pool::Redeem {
            pool: shared.pool.cpi_handle_mut(),
            reserve: reserve.cpi_handle_mut(),
            mint: shared.mint.cpi_handle_mut(),
            source: shared.tokens.cpi_handle_mut(),
            owner: vault.into_readonly(),
            recipient: vault,
            payer: purse.cpi_handle_mut(),
            ticket: ticket.cpi_handle_mut(),
            system_program: system_program.cpi_handle(),
            token_program: shared.token_program.cpi_handle(),
        };
        let signers: [&[&[u8]]; 2] = [&vault_seeds, &purse_seeds];
        let call = CpiContext::new_with_signer(&tidepool::ID, redeem, &signers);
        let outcome = cpi::redeem(call, nonce, shares, minimum)?.get();
        let sum = outcome.paid.checked_add(outcome.owed);
        shared.vault.count(sum.ok_or(ProgramError::ArithmeticOverflow)?)
    }
}
