//! Vote accounts: commissions and credits.

use solana_pubkey::Pubkey;
use solana_vote_interface::state::VoteStateV4;
use tidepool::chain::{vote_account, vote_credits};

use super::{
    feed,
    host::HostAccount,
    input::{Kind, real_accounts},
};

/// The epoch of the question.
const EPOCH: u64 = 15;

#[test]
fn vote_accounts_are_what_the_vote_program_says() {
    let mut account = HostAccount::new(&solana_sdk_ids::vote::ID, 10_000);
    let (mut known, mut unknown, mut earning) = (0, 0, 0);
    feed(real_accounts(Kind::Vote), |data| {
        let view = account.with(data);
        let commission = vote_account::commission(&view).ok().map(|ratio| ratio.0);
        let is_closed = vote_account::is_closed(&view);
        let earned = vote_credits::earned(&view, EPOCH);
        let Ok(state) = VoteStateV4::deserialize(data, &Pubkey::default()) else {
            unknown += 1;
            return;
        };
        if state.node_pubkey == Pubkey::default() {
            assert!(is_closed && commission.is_none(), "{data:?}");
            return;
        }
        known += 1;
        let theirs = u32::from(state.inflation_rewards_commission_bps) * 100;
        assert_eq!(commission, Some(theirs), "{data:?}");
        assert!(!is_closed, "{data:?}");
        let is_earning =
            |(epoch, credits, before): &(u64, u64, u64)| *epoch >= EPOCH - 1 && credits > before;
        let theirs = state.epoch_credits.iter().any(is_earning);
        earning += u32::from(theirs);
        assert_eq!(earned, Some(theirs), "{data:?}");
    });
    assert!(known > 0 && unknown > 0 && earning > 0, "{known} {unknown} {earning}");
}
