//! The list of validators.

use super::{
    bytes::{array, u32_at, u64_at},
    require_header,
};
use crate::{accounts::Address, fault::Defect};

/// The start of sha256("account:ValidatorListHeader").
const DISCRIMINATOR: [u8; 8] = [0x6d, 0x55, 0x83, 0x2a, 0xb1, 0xb9, 0x69, 0x73];
/// Where the number of slots in use stands.
const USED: usize = 168;
/// Where the slots begin.
const SLOTS: usize = 176;
/// Bytes of a slot.
const SLOT_LEN: usize = 144;
/// Flags that take a validator's weight away: flagged, leaving.
const WITHOUT_WEIGHT: u8 = 1 | 2;
/// The address that means "none".
const NOBODY: Address = [0; 32];

/// Header and slots.
#[derive(Clone, Debug)]
pub struct List {
    /// The pool that it belongs to.
    pub pool: Address,
    /// Validators, as the header counts them.
    pub count: u64,
    /// Lamports tracked in stake, as the header counts them.
    pub total_tracked: u64,
    /// Lamports deactivated in this epoch, as the header counts them.
    pub cooling: u64,
    /// Lamports deactivated earlier, as the header counts them.
    pub cooled: u64,
    /// The sum of weights, as the header counts it.
    pub sum_weights: u64,
    /// The slots in use, vacant ones among them.
    pub entries: Vec<Entry>,
}

/// One validator, or a vacant slot.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its vote account.
    pub vote: Address,
    /// Its stake accounts, main and transient.
    stakes: [Address; 2],
    /// Lamports that they should hold together.
    pub tracked: u64,
    /// The part of it that is deactivated.
    pub cooling: u64,
    /// Its weight, as far as it counts.
    pub weight: u32,
}

impl Entry {
    /// Whether the slot has a validator.
    pub fn is_occupied(&self) -> bool {
        self.vote != NOBODY
    }

    /// The recorded stake accounts.
    pub fn accounts(&self) -> impl Iterator<Item = Address> {
        self.stakes.into_iter().filter(|stake| *stake != NOBODY)
    }

    fn read(slot: &[u8]) -> Option<Self> {
        let counts = slot.get(142)? & WITHOUT_WEIGHT == 0;
        Some(Self {
            vote: array(slot, 0)?,
            stakes: [array(slot, 32)?, array(slot, 64)?],
            tracked: u64_at(slot, 96)?,
            cooling: u64_at(slot, 104)?,
            weight: if counts { u32_at(slot, 128)? } else { 0 },
        })
    }
}

impl List {
    /// Reads a list's data.
    pub fn read(data: &[u8]) -> Result<Self, Defect> {
        require_header(data, DISCRIMINATOR)?;
        Self::fields(data).ok_or(Defect::Length)
    }

    fn fields(data: &[u8]) -> Option<Self> {
        let used = usize::try_from(u32_at(data, USED)?).ok()?;
        let slots = data.get(SLOTS..)?.chunks_exact(SLOT_LEN).take(used);
        let entries = slots.map(Entry::read).collect::<Option<Vec<_>>>()?;
        (entries.len() == used).then_some(())?;
        Some(Self {
            pool: array(data, 16)?,
            count: u64_at(data, 48)?,
            total_tracked: u64_at(data, 72)?,
            cooling: u64_at(data, 80)?,
            cooled: u64_at(data, 88)?,
            sum_weights: u64_at(data, 96)?,
            entries,
        })
    }
}
