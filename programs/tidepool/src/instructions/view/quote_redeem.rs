//! What leaving would give now, at once and by ticket.

use anchor_lang::prelude::*;
use tidepool_math::{Lamports, Shares};

use crate::{
    chain::{epoch_clock, rents::locked_lamports},
    constants::VERSION,
    error::{OrRefuse, TidepoolError},
    state::BoxedPool,
};

/// A pool is all that a quote needs.
#[derive(Accounts)]
pub struct QuoteRedeem {
    /// The pool.
    #[account(constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
}

/// The answer of `quote_redeem`, in lamports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IdlType, SchemaRead, SchemaWrite)]
pub struct RedeemQuote {
    /// Value of the shares before fees.
    pub gross: u64,
    /// What `redeem_sol` would pay; zero while the reserve cannot.
    pub instant: u64,
    /// The fee in it; zero while the reserve cannot.
    pub instant_fee: u64,
    /// What a ticket would be owed.
    pub ticket: u64,
    /// The fee in it.
    pub ticket_fee: u64,
}

impl QuoteRedeem {
    /// Answers for an exit of `shares`.
    ///
    /// # Errors
    /// [`TidepoolError::PoolStale`], [`TidepoolError::ZeroOutput`],
    /// [`TidepoolError::AmountOutOfRange`], as `order_ticket` would answer.
    #[inline(never)]
    pub fn process(ctx: &mut Context<QuoteRedeem>, shares: u64) -> Result<RedeemQuote> {
        let pool = &ctx.accounts.pool;
        let (now, locked, parameters) =
            (epoch_clock::now()?, locked_lamports()?, pool.parameters());
        let shares = Shares(shares);
        let ordered =
            pool.ledger().order_ticket(shares, Lamports::ZERO, &now, &parameters).or_refuse()?;
        // A reserve that cannot pay is an answer, not an error.
        let instant = pool.ledger().quote_redeem_sol(shares, locked, &now, &parameters).ok();
        Ok(RedeemQuote {
            gross: ordered.gross.0,
            instant: instant.map_or(0, |quote| quote.out.0),
            instant_fee: instant.map_or(0, |quote| quote.fee.0),
            ticket: ordered.ticket.owed.0,
            ticket_fee: ordered.fee.0,
        })
    }
}
