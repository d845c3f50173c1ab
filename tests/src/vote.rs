//! Vote accounts in states of all ages.

use bincode::serialize;
use solana_clock::Clock;
use solana_pubkey::Pubkey;
use solana_vote_interface::state::{
    VoteInit, VoteState1_14_11, VoteStateV3, VoteStateV4, VoteStateVersions,
};

use crate::bank::Bank;

impl Bank {
    /// Overwrites the state of a vote account past all rules, which none but a cluster of
    /// another age would write.
    ///
    /// # Panics
    /// When there is no such account.
    pub async fn edit_vote_state(&mut self, vote: Pubkey, state: &VoteStateVersions) {
        let mut account = self.account(vote).await.expect("a vote account");
        let length = account.data.len();
        account.data = serialize(state).expect("a vote state serialises");
        account.data.resize(length, 0);
        self.edit(vote, account);
    }
}

/// A state as clusters of Solana 1.14 and before wrote it.
#[must_use]
pub fn state_v1_14(node: Pubkey, commission: u8) -> VoteStateVersions {
    let state = VoteState1_14_11 {
        node_pubkey: node,
        authorized_withdrawer: node,
        commission,
        ..VoteState1_14_11::default()
    };
    VoteStateVersions::V1_14_11(Box::new(state))
}

/// A state as clusters wrote it until vote state v4.
#[must_use]
pub fn state_v3(node: Pubkey, commission: u8) -> VoteStateVersions {
    let init = VoteInit {
        node_pubkey: node,
        authorized_voter: node,
        authorized_withdrawer: node,
        commission,
    };
    VoteStateVersions::new_v3(VoteStateV3::new(&init, &Clock::default()))
}

/// A state of today, with a commission in basis points.
#[must_use]
pub fn state_v4(node: Pubkey, commission_bps: u16) -> VoteStateVersions {
    let state = VoteStateV4 {
        node_pubkey: node,
        authorized_withdrawer: node,
        inflation_rewards_commission_bps: commission_bps,
        ..VoteStateV4::default()
    };
    VoteStateVersions::new_v4(state)
}
