//! The pool as an account of a call.

use anchor_lang::{CpiHandle, prelude::*};

use crate::state::Pool;

/// Names the pool. The framework's own handle would relax the mark that the account is borrowed,
/// for callers that check it, and keep a list of what to restore; ours do not.
#[inline(always)]
pub fn pool_handle(pool: &Account<Pool>) -> CpiHandle<'_> {
    CpiHandle::readonly(pool.account())
}
