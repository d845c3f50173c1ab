//! Burn shares, receive SOL of the reserve at once.

use anchor_lang::prelude::*;
use tidepool_math::{Lamports, Shares};

use crate::{
    chain::{rents::locked_lamports, token_account::require_source},
    constants::VERSION,
    cpi_out::{system::move_lamports, token},
    error::{OrRefuse, TidepoolError},
    events::user::SolRedeemed,
    pricing,
    state::Pool,
};

/// Who owns the shares need not be who receives the lamports.
#[derive(Accounts)]
pub struct RedeemSol {
    /// The pool.
    #[account(mut, constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: Account<Pool>,
    /// Pays the lamports.
    #[account(mut, address = pool.reserve @ TidepoolError::WrongReserve)]
    pub reserve: UncheckedAccount,
    /// The mint of tideSOL.
    #[account(mut, address = pool.mint @ TidepoolError::WrongMint)]
    pub mint: UncheckedAccount,
    /// The token account that gives the shares.
    #[account(mut)]
    pub source: UncheckedAccount,
    /// Its owner or delegate.
    pub owner: Signer,
    // `unsafe(dup)`: the owner is usually also the recipient.
    /// Receives the lamports.
    #[account(unsafe(dup))]
    pub recipient: UncheckedAccount,
    /// The SPL token program.
    pub token_program: Program<Token>,
}

impl RedeemSol {
    /// Burns `shares` for at least `minimum_lamports`; returns the lamports paid.
    ///
    /// # Errors
    /// See [`tidepool_math::Ledger::redeem_sol`]; the account checks' own.
    #[inline(always)]
    pub fn process(
        ctx: &mut Context<RedeemSol>,
        shares: u64,
        minimum_lamports: u64,
    ) -> Result<u64> {
        let RedeemSol { pool, reserve, mint, source, owner, recipient, .. } = &mut ctx.accounts;
        require_source(source, &pool.mint)?;

        let now = pricing::clock(pool)?;
        let locked = locked_lamports()?;
        let mut ledger = pool.ledger_inlined();
        let redeemed = ledger
            .redeem_sol_inlined(
                Shares(shares),
                Lamports(minimum_lamports),
                locked,
                &now,
                &pool.parameters(),
            )
            .or_refuse()?;

        pool.store_inlined(&ledger)?;

        token::burn(mint, source, owner, shares);
        move_lamports(reserve, recipient, redeemed.out.0)?;

        emit!(SolRedeemed {
            pool: *pool.address(),
            burned: shares,
            out: redeemed.out.0,
            value: redeemed.price.value.0,
            shares: redeemed.price.shares.0,
        });
        Ok(redeemed.out.0)
    }
}
