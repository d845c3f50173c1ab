//! The facts that a vote account shows, judged as the program judges them.

use solana_account::Account;
use solana_sdk_ids::vote;
use solana_vote_interface::state::VoteStateV4;
use tidepool_client::tidepool::{constants::CREDITS_WAIT_EPOCHS, state::ValidatorEntry};
use tidepool_math::Millionths;

/// Millionths of a basis point's share.
const BASIS_POINT: u32 = 100;

/// Whether a fact speaks against the validator: its account is gone, its commission above the
/// cap, or it has not voted for a whole epoch. `None` where the program could not tell either.
pub(super) fn speaks_against(
    account: Option<&Account>,
    entry: &ValidatorEntry,
    cap: Millionths,
    epoch: u64,
) -> Option<bool> {
    let Some(account) = account.filter(|account| account.owner == vote::ID) else {
        return Some(true);
    };
    if is_empty(&account.data) {
        return Some(true);
    }
    let state = read(account, entry)?;
    if commission_of(&state) > cap {
        return Some(true);
    }
    if entry.added_epoch.saturating_add(CREDITS_WAIT_EPOCHS) > epoch {
        return Some(false);
    }
    let since = epoch.saturating_sub(1);
    let has_voted = state.epoch_credits.iter().any(|(of, now, then)| *of >= since && now > then);
    Some(!has_voted)
}

/// Whether the program would delegate to the validator at all.
pub(super) fn takes_stake(
    account: Option<&Account>,
    entry: &ValidatorEntry,
    cap: Millionths,
) -> bool {
    let account = account.filter(|account| account.owner == vote::ID && !is_empty(&account.data));
    let state = account.and_then(|account| read(account, entry));
    state.is_some_and(|state| commission_of(&state) <= cap)
}

/// Whether the account is a vote account of a known state.
pub(super) fn is_known(account: Option<&Account>, entry: &ValidatorEntry) -> bool {
    takes_stake(account, entry, Millionths(u32::MAX))
}

fn read(account: &Account, entry: &ValidatorEntry) -> Option<VoteStateV4> {
    VoteStateV4::deserialize(&account.data, &entry.vote).ok()
}

fn commission_of(state: &VoteStateV4) -> Millionths {
    Millionths(u32::from(state.inflation_rewards_commission_bps).saturating_mul(BASIS_POINT))
}

/// No state, or one without a node, as vote programs of old left closed accounts.
fn is_empty(data: &[u8]) -> bool {
    let tag = data.first_chunk().map(|tag| u32::from_le_bytes(*tag));
    let node = data.get(4..36);
    matches!(tag, None | Some(0)) || node.is_none_or(|node| node.iter().all(|byte| *byte == 0))
}
