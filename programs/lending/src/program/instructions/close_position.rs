//! Closing an empty position.

use solana_program::entrypoint::ProgramResult;

use crate::{
    error::LendingError,
    program::{
        accounts::{Accounts, require},
        record::Stored,
    },
    state::Position,
};

/// Pays the rent out and gives the account up.
pub fn process(mut accounts: Accounts) -> ProgramResult {
    let position: Stored<Position> = Stored::load(accounts.any()?)?;
    accounts.owner(&position.value.owner)?;
    let recipient = accounts.any()?;
    require(position.value.shares == 0, LendingError::NotEmpty)?;
    position.close(recipient)
}
