//! Turn the epoch: what was observed becomes tide or loss.

use anchor_lang::{event_cpi, prelude::*};
use tidepool_math::{Lamports, Observed, Shares, Updated};

use crate::{
    chain::{bytes::read_u64, epoch_clock},
    constants::VERSION,
    cpi_out::event::emit_by_cpi,
    error::{OrRefuse, TidepoolError},
    events::crank::PoolUpdated,
    state::{BoxedPool, BoxedValidatorList, history::RateRecord},
};

/// Offset of the supply in an SPL mint.
const SUPPLY_OFFSET: usize = 36;

/// The cost does not depend on the number of validators.
#[event_cpi]
#[derive(Accounts)]
pub struct UpdatePool {
    /// The pool.
    #[account(mut, constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// The pool's list, for its counters.
    #[account(
        address = pool.validators @ TidepoolError::WrongValidatorList,
        constraint = validators.version == VERSION @ TidepoolError::UnknownVersion
    )]
    pub validators: BoxedValidatorList,
    /// The reserve, for its lamports.
    #[account(address = pool.reserve @ TidepoolError::WrongReserve)]
    pub reserve: UncheckedAccount,
    /// The mint, for its supply.
    #[account(address = pool.mint @ TidepoolError::WrongMint)]
    pub mint: UncheckedAccount,
}

impl UpdatePool {
    /// Books everything since the last update; does nothing when this epoch's has run and no
    /// loss came up since.
    ///
    /// # Errors
    /// [`TidepoolError::EpochRewardsActive`], [`TidepoolError::ValidatorsNotUpdated`].
    #[inline(never)]
    pub fn process(ctx: &mut Context<UpdatePool>) -> Result<()> {
        epoch_clock::require_rewards_paid()?;
        let UpdatePool { pool, validators, reserve, mint, .. } = &mut ctx.accounts;
        let now = epoch_clock::now()?;
        require!(validators.all_seen(now.epoch.0), TidepoolError::ValidatorsNotUpdated);

        let before = pool.ledger();
        let mut ledger = before;
        let observed = Observed { supply: supply(mint)?, reserve: Lamports(reserve.lamports()) };
        let Some(updated) = ledger.update(observed, &now, &pool.parameters()).or_refuse()? else {
            return Ok(());
        };
        let record = RateRecord {
            epoch: now.epoch.0,
            slot: now.slot.0,
            value: ledger.value(now.slot).or_refuse()?.0,
            shares: ledger.shares.0,
        };

        let fee_shares = pool.fee_shares.checked_add(updated.fee_shares.0);
        pool.fee_shares = fee_shares.ok_or(TidepoolError::AmountOutOfRange)?;
        pool.remember_update(&now, ledger.backing);
        pool.history.record(record);
        pool.store(&ledger)?;

        let Updated { gain, loss, fee, fee_shares, burned } = updated;
        let event = PoolUpdated {
            pool: *ctx.accounts.pool.address(),
            epoch: record.epoch,
            gain: gain.0,
            loss: loss.0,
            fee: fee.0,
            fee_shares: fee_shares.0,
            burned: burned.0,
            unvested: ledger.tide.amount.0,
            duration: ledger.tide.duration,
            value_before: before.value(now.slot).or_refuse()?.0,
            shares_before: before.shares.0,
            value: record.value,
            shares: record.shares,
        };
        emit_by_cpi(&ctx.accounts.event_authority, ctx.bumps.event_authority, &event);
        Ok(())
    }
}

fn supply(mint: &UncheckedAccount) -> Result<Shares> {
    let data = mint.try_borrow()?;
    Ok(Shares(read_u64(&data, SUPPLY_OFFSET).ok_or(TidepoolError::WrongMint)?))
}
