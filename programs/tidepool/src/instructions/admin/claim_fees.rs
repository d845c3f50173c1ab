//! Mint the protocol's shares to the treasury.

use anchor_lang::{event_cpi, prelude::*};

use crate::{
    chain::{
        durable_nonce::{INSTRUCTIONS, refuse_durable_nonce},
        token_account::require_held_by,
    },
    constants::VERSION,
    cpi_out::{event::emit_by_cpi, token},
    error::TidepoolError,
    events::governance::FeesClaimed,
    state::BoxedPool,
};

/// The shares have counted since the updates that set them aside: minting them moves no rate.
#[event_cpi]
#[derive(Accounts)]
pub struct ClaimFees {
    /// The pool.
    #[account(mut, constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// The mint of tideSOL.
    #[account(mut, address = pool.mint @ TidepoolError::WrongMint)]
    pub mint: UncheckedAccount,
    /// A token account of the treasury's.
    #[account(mut)]
    pub recipient: UncheckedAccount,
    /// The pool's treasury.
    #[account(address = pool.treasury @ TidepoolError::NotTreasury)]
    pub treasury: Signer,
    /// The instructions sysvar: a durable nonce is refused.
    #[account(address = INSTRUCTIONS @ TidepoolError::WrongSysvar)]
    pub instructions: UncheckedAccount,
    /// The SPL token program.
    pub token_program: Program<Token>,
}

impl ClaimFees {
    /// Mints all fee shares; returns how many, zero where there are none.
    ///
    /// # Errors
    /// [`TidepoolError::WrongTokenAccount`], [`TidepoolError::DurableNonce`].
    #[inline(never)]
    pub fn process(ctx: &mut Context<ClaimFees>) -> Result<u64> {
        let ClaimFees { pool, mint, recipient, treasury, instructions, .. } = &mut ctx.accounts;
        refuse_durable_nonce(instructions)?;
        require_held_by(recipient, &pool.mint, treasury.address())?;
        let shares = pool.take_fee_shares()?;
        if shares == 0 {
            return Ok(0);
        }

        token::mint_to(mint, recipient, pool, shares);

        let (pool, recipient) = (*pool.address(), *recipient.address());
        let event = FeesClaimed { pool, recipient, shares };
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        Ok(shares)
    }
}
