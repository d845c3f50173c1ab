//! The lender's accounts: borsh, each with a type and a version in front.

mod claim;
mod market;
mod obligation;
mod position;

use borsh::{BorshDeserialize, BorshSerialize};

pub use claim::Claim;
pub use market::{Market, MarketAddresses};
pub use obligation::Obligation;
pub use position::Position;

use crate::{
    constants::VERSION,
    error::{LendingError, Result},
};

/// The first three bytes of every account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Header {
    /// Which type of account this is: the type's [`Record::TAG`].
    pub tag: u8,
    /// Layout version, [`VERSION`].
    pub version: u8,
    /// Bump of the address.
    pub bump: u8,
}

/// A type of account of this program.
pub trait Record: BorshSerialize + BorshDeserialize {
    /// Its number; 0 is no type.
    const TAG: u8;
    /// Bytes of the account.
    const LEN: usize;
    /// What the caller is told when he passes another account.
    const WRONG: LendingError;

    /// Decodes an account's data, whose owner the caller has checked.
    ///
    /// # Errors
    /// [`Record::WRONG`] for another type or length, [`LendingError::UnknownVersion`].
    fn read(data: &[u8]) -> Result<Self> {
        match data {
            [tag, version, ..] if *tag == Self::TAG && data.len() == Self::LEN => {
                if *version != VERSION {
                    return Err(LendingError::UnknownVersion);
                }
                Self::try_from_slice(data).map_err(|_| Self::WRONG)
            }
            _ => Err(Self::WRONG),
        }
    }

    /// The header of a new account.
    #[must_use]
    fn header(bump: u8) -> Header {
        Header { tag: Self::TAG, version: VERSION, bump }
    }
}
