//! The data of every instruction: which one, how much, and the bumps of the addresses that sign.

use pinocchio::error::ProgramError;

/// Which instruction; as the first byte of the data.
pub mod tag {
    pub const DEPOSIT_SOL: u8 = 0;
    pub const REDEEM_SOL: u8 = 1;
    pub const ORDER_TICKET: u8 = 2;
    pub const CLAIM_TICKET: u8 = 3;
    pub const UPDATE_IDLE: u8 = 4;
    pub const UPDATE_MERGE: u8 = 5;
    pub const UPDATE_POOL: u8 = 6;
    pub const DELEGATE: u8 = 7;
    pub const UNDELEGATE: u8 = 8;
    /// What `UPDATE_POOL` calls itself with.
    pub const EVENT: u8 = 9;
    pub const DEPOSIT_STAKE: u8 = 10;
    pub const REDEEM_STAKE: u8 = 11;
    pub const CANCEL_TICKET: u8 = 12;
    pub const REDEEM: u8 = 13;
}

/// The data, read.
pub struct Input {
    /// One of [`tag`].
    pub tag: u8,
    /// The bump of the pool's address.
    pub pool_bump: u8,
    /// The bump of a further address that signs, where there is one.
    pub other_bump: u8,
    /// Lamports or shares.
    pub amount: u64,
}

impl Input {
    /// Tag, two bumps, amount; what follows is ignored.
    pub fn read(data: &[u8]) -> Result<Self, ProgramError> {
        let Some(&[tag, pool_bump, other_bump, a, b, c, d, e, f, g, h]) = data.first_chunk() else {
            return Err(ProgramError::InvalidInstructionData);
        };
        let amount = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
        Ok(Self { tag, pool_bump, other_bump, amount })
    }
}
