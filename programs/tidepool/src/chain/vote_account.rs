//! Reads the commission of a vote account, states v1.14, v3 and v4.

use anchor_lang::prelude::*;
use tidepool_math::Millionths;

use super::bytes::{field, read_address, read_u16, read_u32};
use crate::error::TidepoolError;

const VOTE_PROGRAM: Address =
    Address::from_str_const("Vote111111111111111111111111111111111111111");
/// In every state the node's address follows the tag.
const NODE_OFFSET: usize = 4;
/// Tags of the states that hold a commission in percent after two addresses.
const V1_14: u32 = 1;
const V3: u32 = 2;
const PERCENT_OFFSET: usize = 68;
/// Tag of the state that holds it in basis points after four addresses.
const V4: u32 = 3;
const BPS_OFFSET: usize = 132;

/// The commission on inflation rewards of an initialised vote account.
///
/// # Errors
/// [`TidepoolError::WrongVoteAccount`] for any other account or an unknown state.
pub fn commission(account: &AccountView) -> Result<Millionths> {
    require!(account.owned_by(&VOTE_PROGRAM), TidepoolError::WrongVoteAccount);
    let data = account.try_borrow()?;
    decode(&data).ok_or_else(|| TidepoolError::WrongVoteAccount.into())
}

/// Whether the account is no vote account any more, or an empty one.
pub fn is_closed(account: &AccountView) -> bool {
    if !account.owned_by(&VOTE_PROGRAM) {
        return true;
    }
    let Ok(data) = account.try_borrow() else { return false };
    let uninitialised = matches!(read_u32(&data, 0), None | Some(0));
    uninitialised || read_address(&data, NODE_OFFSET).is_none_or(|node| node == Address::default())
}

fn decode(data: &[u8]) -> Option<Millionths> {
    // Vote programs before v4 left an account that was closed and funded again with a tag
    // and nothing else.
    if read_address(data, NODE_OFFSET)? == Address::default() {
        return None;
    }
    match read_u32(data, 0)? {
        V1_14 | V3 => {
            let [percent] = *field::<1>(data, PERCENT_OFFSET)?;
            u32::from(percent).checked_mul(10_000).map(Millionths)
        }
        V4 => u32::from(read_u16(data, BPS_OFFSET)?).checked_mul(100).map(Millionths),
        _ => None,
    }
}
