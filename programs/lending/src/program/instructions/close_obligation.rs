//! Closing an empty obligation.

use solana_program::entrypoint::ProgramResult;

use crate::{
    error::LendingError,
    program::{
        accounts::{Accounts, require},
        record::Stored,
    },
    state::Obligation,
};

/// Pays the rent out and gives the account up.
pub fn process(mut accounts: Accounts) -> ProgramResult {
    let obligation: Stored<Obligation> = Stored::load(accounts.any()?)?;
    accounts.owner(&obligation.value.owner)?;
    let recipient = accounts.any()?;
    let is_empty = obligation.value.tokens == 0 && obligation.value.debt_shares == 0;
    require(is_empty, LendingError::NotEmpty)?;
    obligation.close(recipient)
}
