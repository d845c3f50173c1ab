//! How large a market may become. Lowering a cap holds at once, raising one after two epochs, in
//! which suppliers can leave.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::constants::RAISE_DELAY;

/// In lamports; an amount that is above a cap already may stay and not grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Caps {
    /// What suppliers have, the reserves excluded.
    pub supply: u64,
    /// What all borrowers owe.
    pub borrow: u64,
    /// What one borrower owes.
    pub borrower: u64,
}

impl Caps {
    fn lower_of(self, other: Self) -> Self {
        Self {
            supply: self.supply.min(other.supply),
            borrow: self.borrow.min(other.borrow),
            borrower: self.borrower.min(other.borrower),
        }
    }
}

/// The caps of now and those to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct CapSchedule {
    now: Caps,
    next: Caps,
    next_slot: u64,
}

impl CapSchedule {
    /// Caps that hold from the beginning on.
    #[must_use]
    pub const fn new(caps: Caps) -> Self {
        Self { now: caps, next: caps, next_slot: 0 }
    }

    /// The caps that hold at `slot`.
    #[must_use]
    pub const fn at(&self, slot: u64) -> Caps {
        if slot >= self.next_slot { self.next } else { self.now }
    }

    /// Announces caps at `slot`: what is lower holds now, what is higher after the delay. What
    /// was announced before and is not in force is forgotten.
    pub fn set(&mut self, caps: Caps, slot: u64) {
        let current = self.at(slot);
        let now = current.lower_of(caps);
        let wait = if now == caps { 0 } else { RAISE_DELAY };
        *self = Self { now, next: caps, next_slot: slot.saturating_add(wait) };
    }
}
