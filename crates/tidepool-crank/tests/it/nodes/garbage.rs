//! Answers that make no sense.

use tidepool_client::rpc::{Accounts, Result, RpcError};

use super::{Fault, Script};

/// An error, where the answer would be garbage.
pub fn maybe(fault: Option<Fault>) -> Result<()> {
    if fault == Some(Fault::Garbage) {
        return Err(RpcError::Garbage("<html>".to_owned()));
    }
    Ok(())
}

/// Accounts with something wrong that a look at the answer's shape does not show.
pub fn accounts(mut found: Accounts, script: &mut Script) -> Result<Accounts> {
    let count = u64::try_from(found.accounts.len()).expect("a small number").max(1);
    let place = usize::try_from(script.below(count)).expect("a small number");
    match script.below(6) {
        0 => return Err(RpcError::Garbage("<html>".to_owned())),
        1 => drop(found.accounts.pop()),
        2 => found.slot = u64::MAX / 2,
        3 => {
            if let Some(account) = found.accounts.get_mut(place) {
                *account = None;
            }
        }
        4 => {
            if let Some(Some(account)) = found.accounts.get_mut(place) {
                account.data.truncate(account.data.len() / 2);
            }
        }
        _ => {
            if let Some(Some(account)) = found.accounts.get_mut(place) {
                account.data.iter_mut().for_each(|byte| *byte ^= 0x5a);
            }
        }
    }
    Ok(found)
}
