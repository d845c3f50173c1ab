//! Credits are read from every vote state that there is, and nothing is made of what is none.

use std::collections::VecDeque;

use bincode::serialize;
use solana_clock::Clock;
use solana_pubkey::Pubkey;
use solana_vote_interface::{
    authorized_voters::AuthorizedVoters,
    state::{
        CircBuf, LandedVote, Lockout, VoteInit, VoteState1_14_11, VoteStateV3, VoteStateV4,
        VoteStateVersions,
    },
};
use tidepool::error::TidepoolError;
use tidepool_tests::{Chance, World, assert_refused};

/// The epoch in which the judged entry is two epochs old.
const EPOCH: u64 = 16;

type Credits = Vec<(u64, u64, u64)>;

async fn world() -> World {
    let mut world = World::new().await;
    world.next_epoch().await;
    world.next_epoch().await;
    assert_eq!(world.bank.clock().await.epoch, EPOCH);
    world
}

/// What has no influence, drawn by chance: votes, root, voters, prior voters.
struct Filling {
    votes: VecDeque<LandedVote>,
    root: Option<u64>,
    voters: AuthorizedVoters,
    prior: CircBuf<(Pubkey, u64, u64)>,
}

impl Filling {
    fn draw(chance: &mut Chance) -> Self {
        let mut vote = |_| {
            let lockout = Lockout::new_with_confirmation_count(chance.number(), 7);
            LandedVote { latency: 3, lockout }
        };
        let votes = (0..31).map(&mut vote).collect::<VecDeque<_>>();
        let votes = votes.into_iter().take(chance.below(32)).collect();
        let root = (chance.below(2) == 1).then(|| chance.number());
        let mut voters = AuthorizedVoters::default();
        for epoch in 0..chance.below(4) {
            voters.insert(u64::try_from(epoch).expect("a small epoch"), Pubkey::new_unique());
        }
        let mut prior = CircBuf::default();
        for _ in 0..chance.below(40) {
            prior.append((Pubkey::new_unique(), chance.number(), chance.number()));
        }
        Self { votes, root, voters, prior }
    }
}

fn v1_14(node: Pubkey, filling: Filling, credits: Credits) -> VoteStateVersions {
    VoteStateVersions::V1_14_11(Box::new(VoteState1_14_11 {
        node_pubkey: node,
        authorized_withdrawer: node,
        votes: filling.votes.into_iter().map(|vote| vote.lockout).collect(),
        root_slot: filling.root,
        authorized_voters: filling.voters,
        prior_voters: filling.prior,
        epoch_credits: credits,
        ..VoteState1_14_11::default()
    }))
}

fn v3(node: Pubkey, filling: Filling, credits: Credits) -> VoteStateVersions {
    let init = VoteInit {
        node_pubkey: node,
        authorized_voter: node,
        authorized_withdrawer: node,
        commission: 0,
    };
    VoteStateVersions::new_v3(VoteStateV3 {
        votes: filling.votes,
        root_slot: filling.root,
        authorized_voters: filling.voters,
        prior_voters: filling.prior,
        epoch_credits: credits,
        ..VoteStateV3::new(&init, &Clock::default())
    })
}

fn v4(node: Pubkey, filling: Filling, credits: Credits, key: bool) -> VoteStateVersions {
    VoteStateVersions::new_v4(VoteStateV4 {
        node_pubkey: node,
        authorized_withdrawer: node,
        bls_pubkey_compressed: key.then_some([9; 48]),
        pending_delegator_rewards: 77,
        votes: filling.votes,
        root_slot: filling.root,
        authorized_voters: filling.voters,
        epoch_credits: credits,
        ..VoteStateV4::default()
    })
}

/// Histories around the two epochs that count, of all lengths that the vote program keeps.
fn credits(chance: &mut Chance) -> Credits {
    let length = [0, 1, 2, 3, 63, 64][chance.below(6)];
    let newest = EPOCH - u64::try_from(chance.below(4)).expect("a small number");
    let mut credits: Credits = (0..length)
        .map(|age| {
            let before = chance.number() >> 8;
            (newest.saturating_sub(age), before + 1, before)
        })
        .collect();
    credits.reverse();
    // Now and then the newest entry has earned nothing, as the vote program leaves it when an
    // epoch has begun.
    if let Some(last) = credits.last_mut()
        && chance.below(3) == 0
    {
        last.1 = last.2;
    }
    credits
}

