//! What shares are worth to a lender, from the bytes of the pool.

use crate::vault::Vault;
use anchor_lang::prelude::*;
use tidepool_math::{Epoch, Lamports, RateView, Shares, Slot};

/// The pool that the vault deals with, and nothing else.
#[derive(Accounts)]
pub struct Price {
    #[account(address = vault.pool)]
    pub pool: UncheckedAccount,
    pub vault: Account<Vault>,
}

impl Price {
    /// Returns lamports.
    pub fn process(ctx: &mut Context<Price>, shares: u64) -> Result<u64> {
        let pool = &ctx.accounts.pool;
        if !pool.owned_by(&tidepool::ID) {
            return Err(ProgramError::InvalidAccountOwner);
        }
        let clock = Clock::get()?;
        let (slot, epoch) = (Slot(clock.slot), Epoch(clock.epoch));
        let worth = collateral_value(&pool.try_borrow()?, Shares(shares), slot, epoch);
        Ok(worth.ok_or(ProgramError::InvalidAccountData)?.0)
    }
}

// [price]
/// What `shares` are worth once they have left by ticket; `None` while the pool's price is old.
fn collateral_value(pool: &[u8], shares: Shares, slot: Slot, epoch: Epoch) -> Option<Lamports> {
    let rate = RateView::parse(pool).ok()?;
    if !rate.is_fresh(epoch) {
        return None;
    }
    let gross = rate.lamports_floor(shares, slot).ok()?;
    gross.minus(rate.exit_floor.of_ceil(gross).ok()?).ok()
}
// [end]
