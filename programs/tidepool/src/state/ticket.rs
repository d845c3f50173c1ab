//! A claim on the reserve, made by burning shares.

use anchor_lang::prelude::*;
use tidepool_math::{Epoch, Lamports, LossIndex};

/// Lamports owed to an owner; seeds `ticket`, pool, first owner, nonce.
#[account]
pub struct Ticket {
    /// Layout version, [`VERSION`](crate::constants::VERSION).
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
    /// The ticket as the arithmetic knows it.
    pub fn terms(&self) -> tidepool_math::Ticket {
        tidepool_math::Ticket {
            owed: Lamports(self.owed),
            index: LossIndex(self.index.into()),
            epoch: Epoch(self.epoch),
        }
    }
}
