//! Vote accounts in states of all ages.

use bincode::serialize;
use solana_clock::Clock;
use solana_pubkey::Pubkey;
use solana_vote_interface::state::{
    VoteInit, VoteState1_14_11, VoteStateV3, VoteStateV4, VoteStateVersions,
};

use crate::{bank::Bank, stake_program::StakeProgram};

impl Bank {
    /// Gives a vote account the newest state that the running stake program can read.
    ///
    /// The bank's vote program writes v4 only, and no cluster would have both such accounts
    /// and a stake program that does not know them. The bank pays rewards by either.
    ///
    /// # Panics
    /// When there is no such account.
    pub async fn date_back_vote_state(&mut self, vote: Pubkey) {
        if StakeProgram::running().reads_vote_state_v4() {
            return;
        }
        let account = self.account(vote).await.expect("a vote account");
        let v4 = VoteStateV4::deserialize(&account.data, &vote).expect("a vote state");
        let v3 = VoteStateV3 {
            node_pubkey: v4.node_pubkey,
            authorized_withdrawer: v4.authorized_withdrawer,
            commission: u8::try_from(v4.inflation_rewards_commission_bps / 100).expect("percent"),
            votes: v4.votes,
            root_slot: v4.root_slot,
            authorized_voters: v4.authorized_voters,
            epoch_credits: v4.epoch_credits,
            last_timestamp: v4.last_timestamp,
            ..VoteStateV3::default()
        };
        self.edit_vote_state(vote, &VoteStateVersions::new_v3(v3)).await;
    }

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
