//! Say how the pool's stake divides among the validators.

use anchor_lang::{event_cpi, prelude::*};

use crate::{
    chain::{
        durable_nonce::{INSTRUCTIONS, refuse_durable_nonce},
        epoch_clock,
    },
    constants::{MAX_ITEMS, VERSION},
    cpi_out::event::emit_by_cpi,
    error::TidepoolError,
    events::admin::WeightSet,
    state::{
        BoxedPool, BoxedValidatorList,
        validator_list::{entry_of, store_entry},
    },
};

/// One validator's new weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IdlType, SchemaRead, SchemaWrite)]
pub struct WeightChange {
    /// The validator's index.
    pub index: u32,
    /// Its vote account, so that a list that changed meanwhile cannot mislead.
    pub vote: Address,
    /// The new weight; only its proportion to the sum of all counts.
    pub weight: u32,
}

/// The stake follows under the movement cap.
#[event_cpi]
#[derive(Accounts)]
#[instruction(changes: u32)]
pub struct SetWeights {
    // The number of changes begins the data and is known before they are read.
    /// The pool.
    #[account(
        constraint = changes <= MAX_ITEMS @ ProgramError::InvalidInstructionData,
        constraint = pool.version == VERSION @ TidepoolError::UnknownVersion
    )]
    pub pool: BoxedPool,
    /// The pool's list.
    #[account(
        mut,
        address = pool.validators @ TidepoolError::WrongValidatorList,
        constraint = validators.version == VERSION @ TidepoolError::UnknownVersion
    )]
    pub validators: BoxedValidatorList,
    /// The pool's strategist.
    #[account(address = pool.strategist @ TidepoolError::NotStrategist)]
    pub strategist: Signer,
    /// The instructions sysvar: a durable nonce is refused.
    #[account(address = INSTRUCTIONS @ TidepoolError::WrongSysvar)]
    pub instructions: UncheckedAccount,
}

impl SetWeights {
    /// Sets the weights of some validators.
    ///
    /// # Errors
    /// [`TidepoolError::DurableNonce`], [`TidepoolError::NoSuchValidator`], [`TidepoolError::ValidatorMismatch`],
    /// [`TidepoolError::ValidatorLeaving`], [`TidepoolError::ValidatorTooNew`].
    #[inline(never)]
    pub fn process(ctx: &mut Context<SetWeights>, changes: &[WeightChange]) -> Result<()> {
        refuse_durable_nonce(&ctx.accounts.instructions)?;
        let epoch = epoch_clock::epoch()?;
        let created = ctx.accounts.pool.created_epoch;
        for WeightChange { index, vote, weight } in changes {
            let validators = &mut ctx.accounts.validators;
            let mut entry = entry_of(validators, *index, vote)?;
            require!(!entry.is_leaving(), TidepoolError::ValidatorLeaving);
            let ready = *weight == 0 || entry.may_have_weight(created, epoch);
            require!(ready, TidepoolError::ValidatorTooNew);
            let before = entry;
            entry.weight = *weight;
            validators.reweigh(&before, &entry)?;
            store_entry(validators, *index, &entry)?;
            let pool = *ctx.accounts.pool.address();
            let event =
                WeightSet { pool, vote: *vote, old: before.weight.into(), new: (*weight).into() };
            emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        }
        Ok(())
    }
}
