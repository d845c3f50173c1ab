//! The pool's books: what it owns, what it owes, and how the difference is priced.

use crate::{
    amount::{Epoch, Lamports, Shares, Slot},
    bounds::{LOCKED_LAMPORTS, MAX_AMOUNT},
    clock::EpochClock,
    error::{Error, Result},
    loss_index::LossIndex,
    mul_div::{mul_div_floor, mul_div_floor_inlined},
    parameters::Parameters,
    tide::Tide,
};

/// All numbers that price a share.
///
/// After every operation, with `total_tracked` the lamports tracked in stake accounts:
/// `total_tracked + reserve - ticket_debt - pending_fees == backing + observed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Lamports recognised or scheduled for share holders (`B`).
    pub backing: Lamports,
    /// The part of the backing that is scheduled (`U0`, `s0`, `d`).
    pub tide: Tide,
    /// Tracked shares: minted, locked and unclaimed fee shares (`S`).
    pub shares: Shares,
    /// Shares that the mint has issued and, as far as the last update knew, not burned.
    pub minted: Shares,
    /// Exit and deposit fees that become tide at the next update (`P`).
    pub pending_fees: Lamports,
    /// What the open tickets are owed (`D`).
    pub ticket_debt: Lamports,
    /// Number of open tickets.
    pub open_tickets: u64,
    /// Factor of all losses that tickets have borne (`I`).
    pub loss_index: LossIndex,
    /// Lamports of loss that later gains make good before the protocol takes a fee (`C`).
    pub loss_carry: Lamports,
    /// Lamports observed in stake accounts and not yet booked (`pend`).
    pub observed: i64,
    /// Lamports that the reserve should hold, rent included (`reserve_tracked`).
    pub reserve: Lamports,
    /// Gross lamports of instant exits since the boundary, before this epoch's update.
    pub gap_out: Lamports,
    /// The epoch of the last update.
    pub last_update_epoch: Epoch,
    /// The slot of the last update.
    pub last_update_slot: Slot,
    /// Whether everything was lost once; entries stay closed then.
    pub insolvent: bool,
}

impl Ledger {
    /// The books of a new pool that owns the lamports of its reserve, one locked share each.
    ///
    /// # Errors
    /// [`Error::InsufficientReserve`] below 1 SOL, [`Error::Overflow`] from 2^60 on.
    pub fn create(reserve: Lamports, clock: &EpochClock) -> Result<Self> {
        if reserve.0 < LOCKED_LAMPORTS {
            return Err(Error::InsufficientReserve);
        }
        if reserve.0 >= MAX_AMOUNT {
            return Err(Error::Overflow);
        }
        Ok(Self {
            backing: reserve,
            tide: Tide { amount: Lamports::ZERO, start: clock.slot, duration: clock.slots },
            shares: Shares(reserve.0),
            minted: Shares::ZERO,
            pending_fees: Lamports::ZERO,
            ticket_debt: Lamports::ZERO,
            open_tickets: 0,
            loss_index: LossIndex::ONE,
            loss_carry: Lamports::ZERO,
            observed: 0,
            reserve,
            gap_out: Lamports::ZERO,
            last_update_epoch: clock.epoch,
            last_update_slot: clock.slot,
            insolvent: false,
        })
    }

    /// `V(t)`: lamports that the rate recognises at `slot`, at least one.
    ///
    /// # Errors
    /// [`Error::Overflow`] when nothing would be left, which no operation reaches.
    pub fn value(&self, slot: Slot) -> Result<Lamports> {
        self.price(slot).map(|price| price.value)
    }

    /// What a share is worth at `slot`.
    ///
    /// # Errors
    /// Those of [`Ledger::value`].
    #[inline(never)]
    pub fn price(&self, slot: Slot) -> Result<Price> {
        self.price_inlined(slot)
    }

    /// [`Ledger::price`] in place, for where each compute unit counts.
    #[inline(always)]
    pub(crate) fn price_inlined(&self, slot: Slot) -> Result<Price> {
        let unvested = self.tide.unvested(slot)?;
        match self.backing.minus(unvested)? {
            Lamports(0) => Err(Error::Overflow),
            value => Ok(Price { value, unvested, shares: self.shares }),
        }
    }

    /// Whole epochs since the last update.
    #[must_use]
    pub const fn epochs_behind(&self, epoch: Epoch) -> u64 {
        epoch.0.saturating_sub(self.last_update_epoch.0)
    }

