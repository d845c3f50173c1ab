//! An account of this program, decoded.

use solana_program::{
    account_info::AccountInfo, entrypoint::ProgramResult, program_error::ProgramError,
};

use super::{ID, cpi::system, lamports};
use crate::{Address, error::LendingError, state::Record};

/// A value and the account that it came from and goes back to.
pub struct Stored<'a, 'i, T> {
    /// The account.
    pub info: &'a AccountInfo<'i>,
    /// What it says.
    pub value: T,
}

impl<'a, 'i, T: Record> Stored<'a, 'i, T> {
    /// Decodes an account of this program that is to be written.
    ///
    /// # Errors
    /// [`LendingError::NotWritable`], those of [`Record::read`].
    pub fn load(info: &'a AccountInfo<'i>) -> Result<Self, ProgramError> {
        if *info.owner != ID {
            return Err(T::WRONG.into());
        }
        if !info.is_writable {
            return Err(LendingError::NotWritable.into());
        }
        let value = T::read(&info.try_borrow_data()?)?;
        Ok(Self { info, value })
    }

    /// The address.
    pub fn address(&self) -> Address {
        self.info.key.to_bytes()
    }

    /// Writes the value back.
    ///
    /// # Errors
    /// The runtime's, when something else has borrowed the account.
    pub fn save(&self) -> ProgramResult {
        let mut data = self.info.try_borrow_mut_data()?;
        let mut rest: &mut [u8] = &mut data;
        self.value.serialize(&mut rest).map_err(|_| T::WRONG)?;
        if rest.is_empty() { Ok(()) } else { Err(T::WRONG.into()) }
    }

    /// Pays all lamports out and gives the account up.
    ///
    /// # Errors
    /// [`LendingError::WrongRecipient`] for the account itself.
    pub fn close(self, recipient: &AccountInfo) -> ProgramResult {
        lamports::pay(self.info, recipient, self.info.lamports())?;
        self.info.resize(0)?;
        self.info.assign(&system::ID);
        Ok(())
    }
}
