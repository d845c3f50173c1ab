//! Bytes of accounts, at the offsets of `docs/spec/accounts.md` and of Solana's own programs.

mod bytes;
mod list;
mod mint;
mod pool;
mod stake;
mod ticket;

pub use list::{Entry, List};
pub use mint::{Mint, TOKEN_PROGRAM};
pub use pool::PoolState;
pub use stake::{Phase, STAKE_PROGRAM, StakeState};
pub use ticket::{Ticket, is_ticket_of};

use crate::fault::Defect;

/// Version byte of every account of the program that this crate can read.
const VERSION: u8 = 1;

/// Requires the program's own start of an account: the discriminator and the version.
fn require_header(data: &[u8], discriminator: [u8; 8]) -> Result<(), Defect> {
    let found: [u8; 8] = bytes::array(data, 0).ok_or(Defect::Length)?;
    if found != discriminator {
        return Err(Defect::Discriminator);
    }
    match data.get(8) {
        None => Err(Defect::Length),
        Some(&VERSION) => Ok(()),
        Some(_) => Err(Defect::Version),
    }
}
