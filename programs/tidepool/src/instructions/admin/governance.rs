//! What the instructions of roles, parameters and pauses have in common: their accounts.

use anchor_lang::{Event, address_eq, bytemuck::Pod, event_cpi, prelude::*};

use crate::{
    chain::durable_nonce::{INSTRUCTIONS, refuse_durable_nonce},
    constants::VERSION,
    cpi_out::event::emit_by_cpi,
    error::TidepoolError,
    state::BoxedPool,
};

/// No lamport and no share moves here, so that a pool is all they need.
#[event_cpi]
#[derive(Accounts)]
pub struct Governance {
    /// The pool.
    #[account(mut, constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// Holds the role that the instruction asks for.
    pub authority: Signer,
    /// The instructions sysvar: a durable nonce is refused.
    #[account(address = INSTRUCTIONS @ TidepoolError::WrongSysvar)]
    pub instructions: UncheckedAccount,
}

impl Governance {
    /// Requires that the admin signs, and not by a durable nonce.
    ///
    /// # Errors
    /// [`TidepoolError::NotAdmin`], [`TidepoolError::DurableNonce`].
    #[inline(never)]
    pub fn require_admin(&self) -> Result<()> {
        require!(self.is_signed_by(&self.pool.admin), TidepoolError::NotAdmin);
        refuse_durable_nonce(&self.instructions)
    }

    /// Whether the holder of this key signs.
    pub fn is_signed_by(&self, key: &Address) -> bool {
        address_eq(self.authority.address(), key)
    }

    /// Tells the story.
    pub fn emit<E: Event + Pod>(ctx: &Context<Self>, event: &E) {
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, event);
    }
}
