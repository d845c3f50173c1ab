//! The pool account.

use anchor_lang::{
    bytemuck::{Pod as BytemuckPod, Zeroable, bytes_of},
    prelude::*,
};
use tidepool_math::{EpochClock, Lamports, Ledger, MIN_SHARES, Moment, Parameters, Slot};

use super::{
    history::History,
    pause::Pause,
    pending::{PendingAuthority, PendingChange},
    rate_block::RateBlock,
};
use crate::{
    constants::{VERSION, seeds},
    error::TidepoolError,
};

/// Everything that the pool knows; seeds `pool`, creator, index.
#[account]
pub struct Pool {
    /// Layout version, [`VERSION`].
    pub version: u8,
    /// Bumps of the addresses that the program signs for.
    pub bumps: PoolBumps,
    /// Prices the shares; at bytes 16 to 160 of the account.
    pub rate: RateBlock,
    /// Gross lamports of instant exits since the boundary, before this epoch's update.
    pub gap_out: u64,
    /// Number of open tickets.
    pub open_tickets: u64,
    /// Parameters that no price needs.
    pub policy: Policy,
    /// First slot of the epoch of the last update.
    pub epoch_first_slot: u64,
    /// Slots in the epoch of the last update.
    pub epoch_slots: u64,
    /// Backing at the last update: what came in since does not lift the movement cap.
    pub backing_at_update: u64,
    /// Lamports that rebalancing has moved in `moved_epoch`.
    pub moved: u64,
    /// The epoch that `moved` belongs to.
    pub moved_epoch: u64,
    /// Shares of the creation that nobody can ever redeem.
    pub locked_shares: u64,
    /// Shares that cover the protocol's fees and are not yet minted.
    pub fee_shares: u64,
    /// The epoch of the pool's creation.
    pub created_epoch: u64,
    /// First seed of the pool's address.
    pub creator: Address,
    /// Second seed of the pool's address.
    pub index: u64,
    /// The reserve: owned by this program, holds lamports only.
    pub reserve: Address,
    /// The mint of tideSOL.
    pub mint: Address,
    /// The list of validators.
    pub validators: Address,
    /// Proposes, lists validators, names the token.
    pub admin: Address,
    /// Sets weights.
    pub strategist: Address,
    /// The rates of the last epochs.
    pub history: History,
    /// Pauses entries.
    pub guardian: Address,
    /// Claims fees.
    pub treasury: Address,
    /// Whether entries are closed.
    pub pause: Pause,
    /// Who may accept a role, by the number of the role.
    pub pending_authorities: [PendingAuthority; 4],
    /// Values that do not hold yet, by the number of the parameter.
    pub pending_changes: [PendingChange; 8],
    /// Zero, for later versions.
    pub reserved: [u8; 256],
}

/// Bumps, stored so that no later instruction searches for them.
#[repr(C)]
#[derive(Clone, Copy, BytemuckPod, Zeroable, IdlType)]
pub struct PoolBumps {
    /// Of the pool.
    pub pool: u8,
    /// Of the reserve.
    pub reserve: u8,
    /// Of the mint.
    pub mint: u8,
    /// Of the list of validators.
    pub validators: u8,
    /// Zero.
    pub padding: [u8; 3],
}

/// Parameters that no price needs, in millionths.
#[repr(C)]
#[derive(Clone, Copy, BytemuckPod, Zeroable, IdlType)]
pub struct Policy {
    /// The part of an epoch, at its end, in which stake is moved.
    pub window: u32,
    /// The part of the backing that rebalancing may move in one epoch.
    pub movement_cap: u32,
    /// Highest commission of a validator that the pool delegates to.
    pub max_commission: u32,
    /// Zero.
    pub padding: u32,
}

// The offsets that others read at; the discriminator's 8 bytes come before.
const _: () = assert!(core::mem::offset_of!(Pool, rate) == 8);
const _: () = assert!(8 + 8 + core::mem::size_of::<RateBlock>() == tidepool_math::RATE_BLOCK_LEN);
const _: () = assert!(VERSION == tidepool_math::POOL_VERSION);

impl Pool {
    /// The books.
    #[inline(never)]
    pub fn ledger(&self) -> Ledger {
        self.ledger_inlined()
    }

    /// The books, read in place: for where each compute unit counts.
    #[inline(always)]
    pub fn ledger_inlined(&self) -> Ledger {
        self.rate.ledger(self.gap_out, self.open_tickets)
    }

    /// Writes the books back and checks the laws that one account can show.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] when shares do not add up, which no operation reaches.
    #[inline(never)]
    pub fn store(&mut self, ledger: &Ledger) -> Result<()> {
        self.store_inlined(ledger)
    }

    /// Does what [`Self::store`] does, in place: for where each compute unit counts.
    ///
    /// # Errors
    /// Those of [`Self::store`].
    #[inline(always)]
    pub fn store_inlined(&mut self, ledger: &Ledger) -> Result<()> {
        self.rate.store(ledger);
        self.gap_out = ledger.gap_out.0;
        self.open_tickets = ledger.open_tickets;
        self.invariant()
    }