    /// Refuses to price while more than one epoch behind or with an unbooked loss.
    pub(crate) fn require_fresh(&self, epoch: Epoch) -> Result<()> {
        if self.epochs_behind(epoch) > 1 || self.observed < 0 {
            return Err(Error::PoolStale);
        }
        Ok(())
    }

    /// Lamports that may leave the reserve at all: everything but its rent and 1 SOL.
    ///
    /// `locked` is the reserve's rent plus [`LOCKED_LAMPORTS`].
    #[must_use]
    pub const fn payable(&self, locked: Lamports) -> Lamports {
        self.reserve.minus_or_zero(locked)
    }

    /// Lamports of the reserve that belong to no ticket (`r0`), or `None` while tickets are
    /// owed more than the reserve can pay.
    #[must_use]
    pub fn free_reserve(&self, locked: Lamports) -> Option<Lamports> {
        self.reserve.0.checked_sub(locked.0)?.checked_sub(self.ticket_debt.0).map(Lamports)
    }

    /// The free reserve that the pool aims at (`T`), rounded down.
    ///
    /// # Errors
    /// None for parameters within their bounds.
    pub fn reserve_target(&self, parameters: &Parameters) -> Result<Lamports> {
        parameters.reserve_target.of_floor(self.backing)
    }

    /// Lamports that `shares` are worth at `slot` before fees, rounded down.
    ///
    /// # Errors
    /// [`Error::Overflow`] when the result exceeds 64 bits.
    pub fn gross_floor(&self, shares: Shares, slot: Slot) -> Result<Lamports> {
        self.price(slot)?.lamports_floor(shares)
    }

    /// The books after `shares` worth `gross` have left at `price` and left `fee` behind, with
    /// the slope cap restored. What the leaver receives is the caller's to book.
    #[inline(never)]
    pub(crate) fn retired(
        &self,
        shares: Shares,
        gross: Lamports,
        fee: Lamports,
        price: &Price,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Self> {
        self.retired_inlined(shares, gross, fee, price, clock, parameters)
    }

    /// [`Ledger::retired`] in place, for where each compute unit counts.
    #[inline(always)]
    pub(crate) fn retired_inlined(
        &self,
        shares: Shares,
        gross: Lamports,
        fee: Lamports,
        price: &Price,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Self> {
        let after = match price.value.minus(gross)? {
            Lamports(0) => return Err(Error::Overflow),
            after => after,
        };
        let unvested = price.unvested;
        let tide = self.tide.recapped(unvested, price.value, after, clock, parameters)?;
        Ok(Self {
            shares: self.shares.minus(shares)?,
            minted: self.minted.minus(shares)?,
            backing: self.backing.minus(gross)?,
            pending_fees: self.pending_fees.plus(fee)?,
            tide,
            ..*self
        })
    }
}

/// The rate as the two integers that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// Lamports recognised.
    pub value: Lamports,
    /// Lamports of backing not yet recognised.
    pub unvested: Lamports,
    /// Shares that own the value.
    pub shares: Shares,
}

impl Price {
    /// Lamports that `shares` are worth, rounded down.
    ///
    /// # Errors
    /// [`Error::Overflow`] when the result exceeds 64 bits.
    pub fn lamports_floor(&self, shares: Shares) -> Result<Lamports> {
        mul_div_floor(shares.0, self.value.0, self.shares.0).map(Lamports).ok_or(Error::Overflow)
    }

    /// [`Price::lamports_floor`] in place, for where each compute unit counts.
    #[inline(always)]
    pub(crate) fn lamports_floor_inlined(&self, shares: Shares) -> Result<Lamports> {
        mul_div_floor_inlined(shares.0, self.value.0, self.shares.0)
            .map(Lamports)
            .ok_or(Error::Overflow)
    }

    /// Shares that `lamports` buy, rounded down.
    ///
    /// # Errors
    /// [`Error::Overflow`] when the result exceeds 64 bits.
    pub fn shares_floor(&self, lamports: Lamports) -> Result<Shares> {
        mul_div_floor(lamports.0, self.shares.0, self.value.0).map(Shares).ok_or(Error::Overflow)
    }
}

/// Checks an output against zero and the caller's minimum.
pub(crate) fn require_output(output: u64, minimum: u64) -> Result<()> {
    if output == 0 {
        return Err(Error::ZeroOutput);
    }
    if output < minimum {
        return Err(Error::SlippageExceeded);
    }
    Ok(())
}
