//! The rest of the cluster: outside stake that dilutes rewards, and vote accounts.

use bincode::serialize;
use solana_account::Account;
use solana_clock::Clock;
use solana_keypair::Keypair;
use solana_program_test::ProgramTest;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    stake_flags::StakeFlags,
    state::{Authorized, Delegation, Lockup, Meta, Stake, StakeStateV2},
};
use solana_vote_interface::{
    instruction::{CreateVoteAccountConfig, create_account_with_config},
    state::{VoteInit, VoteStateV4, VoteStateVersions},
};

use crate::{SOL, bank::Bank};

/// The vote account of the outside stake; it earns full credits in every epoch.
pub const OUTSIDE_VOTE: Pubkey = Pubkey::new_from_array([7; 32]);
const OUTSIDE_STAKE: Pubkey = Pubkey::new_from_array([8; 32]);
/// Credits of a perfect epoch; only the proportion between validators matters.
pub const FULL_CREDITS: u64 = 1_000;
const VOTE_RENT: u64 = 27_074_400;
const STAKE_RENT: u64 = 2_282_880;

/// A validator of this cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validator {
    /// Its vote account.
    pub vote: Pubkey,
    /// Credits that it earns in each epoch.
    pub credits: u64,
}

// `Meta` has a rent of its own time that nothing reads any more, and no constructor without.
#[allow(deprecated)]
/// Puts `lamports` of stake into the genesis block, active from the start. Without it the
/// whole inflation of a tiny cluster would fall on the pool: 2 % an epoch instead of 4 bps.
pub fn add_outside_stake(test: &mut ProgramTest, lamports: u64) {
    let authority = Pubkey::new_from_array([9; 32]);
    let init = VoteInit {
        node_pubkey: authority,
        authorized_voter: authority,
        authorized_withdrawer: authority,
        commission: 0,
    };
    let vote = VoteStateV4::new_with_defaults(&OUTSIDE_VOTE, &init, &Clock::default());
    let mut data = serialize(&VoteStateVersions::new_v4(vote)).expect("a vote state serialises");
    data.resize(VoteStateV4::size_of(), 0);
    let owner = solana_sdk_ids::vote::ID;
    let account = Account { lamports: VOTE_RENT, data, owner, ..Account::default() };
    test.add_genesis_account(OUTSIDE_VOTE, account);

    let meta = Meta {
        rent_exempt_reserve: STAKE_RENT,
        authorized: Authorized::auto(&authority),
        lockup: Lockup::default(),
    };
    let delegation = Delegation {
        voter_pubkey: OUTSIDE_VOTE,
        stake: lamports,
        activation_epoch: u64::MAX,
        ..Delegation::default()
    };
    let stake = Stake { delegation, credits_observed: 0 };
    let state = StakeStateV2::Stake(meta, stake, StakeFlags::empty());
    let mut data = serialize(&state).expect("a stake state serialises");
    data.resize(StakeStateV2::size_of(), 0);
    let owner = solana_sdk_ids::stake::ID;
    let lamports = lamports + STAKE_RENT;
    let account = Account { lamports, data, owner, ..Account::default() };
    test.add_genesis_account(OUTSIDE_STAKE, account);
}

impl Bank {
    /// Creates a vote account with a commission in percent.
    pub async fn validator(&mut self, commission: u8, credits: u64) -> Validator {
        let (node, vote) = (Keypair::new(), Keypair::new());
        self.validator_at(&node, &vote, commission, credits).await
    }

    /// Creates a vote account at the address of `vote`.
    pub async fn validator_at(
        &mut self,
        node: &Keypair,
        vote: &Keypair,
        commission: u8,
        credits: u64,
    ) -> Validator {
        self.give(node.pubkey(), SOL).await;
        let init = VoteInit {
            node_pubkey: node.pubkey(),
            authorized_voter: vote.pubkey(),
            authorized_withdrawer: vote.pubkey(),
            commission,
        };
        let payer = self.payer.pubkey();
        let config = CreateVoteAccountConfig {
            space: u64::try_from(VoteStateV4::size_of()).expect("a small size"),
            ..CreateVoteAccountConfig::default()
        };
        let create = create_account_with_config(&payer, &vote.pubkey(), &init, VOTE_RENT, config);
        self.send(&create, &[node, vote]).await.expect("a vote account");
        self.date_back_vote_state(vote.pubkey()).await;
        Validator { vote: vote.pubkey(), credits }
    }

    /// Lets the outside stake and `validators` earn this epoch's credits.
    pub async fn earn_credits(&mut self, validators: &[Validator]) {
        self.context.increment_vote_account_credits(&OUTSIDE_VOTE, FULL_CREDITS);
        for validator in validators.iter().filter(|validator| validator.credits > 0) {
            self.context.increment_vote_account_credits(&validator.vote, validator.credits);
            self.date_back_vote_state(validator.vote).await;
        }
    }
}
