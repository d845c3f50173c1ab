//! Tickets.

use super::{
    bytes::{array, u64_at, u128_at},
    require_header,
};
use crate::{accounts::Address, fault::Defect};

/// The start of sha256("account:Ticket").
const DISCRIMINATOR: [u8; 8] = [0x29, 0xe4, 0x18, 0xa5, 0x4e, 0x5a, 0xeb, 0xc8];
/// Where the pool's address stands.
const POOL: usize = 16;

/// What a ticket says.
#[derive(Clone, Copy, Debug)]
pub struct Ticket {
    /// Lamports owed at the order.
    pub owed: u64,
    /// The pool's loss index at the order.
    pub index: u128,
    /// The epoch of the order.
    pub epoch: u64,
}

impl Ticket {
    /// Reads a ticket's data.
    pub fn read(data: &[u8]) -> Result<Self, Defect> {
        require_header(data, DISCRIMINATOR)?;
        Self::fields(data).ok_or(Defect::Length)
    }

    fn fields(data: &[u8]) -> Option<Self> {
        Some(Self { owed: u64_at(data, 80)?, index: u128_at(data, 88)?, epoch: u64_at(data, 104)? })
    }
}

/// Whether an account of the program is a ticket on `pool`, readable or not.
pub fn is_ticket_of(pool: &Address, data: &[u8]) -> bool {
    array(data, 0) == Some(DISCRIMINATOR) && array(data, POOL).as_ref() == Some(pool)
}