    /// Shares are minted, locked or fee shares, and the locked ones never leave.
    fn invariant(&self) -> Result<()> {
        let counted = self
            .rate
            .minted
            .checked_add(self.locked_shares)
            .and_then(|shares| shares.checked_add(self.fee_shares));
        require!(counted == Some(self.rate.shares), TidepoolError::AmountOutOfRange);
        require!(self.rate.shares >= MIN_SHARES, TidepoolError::AmountOutOfRange);
        Ok(())
    }

    /// Remembers an update's epoch, so that exits need not ask for the schedule, and its
    /// backing.
    pub fn remember_update(&mut self, clock: &EpochClock, backing: Lamports) {
        self.backing_at_update = backing.0;
        self.epoch_first_slot = clock.first_slot.0;
        self.epoch_slots = clock.slots;
    }

    /// The remembered epoch around `now`, if `now` lies in it.
    #[inline(always)]
    pub fn remembered_clock(&self, now: Moment) -> Option<EpochClock> {
        (now.epoch.0 == self.rate.last_update_epoch).then_some(EpochClock {
            slot: now.slot,
            epoch: now.epoch,
            first_slot: Slot(self.epoch_first_slot),
            slots: self.epoch_slots,
        })
    }

    /// The parameters in force.
    #[inline(always)]
    pub fn parameters(&self) -> Parameters {
        self.rate.parameters(&self.policy)
    }

    /// Writes all parameters.
    pub fn store_parameters(&mut self, parameters: &Parameters) {
        self.rate.store_parameters(parameters);
        self.policy = Policy {
            window: parameters.window.0,
            movement_cap: parameters.movement_cap.0,
            max_commission: parameters.max_commission.0,
            padding: 0,
        };
    }

    /// Refuses to let anybody in while the guardian's pause lasts.
    ///
    /// # Errors
    /// [`TidepoolError::EntriesPaused`].
    #[inline(always)]
    pub fn require_entries_open(&self, now: Moment) -> Result<()> {
        require!(!self.pause.is_in_force(now.epoch.0), TidepoolError::EntriesPaused);
        Ok(())
    }

    /// Counts the protocol's shares as minted; returns how many the mint must issue.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`], which no reachable state gives.
    pub fn take_fee_shares(&mut self) -> Result<u64> {
        let shares = self.fee_shares;
        let minted = self.rate.minted.checked_add(shares);
        self.rate.minted = minted.ok_or(TidepoolError::AmountOutOfRange)?;
        self.fee_shares = 0;
        self.invariant()?;
        Ok(shares)
    }

    /// Lamports that rebalancing has moved in `epoch`.
    pub fn moved_in(&self, epoch: u64) -> u64 {
        if self.moved_epoch == epoch { self.moved } else { 0 }
    }

    /// Counts `lamports` against the movement cap of `epoch`.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] beyond 64 bits.
    pub fn count_moved(&mut self, lamports: u64, epoch: u64) -> Result<()> {
        let moved = self.moved_in(epoch).checked_add(lamports);
        self.moved = moved.ok_or(TidepoolError::AmountOutOfRange)?;
        self.moved_epoch = epoch;
        Ok(())
    }

    /// Books that stake accounts hold `found` lamports where `tracked` were expected.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] for more lamports than exist.
    pub fn book_observed(&mut self, tracked: u64, found: u64) -> Result<()> {
        let observed = i128::from(self.rate.observed)
            .saturating_add(i128::from(found))
            .saturating_sub(i128::from(tracked));
        self.rate.observed =
            i64::try_from(observed).map_err(|_| TidepoolError::AmountOutOfRange)?;
        Ok(())
    }

    /// Tracks `lamports` more in the reserve.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] beyond 64 bits.
    pub fn receive(&mut self, lamports: u64) -> Result<()> {
        let reserve = self.rate.reserve.checked_add(lamports);
        self.rate.reserve = reserve.ok_or(TidepoolError::AmountOutOfRange)?;
        Ok(())
    }

    /// Tracks `lamports` less in the reserve.
    ///
    /// # Errors
    /// [`TidepoolError::InsufficientReserve`] where `locked` lamports would not remain.
    pub fn release(&mut self, lamports: u64, locked: u64) -> Result<()> {
        let rest = self.rate.reserve.checked_sub(lamports).filter(|rest| *rest >= locked);
        self.rate.reserve = rest.ok_or(TidepoolError::InsufficientReserve)?;
        Ok(())
    }

    /// What the program signs with where the pool is the authority: the seeds, in order, where
    /// they lie in the account.
    #[inline(always)]
    pub fn signer(&self) -> [&[u8]; 4] {
        let (index, bump) = (bytes_of(&self.index), bytes_of(&self.bumps.pool));
        [seeds::POOL, self.creator.as_ref(), index, bump]
    }
}
