//! What a deposit would give now.

use anchor_lang::prelude::*;
use tidepool_math::Lamports;

use crate::{
    chain::epoch_clock,
    constants::VERSION,
    error::{OrRefuse, TidepoolError},
    state::BoxedPool,
};

/// A pool is all that a quote needs.
#[derive(Accounts)]
pub struct QuoteDeposit {
    /// The pool.
    #[account(constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
}

/// The answer of `quote_deposit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IdlType, SchemaRead, SchemaWrite)]
pub struct DepositQuote {
    /// Shares that would be minted.
    pub shares: u64,
    /// Lamports of the deposit that would stay as fee.
    pub fee: u64,
}

impl QuoteDeposit {
    /// Answers for a deposit of `lamports`.
    ///
    /// # Errors
    /// [`TidepoolError::PoolStale`], [`TidepoolError::Insolvent`], [`TidepoolError::ZeroOutput`],
    /// [`TidepoolError::EntriesPaused`], [`TidepoolError::AmountOutOfRange`], as `deposit_sol` would answer.
    #[inline(never)]
    pub fn process(ctx: &mut Context<QuoteDeposit>, lamports: u64) -> Result<DepositQuote> {
        let pool = &ctx.accounts.pool;
        let now = epoch_clock::moment()?;
        pool.require_entries_open(now)?;
        let quote = pool.ledger().quote_deposit(Lamports(lamports), now, &pool.parameters());
        let quote = quote.or_refuse()?;
        Ok(DepositQuote { shares: quote.shares.0, fee: quote.fee.0 })
    }
}
