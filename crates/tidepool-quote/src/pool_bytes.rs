//! What quotes need of a pool account: the rate block, and four fields behind it.

use tidepool_math::{FLAG_INSOLVENT, Lamports, Ledger, Parameters, RateView, RateViewError};

use crate::Refusal;

/// Offsets behind the rate block, those of version 1: `docs/spec/accounts.md`.
const GAP_OUT: usize = 160;
const OPEN_TICKETS: usize = 168;
const WINDOW: usize = 176;
const ADDRESSES: usize = 296;
const PAUSED_UNTIL: usize = 2576;

/// The other accounts of a pool, as the pool records them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// Holds the lamports that pay instant exits and tickets.
    pub reserve: [u8; 32],
    /// The mint of tideSOL.
    pub mint: [u8; 32],
    /// The list of validators.
    pub validators: [u8; 32],
}

/// A pool account, read. The caller has checked that the Tidepool program owns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolBytes {
    /// The rate block.
    pub rate: RateView,
    /// The other accounts.
    pub addresses: Addresses,
    /// The first epoch in which entries are open.
    pub paused_until: u64,
    gap_out: Lamports,
    open_tickets: u64,
    parameters: Parameters,
}

impl PoolBytes {
    /// Reads a whole pool account.
    ///
    /// # Errors
    /// [`Refusal::NotAPool`].
    pub fn parse(data: &[u8]) -> Result<Self, Refusal> {
        let rate = RateView::parse(data).map_err(Refusal::NotAPool)?;
        let field = Fields(data);
        Ok(Self {
            rate,
            addresses: Addresses {
                reserve: field.read(ADDRESSES)?,
                mint: field.read(ADDRESSES + 32)?,
                validators: field.read(ADDRESSES + 64)?,
            },
            paused_until: field.u64(PAUSED_UNTIL)?,
            gap_out: Lamports(field.u64(GAP_OUT)?),
            open_tickets: field.u64(OPEN_TICKETS)?,
            parameters: Parameters {
                exit_floor: rate.exit_floor,
                exit_ceiling: rate.exit_ceiling,
                deposit_fee: rate.deposit_fee,
                protocol_fee: rate.protocol_fee,
                reserve_target: rate.reserve_target,
                window: field.millionths(WINDOW)?,
                movement_cap: field.millionths(WINDOW + 4)?,
                max_commission: field.millionths(WINDOW + 8)?,
            },
        })
    }

    /// The books, as the program's arithmetic knows them.
    #[must_use]
    pub const fn ledger(&self) -> Ledger {
        let rate = &self.rate;
        Ledger {
            backing: rate.backing,
            tide: rate.tide,
            shares: rate.shares,
            minted: rate.minted,
            pending_fees: rate.pending_fees,
            ticket_debt: rate.ticket_debt,
            open_tickets: self.open_tickets,
            loss_index: rate.loss_index,
            loss_carry: rate.loss_carry,
            observed: rate.observed,
            reserve: rate.reserve,
            gap_out: self.gap_out,
            last_update_epoch: rate.last_update_epoch,
            last_update_slot: rate.last_update_slot,
            insolvent: rate.flags & FLAG_INSOLVENT != 0,
        }
    }

    /// The parameters in force.
    #[must_use]
    pub const fn parameters(&self) -> Parameters {
        self.parameters
    }
}

struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn read<const N: usize>(&self, offset: usize) -> Result<[u8; N], Refusal> {
        let field = self.0.get(offset..).and_then(|rest| rest.first_chunk::<N>());
        field.copied().ok_or(Refusal::NotAPool(RateViewError::TooShort))
    }

    fn u64(&self, offset: usize) -> Result<u64, Refusal> {
        self.read(offset).map(u64::from_le_bytes)
    }

    fn millionths(&self, offset: usize) -> Result<tidepool_math::Millionths, Refusal> {
        self.read(offset).map(u32::from_le_bytes).map(tidepool_math::Millionths)
    }
}
