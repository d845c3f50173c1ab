//! The pool's own books.

use super::{
    bytes::{array, i64_at, u32_at, u64_at, u128_at},
    require_header,
};
use crate::{accounts::Address, fault::Defect};

/// The start of sha256("account:Pool").
const DISCRIMINATOR: [u8; 8] = [0xf1, 0x9a, 0x6d, 0x04, 0x11, 0xb1, 0x6d, 0xbc];
/// Bit of the flags: all was lost once.
const INSOLVENT: u32 = 1;

/// What the pool says of itself.
#[derive(Clone, Copy, Debug)]
pub struct PoolState {
    /// Lamports recognised or scheduled for share holders (`B`).
    pub backing: u64,
    /// Unvested lamports at `tide_start` (`U0`).
    pub tide_amount: u64,
    /// The slot from which they vest (`s0`).
    pub tide_start: u64,
    /// Slots until all of them have (`d`).
    pub tide_duration: u64,
    /// Shares (`S`).
    pub shares: u64,
    /// Lamports of fees that are not yet backing (`P`).
    pub pending_fees: u64,
    /// Lamports owed to tickets (`D`).
    pub ticket_debt: u64,
    /// What losses have left of a ticket's lamports (`I`), 64.64 fixed point.
    pub loss_index: u128,
    /// Lamports observed and not yet booked (`pend`).
    pub observed: i64,
    /// Whether all was lost once.
    pub insolvent: bool,
    /// Lamports tracked in the reserve.
    pub reserve_tracked: u64,
    /// Shares issued as tokens.
    pub minted: u64,
    /// Tickets not yet paid or cancelled.
    pub open_tickets: u64,
    /// Shares of the creation.
    pub locked_shares: u64,
    /// Shares that cover the protocol's fees.
    pub fee_shares: u64,
    /// Where the reserve is.
    pub reserve: Address,
    /// Where the mint is.
    pub mint: Address,
    /// Where the list of validators is.
    pub list: Address,
}

impl PoolState {
    /// Reads a pool's data.
    pub fn read(data: &[u8]) -> Result<Self, Defect> {
        require_header(data, DISCRIMINATOR)?;
        Self::fields(data).ok_or(Defect::Length)
    }

    fn fields(data: &[u8]) -> Option<Self> {
        Some(Self {
            backing: u64_at(data, 16)?,
            tide_amount: u64_at(data, 24)?,
            tide_start: u64_at(data, 32)?,
            tide_duration: u64_at(data, 40)?,
            shares: u64_at(data, 48)?,
            pending_fees: u64_at(data, 56)?,
            ticket_debt: u64_at(data, 64)?,
            loss_index: u128_at(data, 72)?,
            observed: i64_at(data, 96)?,
            insolvent: u32_at(data, 120)? & INSOLVENT != 0,
            reserve_tracked: u64_at(data, 144)?,
            minted: u64_at(data, 152)?,
            open_tickets: u64_at(data, 168)?,
            locked_shares: u64_at(data, 232)?,
            fee_shares: u64_at(data, 240)?,
            reserve: array(data, 296)?,
            mint: array(data, 328)?,
            list: array(data, 360)?,
        })
    }

    /// Lamports that are not yet recognised at `slot`, rounded up; none where the duration says
    /// nothing.
    pub fn unvested(&self, slot: u64) -> Option<u128> {
        let duration = u128::from(self.tide_duration);
        let end = u128::from(self.tide_start).checked_add(duration)?;
        // Before its start, all of the tide is still to come.
        let rest = end.saturating_sub(u128::from(slot)).min(duration);
        let flow = u128::from(self.tide_amount).checked_mul(rest)?;
        (duration > 0).then(|| flow.div_ceil(duration))
    }
}
