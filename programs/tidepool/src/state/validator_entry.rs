//! One validator of the pool.

use anchor_lang::{
    address_eq,
    bytemuck::{Pod as BytemuckPod, Zeroable},
    prelude::*,
};

use crate::{
    constants::{VALIDATOR_WAIT_EPOCHS, seeds},
    error::TidepoolError,
};

/// A slot of the list; its index never changes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, BytemuckPod, Zeroable, IdlType)]
pub struct ValidatorEntry {
    /// The vote account; all zero in a vacant slot.
    pub vote: Address,
    /// The main stake account; all zero while there is none.
    pub stake: Address,
    /// The transient stake account; all zero while there is none.
    pub transient: Address,
    /// Lamports that the two accounts should hold together.
    pub tracked: u64,
    /// The part of `tracked` that `undelegate` told to cool and that has not come home.
    pub cooling: u64,
    /// The epoch of the last observation.
    pub seen_epoch: u64,
    /// The epoch in which the validator was added.
    pub added_epoch: u64,
    /// Share of the pool's stake, in proportion to all weights.
    pub weight: u32,
    /// Creations of the main address so far; the next uses this number as its seed.
    pub stake_generation: u32,
    /// Creations of the transient address so far.
    pub transient_generation: u32,
    /// Bump of the main address.
    pub stake_bump: u8,
    /// Bump of the transient address.
    pub transient_bump: u8,
    /// [`FLAGGED`] and [`LEAVING`].
    pub flags: u8,
    /// Zero.
    pub padding: u8,
}

/// A fact on the chain speaks against the validator; reversible.
pub const FLAGGED: u8 = 1;
/// The admin removed the validator; it stays on the list until its stake has come home.
pub const LEAVING: u8 = 2;

/// Which of a validator's two stake accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StakeKind {
    /// The lasting one.
    Main,
    /// The one that is on its way in or out.
    Transient,
}

/// What an address is where there is none.
const NOBODY: Address = Address::new_from_array([0; 32]);

impl ValidatorEntry {
    /// A validator that was added in `epoch` and has nothing yet; its first addresses are those
    /// of `generation`.
    pub fn new(vote: Address, epoch: u64, generation: u32) -> Self {
        Self {
            vote,
            seen_epoch: epoch,
            added_epoch: epoch,
            stake_generation: generation,
            transient_generation: generation,
            ..Self::zeroed()
        }
    }

    /// Whether the slot has a validator.
    #[inline(never)]
    pub fn is_occupied(&self) -> bool {
        self.vote != NOBODY
    }

    /// Whether a fact on the chain speaks against the validator.
    pub const fn is_flagged(&self) -> bool {
        self.flags & FLAGGED != 0
    }

    /// Whether the admin removed the validator.
    pub const fn is_leaving(&self) -> bool {
        self.flags & LEAVING != 0
    }

    /// The weight that counts: none while the validator is flagged or leaves.
    #[inline(always)]
    pub const fn usable_weight(&self) -> u32 {
        if self.flags & (FLAGGED | LEAVING) == 0 { self.weight } else { 0 }
    }

    /// Whether a main stake account is recorded.
    #[inline(never)]
    pub fn has_stake(&self) -> bool {
        self.stake != NOBODY
    }

    /// Whether a transient stake account is recorded.
    #[inline(never)]
    pub fn has_transient(&self) -> bool {
        self.transient != NOBODY
    }

    /// Whether the validator may have a weight: it was public for two epochs, or it was
    /// added while the pool was new.
    pub fn may_have_weight(&self, pool_created: u64, epoch: u64) -> bool {
        let waited = self.added_epoch.saturating_add(VALIDATOR_WAIT_EPOCHS) <= epoch;
        waited || self.added_epoch < pool_created.saturating_add(VALIDATOR_WAIT_EPOCHS)
    }

    /// Checks `given` against the recorded address.
    ///
    /// # Errors
    /// [`TidepoolError::WrongStakeAccount`].
    #[inline(always)]
    pub fn require_recorded(&self, kind: StakeKind, given: &Address) -> Result<()> {
        let recorded = match kind {
            StakeKind::Main => &self.stake,
            StakeKind::Transient => &self.transient,
        };
        require!(address_eq(recorded, given), TidepoolError::WrongStakeAccount);
        Ok(())
    }

    /// Seeds of the next creation of an address: prefix and generation.
    pub fn next_seeds(&self, kind: StakeKind) -> (&'static [u8], [u8; 4]) {
        match kind {
            StakeKind::Main => (seeds::STAKE, self.stake_generation.to_le_bytes()),
            StakeKind::Transient => (seeds::TRANSIENT, self.transient_generation.to_le_bytes()),
        }
    }

    /// Records a creation; the generation rises, so that the address is never used again.
    ///
    /// # Errors
    /// [`TidepoolError::AmountOutOfRange`] after 2^32 creations.
    #[inline(never)]
    pub fn record_creation(&mut self, kind: StakeKind, address: Address, bump: u8) -> Result<()> {
        let (recorded, recorded_bump, generation) = match kind {
            StakeKind::Main => (&mut self.stake, &mut self.stake_bump, &mut self.stake_generation),
            StakeKind::Transient => {
                (&mut self.transient, &mut self.transient_bump, &mut self.transient_generation)
            }
        };
        *recorded = address;
        *recorded_bump = bump;
        *generation = generation.checked_add(1).ok_or(TidepoolError::AmountOutOfRange)?;
        Ok(())
    }

    /// Forgets a stake account that was merged, emptied or lost.
    #[inline(never)]
    pub fn forget(&mut self, kind: StakeKind) {
        *match kind {
            StakeKind::Main => &mut self.stake,
            StakeKind::Transient => &mut self.transient,
        } = NOBODY;
    }
}