#[tokio::test]
async fn credits_of_all_vote_states_are_read_whatever_else_they_hold() {
    let mut world = world().await;
    let vote = world.validators[0].vote;
    let mut chance = Chance::new(5);
    let (mut voting, mut silent) = (0, 0);
    for round in 0..160 {
        let history = credits(&mut chance);
        let earned = history.iter().any(|(epoch, now, before)| *epoch >= EPOCH - 1 && now > before);
        let filling = Filling::draw(&mut chance);
        let state = match round % 4 {
            0 => v1_14(vote, filling, history),
            1 => v3(vote, filling, history),
            which => v4(vote, filling, history, which == 2),
        };
        // Edited: today's vote program writes v4 only.
        world.bank.edit_vote_state(vote, &state).await;
        let flagged = world.flag(0).await.expect("an answer").returned() == 1;
        assert_eq!(flagged, !earned, "{state:?}");
        *(if earned { &mut voting } else { &mut silent }) += 1;
    }
    assert!(voting > 30 && silent > 30, "{voting} {silent}");
}

#[tokio::test]
async fn a_state_that_is_cut_off_is_refused_and_never_read_beyond_its_end() {
    let mut world = world().await;
    let vote = world.validators[0].vote;
    let real = world.bank.account(vote).await.expect("a vote account");
    let history: Credits = (0..4).map(|age| (EPOCH - 4 + age, 9, 9)).collect();
    let mut chance = Chance::new(6);
    for state in [
        v1_14(vote, Filling::draw(&mut chance), history.clone()),
        v3(vote, Filling::draw(&mut chance), history.clone()),
        v4(vote, Filling::draw(&mut chance), history, true),
    ] {
        let data = serialize(&state).expect("a vote state serialises");
        // The last timestamp, two numbers, follows the credits; it is never read.
        let needed = data.len() - 16;
        for cut in (36..needed).step_by(29).chain([needed - 1]) {
            let mut account = real.clone();
            account.data = data[..cut].to_vec();
            world.bank.edit(vote, account);
            assert_refused(&world.flag(0).await, TidepoolError::WrongVoteAccount);
        }
        let mut account = real.clone();
        account.data = data[..needed].to_vec();
        world.bank.edit(vote, account);
        assert_eq!(world.flag(0).await.expect("an answer").returned(), 1);
        world.bank.edit(vote, real.clone());
        assert_eq!(world.flag(0).await.expect("an answer").returned(), 0);
    }
}

#[tokio::test]
async fn lengths_that_lie_and_random_bytes_are_refused_or_judged_and_never_panic() {
    let mut world = world().await;
    let vote = world.validators[0].vote;
    let real = world.bank.account(vote).await.expect("a vote account");
    let mut chance = Chance::new(7);
    // Where the number of votes stands in each layout, and in the last also the key's mark.
    for (tag, offset) in [(1, 69), (2, 69), (3, 145), (3, 144)] {
        for lie in [u64::MAX, 1 << 63, 1 << 32, u64::MAX / 12, u64::MAX / 13 + 1] {
            let mut account = real.clone();
            account.data.fill(0);
            account.data[0] = tag;
            account.data[4..36].fill(1);
            account.data[offset..offset + 8].copy_from_slice(&lie.to_le_bytes());
            world.bank.edit(vote, account);
            assert_refused(&world.flag(0).await, TidepoolError::WrongVoteAccount);
        }
    }
    for round in 0..120 {
        let mut account = real.clone();
        let length = [36, 70, 150, 200, 1_800, 3_762][chance.below(6)];
        account.data = chance.bytes(length);
        account.data[..4].copy_from_slice(&u32::to_le_bytes(round % 6));
        // A commission that is legal in each layout, so that the credits are looked for.
        if let Some(percent) = account.data.get_mut(68) {
            *percent = 0;
        }
        if let Some(points) = account.data.get_mut(132..134) {
            points.fill(0);
        }
        world.bank.edit(vote, account);
        let result = world.flag(0).await;
        if result.is_err() {
            assert_refused(&result, TidepoolError::WrongVoteAccount);
        }
    }
}
