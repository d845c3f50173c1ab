//! Say whether a fact on the chain speaks against a validator; anybody may, at any time.

use anchor_lang::{event_cpi, prelude::*};

use crate::{
    chain::{epoch_clock, vote_account, vote_credits},
    constants::{CREDITS_WAIT_EPOCHS, VERSION},
    cpi_out::event::emit_by_cpi,
    error::TidepoolError,
    events::crank::ValidatorFlagged,
    state::{
        BoxedPool, BoxedValidatorList, Pool, ValidatorEntry,
        validator_entry::FLAGGED,
        validator_list::{entry_of, store_entry},
    },
};

/// The facts are the vote account's.
#[event_cpi]
#[derive(Accounts)]
pub struct FlagValidator {
    /// The pool.
    #[account(constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// The pool's list.
    #[account(
        mut,
        address = pool.validators @ TidepoolError::WrongValidatorList,
        constraint = validators.version == VERSION @ TidepoolError::UnknownVersion
    )]
    pub validators: BoxedValidatorList,
    /// The validator's vote account.
    pub vote: UncheckedAccount,
}

impl FlagValidator {
    /// Flags the validator at `index`, whose weight then counts as nothing, or takes the flag
    /// back when the fact is gone; returns whether it is flagged now.
    ///
    /// # Errors
    /// [`TidepoolError::NoSuchValidator`], [`TidepoolError::ValidatorMismatch`],
    /// [`TidepoolError::WrongVoteAccount`] for a vote account in a state that is unknown.
    #[inline(never)]
    pub fn process(ctx: &mut Context<FlagValidator>, index: u32) -> Result<bool> {
        let FlagValidator { pool, validators, vote, .. } = &mut ctx.accounts;
        let before = entry_of(validators, index, vote.address())?;
        let flagged = speaks_against(vote, &before, pool)?;
        if flagged == before.is_flagged() {
            return Ok(flagged);
        }
        let after = ValidatorEntry { flags: before.flags ^ FLAGGED, ..before };
        validators.reweigh(&before, &after)?;
        store_entry(validators, index, &after)?;

        let event = ValidatorFlagged {
            pool: *pool.address(),
            vote: *vote.address(),
            old: u64::from(!flagged),
            new: u64::from(flagged),
        };
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        Ok(flagged)
    }
}

/// The account is gone, the commission is above the cap, or for a whole epoch there was no vote.
fn speaks_against(vote: &UncheckedAccount, entry: &ValidatorEntry, pool: &Pool) -> Result<bool> {
    if vote_account::is_closed(vote) {
        return Ok(true);
    }
    if vote_account::commission(vote)? > pool.parameters().max_commission {
        return Ok(true);
    }
    let epoch = epoch_clock::epoch()?;
    if entry.added_epoch.saturating_add(CREDITS_WAIT_EPOCHS) > epoch {
        return Ok(false);
    }
    let earned = vote_credits::earned(vote, epoch).ok_or(TidepoolError::WrongVoteAccount)?;
    Ok(!earned)
}
