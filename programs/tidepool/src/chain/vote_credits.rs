//! Whether a validator votes: the credits of the last epochs, at the end of a vote account.

use anchor_lang::prelude::*;

use super::bytes::{field, read_u32, read_u64};

/// Node, withdrawer and commission of the states v1.14 and v3.
const PERCENT_HEAD: usize = 32 + 32 + 1;
/// Four addresses, two commissions and the delegators' pending rewards of the state v4.
const BPS_HEAD: usize = 4 * 32 + 2 + 2 + 8;
const BLS_KEY: usize = 48;
/// A vote: a slot and its confirmations, and since v3 its latency.
const VOTE_V1_14: usize = 12;
const VOTE: usize = 13;
/// An epoch and its authorised voter.
const VOTER: usize = 40;
/// The ring of prior voters: 32 times an address and two epochs, an index, and a flag.
const PRIOR_VOTERS: usize = 32 * 48 + 8 + 1;
/// An epoch, the credits at its end and those before it.
const EPOCH_CREDITS: usize = 24;

/// Whether the validator earned credits in the last whole epoch before `epoch`, or has begun to
/// in this one; `None` for a state that is unknown.
pub fn earned(account: &AccountView, epoch: u64) -> Option<bool> {
    let data = account.try_borrow().ok()?;
    let history = credits_of(&data)?;
    let since = epoch.saturating_sub(1);
    let earning = |entry: &[u8]| {
        let epoch_of_entry = read_u64(entry, 0)?;
        Some(epoch_of_entry >= since && read_u64(entry, 8)? > read_u64(entry, 16)?)
    };
    Some(history.chunks_exact(EPOCH_CREDITS).rev().any(|entry| earning(entry) == Some(true)))
}

/// The entries of the credits' history, oldest first.
fn credits_of(data: &[u8]) -> Option<&[u8]> {
    let mut rest = Rest(data.get(4..)?);
    let vote = match read_u32(data, 0)? {
        1 => {
            rest.skip(PERCENT_HEAD)?;
            VOTE_V1_14
        }
        2 => {
            rest.skip(PERCENT_HEAD)?;
            VOTE
        }
        3 => {
            rest.skip(BPS_HEAD)?;
            rest.skip_optional(BLS_KEY)?;
            VOTE
        }
        _ => return None,
    };
    rest.skip_list(vote)?;
    rest.skip_optional(8)?;
    rest.skip_list(VOTER)?;
    if read_u32(data, 0)? < 3 {
        rest.skip(PRIOR_VOTERS)?;
    }
    rest.list(EPOCH_CREDITS)
}

/// What is left to read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn skip(&mut self, length: usize) -> Option<()> {
        self.take(length).map(drop)
    }

    /// Skips a byte that says whether `length` bytes follow, and those.
    fn skip_optional(&mut self, length: usize) -> Option<()> {
        match field::<1>(self.take(1)?, 0)? {
            [0] => Some(()),
            [1] => self.skip(length),
            _ => None,
        }
    }

    /// The items of a list that begins with their number.
    fn list(&mut self, item: usize) -> Option<&'a [u8]> {
        let count = usize::try_from(read_u64(self.take(8)?, 0)?).ok()?;
        self.take(count.checked_mul(item)?)
    }

    fn skip_list(&mut self, item: usize) -> Option<()> {
        self.list(item).map(drop)
    }
}
