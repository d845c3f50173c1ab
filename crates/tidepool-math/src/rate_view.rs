//! Pricing tideSOL from the raw bytes of a pool account, for programs and indexers.

use crate::{
    amount::{Epoch, Lamports, Millionths, Shares, Slot},
    error::{Error, Result},
    loss_index::LossIndex,
    mul_div::mul_div_floor,
    tide::Tide,
};

/// The first bytes of a pool account suffice for a price.
pub const RATE_BLOCK_LEN: usize = 160;
/// Anchor's discriminator of a pool account: the start of `sha256("account:Pool")`.
pub const POOL_DISCRIMINATOR: [u8; 8] = [241, 154, 109, 4, 17, 177, 109, 188];
/// The account version that these offsets belong to.
pub const POOL_VERSION: u8 = 1;
/// Flag bit: everything was lost once, entries are closed for good.
pub const FLAG_INSOLVENT: u32 = 1;

/// Why bytes are not a pool's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateViewError {
    /// Fewer than [`RATE_BLOCK_LEN`] bytes.
    TooShort,
    /// The discriminator is another account type's.
    NotAPool,
    /// The version byte is one that this code does not know.
    UnknownVersion,
}

/// The rate block of a pool account. The caller checks that the account is owned by the
/// Tidepool program and is the pool that it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateView {
    /// Lamports recognised or scheduled for share holders (`B`).
    pub backing: Lamports,
    /// The unvested part and its schedule.
    pub tide: Tide,
    /// Shares in existence (`S`).
    pub shares: Shares,
    /// Fees that become tide at the next update (`P`).
    pub pending_fees: Lamports,
    /// Lamports owed to open tickets (`D`).
    pub ticket_debt: Lamports,
    /// Factor of all losses that tickets have borne (`I`).
    pub loss_index: LossIndex,
    /// Lamports of loss not yet made good (`C`).
    pub loss_carry: Lamports,
    /// Lamports observed and not yet booked; negative stops pricing.
    pub observed: i64,
    /// The epoch of the last update.
    pub last_update_epoch: Epoch,
    /// The slot of the last update.
    pub last_update_slot: Slot,
    /// Bits, see [`FLAG_INSOLVENT`].
    pub flags: u32,
    /// Least fee of every exit.
    pub exit_floor: Millionths,
    /// Fee of an instant exit that empties the reserve.
    pub exit_ceiling: Millionths,
    /// Fee of a deposit.
    pub deposit_fee: Millionths,
    /// The protocol's part of a gain.
    pub protocol_fee: Millionths,
    /// The part of the backing that the reserve keeps free.
    pub reserve_target: Millionths,
    /// Lamports tracked in the reserve, rent and the locked SOL included.
    pub reserve: Lamports,
    /// Shares issued as tokens.
    pub minted: Shares,
}

impl RateView {
    /// Reads the first [`RATE_BLOCK_LEN`] bytes of a pool account.
    ///
    /// # Errors
    /// [`RateViewError`] for anything but a pool account of a known version.
    pub fn parse(data: &[u8]) -> core::result::Result<Self, RateViewError> {
        let block: &[u8; RATE_BLOCK_LEN] = data.first_chunk().ok_or(RateViewError::TooShort)?;
        let mut cursor = Cursor(block);
        if cursor.take::<8>() != POOL_DISCRIMINATOR {
            return Err(RateViewError::NotAPool);
        }
        let [version, ..] = cursor.take::<8>();
        if version != POOL_VERSION {
            return Err(RateViewError::UnknownVersion);
        }
        Ok(Self {
            backing: Lamports(cursor.u64()),
            tide: Tide {
                amount: Lamports(cursor.u64()),
                start: Slot(cursor.u64()),
                duration: cursor.u64(),
            },
            shares: Shares(cursor.u64()),
            pending_fees: Lamports(cursor.u64()),
            ticket_debt: Lamports(cursor.u64()),
            loss_index: LossIndex(u128::from_le_bytes(cursor.take())),
            loss_carry: Lamports(cursor.u64()),
            observed: i64::from_le_bytes(cursor.take()),
            last_update_epoch: Epoch(cursor.u64()),
            last_update_slot: Slot(cursor.u64()),
            flags: u32::from_le_bytes(cursor.take()),
            exit_floor: cursor.millionths(),
            exit_ceiling: cursor.millionths(),
            deposit_fee: cursor.millionths(),
            protocol_fee: cursor.millionths(),
            reserve_target: cursor.millionths(),
            reserve: Lamports(cursor.u64()),
            minted: Shares(cursor.u64()),
        })
    }

    /// Whether priced instructions are open in `epoch`; a price from a stale block is old.
    #[must_use]
    pub const fn is_fresh(&self, epoch: Epoch) -> bool {
        epoch.0.saturating_sub(self.last_update_epoch.0) <= 1 && self.observed >= 0
    }

    /// `V(t)`: lamports that the rate recognises at `slot`.
    ///
    /// # Errors
    /// [`Error::Overflow`] for bytes that no pool holds.
    pub fn value(&self, slot: Slot) -> Result<Lamports> {
        self.backing.minus(self.tide.unvested(slot)?)
    }

    /// What `shares` are worth at `slot` before exit fees, in lamports, rounded down.
    ///
    /// # Errors
    /// [`Error::Overflow`] for bytes that no pool holds, or results beyond 64 bits.
    pub fn lamports_floor(&self, shares: Shares, slot: Slot) -> Result<Lamports> {
        let value = self.value(slot)?;
        mul_div_floor(shares.0, value.0, self.shares.0).map(Lamports).ok_or(Error::Overflow)
    }

    /// The shares that `lamports` buy at `slot` after the deposit fee, rounded down.
    ///
    /// # Errors
    /// [`Error::Overflow`] for bytes that no pool holds, or results beyond 64 bits.
    pub fn shares_floor(&self, lamports: Lamports, slot: Slot) -> Result<Shares> {
        let net = lamports.minus(self.deposit_fee.of_ceil(lamports)?)?;
        let value = self.value(slot)?;
        mul_div_floor(net.0, self.shares.0, value.0).map(Shares).ok_or(Error::Overflow)
    }
}

/// Reads little-endian fields one after the other. The block has a fixed length and the
/// fields sum up to it, so a short read cannot happen; it would read zeros.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        match self.0.split_first_chunk() {
            Some((field, rest)) => {
                self.0 = rest;
                *field
            }
            None => [0; N],
        }
    }

    fn u64(&mut self) -> u64 {
        u64::from_le_bytes(self.take())
    }

    fn millionths(&mut self) -> Millionths {
        Millionths(u32::from_le_bytes(self.take()))
    }
}
