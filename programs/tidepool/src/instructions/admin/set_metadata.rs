//! Say what wallets show of tideSOL.

use anchor_lang::{event_cpi, find_and_verify_program_address, prelude::*};

use crate::{
    chain::durable_nonce::{INSTRUCTIONS, refuse_durable_nonce},
    constants::VERSION,
    cpi_out::{
        event::emit_by_cpi,
        metadata::{self, METADATA_PROGRAM, METADATA_SEED},
    },
    error::TidepoolError,
    events::governance::MetadataSet,
    state::BoxedPool,
};

/// What wallets show: UTF-8, padded with zeros to the lengths that the metadata program stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IdlType, SchemaRead, SchemaWrite)]
pub struct TokenMetadata {
    /// The token's name.
    pub name: [u8; 32],
    /// Its symbol.
    pub symbol: [u8; 10],
    /// Where its description is found.
    pub uri: [u8; 200],
}

/// No other instruction reads the metadata: without it, or with the metadata program gone,
/// everything works as before.
#[event_cpi]
#[derive(Accounts)]
pub struct SetMetadata {
    /// The pool, the mint's authority.
    #[account(constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// The mint of tideSOL.
    #[account(address = pool.mint @ TidepoolError::WrongMint)]
    pub mint: UncheckedAccount,
    /// The mint's metadata account, made by the first call.
    #[account(mut)]
    pub metadata: UncheckedAccount,
    /// The pool's admin; pays the metadata's rent and fee.
    #[account(mut, address = pool.admin @ TidepoolError::NotAdmin)]
    pub admin: Signer,
    /// The instructions sysvar: a durable nonce is refused.
    #[account(address = INSTRUCTIONS @ TidepoolError::WrongSysvar)]
    pub instructions: UncheckedAccount,
    /// The metadata program.
    #[account(address = METADATA_PROGRAM @ TidepoolError::WrongSysvar)]
    pub metadata_program: UncheckedAccount,
    /// The system program.
    pub system_program: Program<System>,
}

impl SetMetadata {
    /// Sets name, symbol and uri.
    ///
    /// # Errors
    /// [`TidepoolError::WrongMetadataAccount`], [`TidepoolError::DurableNonce`]; the metadata
    /// program's.
    #[inline(never)]
    pub fn process(ctx: &mut Context<SetMetadata>, new: &TokenMetadata) -> Result<()> {
        let SetMetadata { pool, mint, metadata, admin, instructions, system_program, .. } =
            &mut ctx.accounts;
        refuse_durable_nonce(instructions)?;
        find_and_verify_program_address(
            &[METADATA_SEED, METADATA_PROGRAM.as_ref(), mint.address().as_ref()],
            &METADATA_PROGRAM,
            metadata.address(),
        )
        .map_err(|_| TidepoolError::WrongMetadataAccount)?;

        let texts: [&[u8]; 3] = [&new.name, &new.symbol, &new.uri];
        metadata::set(metadata, mint, admin, pool, system_program, &texts);

        let (pool, metadata) = (*pool.address(), *metadata.address());
        let event = MetadataSet { pool, metadata };
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        Ok(())
    }
}
