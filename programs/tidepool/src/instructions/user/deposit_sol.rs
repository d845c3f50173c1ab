//! Deposit SOL, receive shares at the rate of now.

use anchor_lang::prelude::*;
use tidepool_math::{Lamports, Shares};

use crate::{
    chain::{epoch_clock, token_account::require_token_account},
    constants::VERSION,
    cpi_out::{system, token},
    error::{OrRefuse, TidepoolError},
    events::user::SolDeposited,
    state::Pool,
};

/// Who pays need not be who receives, so that programs can deposit too.
#[derive(Accounts)]
pub struct DepositSol {
    /// The pool.
    #[account(mut, constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: Account<Pool>,
    /// Receives the lamports.
    #[account(mut, address = pool.reserve @ TidepoolError::WrongReserve)]
    pub reserve: UncheckedAccount,
    /// The mint of tideSOL.
    #[account(mut, address = pool.mint @ TidepoolError::WrongMint)]
    pub mint: UncheckedAccount,
    /// The token account that receives the shares.
    #[account(mut)]
    pub recipient: UncheckedAccount,
    /// Pays the lamports.
    #[account(mut)]
    pub payer: Signer,
    /// The system program.
    pub system_program: Program<System>,
    /// The SPL token program.
    pub token_program: Program<Token>,
}

impl DepositSol {
    /// Deposits `lamports` for at least `minimum_shares`; returns the shares minted.
    ///
    /// # Errors
    /// See [`tidepool_math::Ledger::deposit`]; the account checks' own.
    #[inline(always)]
    pub fn process(
        ctx: &mut Context<DepositSol>,
        lamports: u64,
        minimum_shares: u64,
    ) -> Result<u64> {
        let DepositSol { pool, reserve, mint, recipient, payer, .. } = &mut ctx.accounts;
        require_token_account(recipient, &pool.mint)?;

        let now = epoch_clock::moment()?;
        pool.require_entries_open(now)?;
        let mut ledger = pool.ledger_inlined();
        let deposited = ledger
            .deposit(Lamports(lamports), Shares(minimum_shares), now, &pool.parameters())
            .or_refuse()?;

        pool.store_inlined(&ledger)?;

        system::transfer(payer, reserve, lamports);
        token::mint_to(mint, recipient, pool, deposited.shares.0);

        emit!(SolDeposited {
            pool: *pool.address(),
            lamports,
            fee: deposited.fee.0,
            minted: deposited.shares.0,
            value: deposited.price.value.0,
            shares: deposited.price.shares.0,
        });
        Ok(deposited.shares.0)
    }
}
