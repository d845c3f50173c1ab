//! A claim on the reserve, made by burning shares.

use anchor_lang::prelude::*;
use tidepool_math::{Epoch, Lamports, LossIndex};

use crate::constants::VERSION;

/// Lamports owed to an owner; seeds `ticket`, pool, first owner, nonce.
#[account]
pub struct Ticket {
    /// Layout version, [`VERSION`].
    pub version: u8,
    /// Bump of the address.
    pub bump: u8,
    /// Zero.
    pub padding: [u8; 6],
    /// The pool that owes.
    pub pool: Address,
    /// Who is paid.
    pub owner: Address,
    /// Lamports owed at the order.
    pub owed: u64,
    /// The loss index at the order.
    pub index: PodU128,
    /// The epoch of the order.
    pub epoch: u64,
    /// Zero, for later versions.
    pub reserved: [u8; 32],
}

impl Ticket {
    /// Fills in a new ticket of `owner`'s.
    pub fn write(&mut self, pool: &Address, owner: &Address, terms: &tidepool_math::Ticket) {
        self.version = VERSION;
        self.pool = *pool;
        self.owner = *owner;
        self.owed = terms.owed.0;
        self.index = terms.index.0.into();
        self.epoch = terms.epoch.0;
    }

    /// The ticket as the arithmetic knows it.
    pub fn terms(&self) -> tidepool_math::Ticket {
        tidepool_math::Ticket {
            owed: Lamports(self.owed),
            index: LossIndex(self.index.into()),
            epoch: Epoch(self.epoch),
        }
    }
}
