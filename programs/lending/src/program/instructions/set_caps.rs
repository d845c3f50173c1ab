//! Announcing caps.

use solana_program::entrypoint::ProgramResult;

use crate::{
    caps::Caps,
    program::{accounts::Accounts, clock},
};

/// Lowers caps at once and raises them after the delay. No cap touches what is there already.
pub fn process(mut accounts: Accounts, caps: Caps) -> ProgramResult {
    let mut market = accounts.market()?;
    accounts.admin(&market.value)?;
    market.value.caps.set(caps, clock::now()?.slot);
    market.save()
}
