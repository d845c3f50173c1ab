//! The token program's mint.

use super::bytes::{array, u32_at, u64_at};
use crate::{accounts::Address, fault::Defect};

/// The token program.
pub const TOKEN_PROGRAM: Address = [
    6, 221, 246, 225, 215, 101, 161, 147, 217, 203, 225, 70, 206, 235, 121, 172, 28, 180, 133, 237,
    95, 91, 55, 145, 58, 140, 245, 133, 126, 255, 0, 169,
];
/// Bytes of a mint.
const MINT_LEN: usize = 82;
/// Where it says that it is one.
const INITIALIZED: usize = 45;

/// What a mint says.
#[derive(Clone, Copy, Debug)]
pub struct Mint {
    /// Who may issue tokens.
    pub authority: Option<Address>,
    /// Tokens in existence.
    pub supply: u64,
    /// Who may freeze token accounts.
    pub freezer: Option<Address>,
}

impl Mint {
    /// Reads a mint's data.
    pub fn read(data: &[u8]) -> Result<Self, Defect> {
        if data.len() != MINT_LEN {
            return Err(Defect::Length);
        }
        if data.get(INITIALIZED) != Some(&1) {
            return Err(Defect::Discriminator);
        }
        Self::fields(data).ok_or(Defect::Length)
    }

    fn fields(data: &[u8]) -> Option<Self> {
        Some(Self {
            authority: optional_address(data, 0)?,
            supply: u64_at(data, 36)?,
            freezer: optional_address(data, 46)?,
        })
    }
}

/// An address with four bytes before it that are zero where there is none.
#[allow(clippy::option_option)]
fn optional_address(data: &[u8], offset: usize) -> Option<Option<Address>> {
    let is_some = u32_at(data, offset)? != 0;
    let address = array(data, offset.checked_add(4)?)?;
    Some(is_some.then_some(address))
}
