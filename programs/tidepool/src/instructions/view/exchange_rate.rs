//! The rate of now and how far to trust it.

use anchor_lang::prelude::*;
use tidepool_math::Epoch;

use crate::{
    chain::{epoch_clock, rents::locked_lamports},
    constants::VERSION,
    error::{OrRefuse, TidepoolError},
    state::BoxedPool,
};

/// A pool is all that a price needs.
#[derive(Accounts)]
pub struct ExchangeRate {
    /// The pool.
    #[account(constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
}

/// The answer of `exchange_rate`. Fees are in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IdlType, SchemaRead, SchemaWrite)]
pub struct RateQuote {
    /// Lamports recognised now; the rate is `value / shares`.
    pub value: u64,
    /// Shares.
    pub shares: u64,
    /// Lamports of backing, unvested ones included.
    pub backing: u64,
    /// Lamports not yet vested.
    pub unvested: u64,
    /// Slots until they have.
    pub vesting_slots: u64,
    /// Lamports that instant exits can draw on; nothing while tickets are owed more.
    pub free_reserve: u64,
    /// The epoch of the last update.
    pub last_update_epoch: u64,
    /// Whether the price is fresh: at most one epoch behind and no unbooked loss.
    pub fresh: bool,
    /// Least fee of every exit.
    pub exit_floor: u32,
    /// Fee of an instant exit that empties the reserve.
    pub exit_ceiling: u32,
    /// Fee of a deposit.
    pub deposit_fee: u32,
    /// The protocol's part of a gain.
    pub protocol_fee: u32,
}

impl ExchangeRate {
    /// Answers for the slot of the call.
    ///
    /// # Errors
    /// None for a pool that this program wrote.
    #[inline(never)]
    pub fn process(ctx: &mut Context<ExchangeRate>) -> Result<RateQuote> {
        let pool = &ctx.accounts.pool;
        let now = epoch_clock::now()?;
        let ledger = pool.ledger();
        let free = ledger.free_reserve(locked_lamports()?).unwrap_or_default();
        let behind = now.epoch.0.saturating_sub(ledger.last_update_epoch.0);
        let Epoch(last_update_epoch) = ledger.last_update_epoch;
        Ok(RateQuote {
            value: ledger.value(now.slot).or_refuse()?.0,
            shares: ledger.shares.0,
            backing: ledger.backing.0,
            unvested: ledger.tide.unvested(now.slot).or_refuse()?.0,
            vesting_slots: ledger.tide.remaining(now.slot),
            free_reserve: free.0,
            last_update_epoch,
            fresh: behind <= 1 && ledger.observed >= 0,
            exit_floor: pool.rate.exit_floor,
            exit_ceiling: pool.rate.exit_ceiling,
            deposit_fee: pool.rate.deposit_fee,
            protocol_fee: pool.rate.protocol_fee,
        })
    }
}
