//! A deposit of the purse's lamports for shares of the vault's.

// All of it: the framework's macros look for modules beside the nested struct.
use crate::vault::*;
use anchor_lang::prelude::*;
use tidepool::cpi::{self, accounts::DepositSol};

/// The purse pays, the vault receives the shares.
#[derive(Accounts)]
pub struct Deposit {
    pub shared: Nested<SharedAccounts>,
    #[account(mut)]
    pub reserve: UncheckedAccount,
    /// Holds lamports and no data.
    #[account(mut, seeds = [PURSE, shared.vault.address().as_ref()], bump)]
    pub purse: UncheckedAccount,
    pub system_program: Program<System>,
}

// [anchor-deposit]
impl Deposit {
    /// Deposits `lamports` of the purse for at least `minimum_shares`; returns the shares minted.
    pub fn process(ctx: &mut Context<Deposit>, lamports: u64, minimum_shares: u64) -> Result<u64> {
        let bump = [ctx.bumps.purse];
        let Deposit { shared: Nested(shared), reserve, purse, system_program } = &mut ctx.accounts;
        let seeds: [&[u8]; 3] = [PURSE, shared.vault.address().as_ref(), &bump];
        let deposit = DepositSol {
            pool: shared.pool.cpi_handle_mut(),
            reserve: reserve.cpi_handle_mut(),
            mint: shared.mint.cpi_handle_mut(),
            recipient: shared.tokens.cpi_handle_mut(),
            payer: purse.cpi_handle_mut(),
            system_program: system_program.cpi_handle(),
            token_program: shared.token_program.cpi_handle(),
        };
        let signers: [&[&[u8]]; 1] = [&seeds];
        let call = CpiContext::new_with_signer(&tidepool::ID, deposit, &signers);
        let minted = cpi::deposit_sol(call, lamports, minimum_shares)?.get();
        shared.vault.count(minted)
    }
}
// [end]
