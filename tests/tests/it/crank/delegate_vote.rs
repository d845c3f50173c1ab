//! Vote accounts change after their validator was listed: a delegation looks again.

use solana_keypair::Keypair;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_tests::{
    SOL, World, WorldOptions, assert_refused,
    vote::{state_v1_14, state_v3, state_v4},
};

/// The default pool in the window of epoch 14 with a deposit and no stake yet.
async fn in_first_window() -> World {
    let (mut world, _) = World::deposited().await;
    world.move_to(950_000).await;
    world
}

#[tokio::test]
async fn a_validator_that_raises_its_commission_gets_nothing_more() {
    let mut world = World::with(WorldOptions { validators: vec![], ..Default::default() }).await;
    let (node, vote) = (Keypair::new(), Keypair::new());
    let validator = world.bank.validator_at(&node, &vote, 10, 0).await;
    let index = world.add_validator(validator).await.expect("a place");
    world.set_weight(index, 100).await.expect("a weight");
    let alice = world.holder(200 * SOL).await;
    world.deposit(&alice, 100 * SOL).await.expect("a deposit");
    let set_commission = async |world: &mut World, percent| {
        let address = vote.pubkey();
        // The vote program lets commissions rise in the first half of an epoch only.
        let set =
            solana_vote_interface::instruction::update_commission(&address, &address, percent);
        world.bank.send(&[set], &[&vote]).await.expect("a commission");
        world.bank.date_back_vote_state(address).await;
    };
    set_commission(&mut world, 11).await;
    world.move_to(950_000).await;
    assert_refused(&world.delegate(index).await, TidepoolError::CommissionTooHigh);
    world.undelegate(index).await.expect("the way out asks nobody");
    set_commission(&mut world, 10).await;
    assert!(world.delegate(index).await.expect("at the cap").returned() > 0);
}

#[tokio::test]
async fn commissions_of_all_vote_states_are_read_again() {
    let mut world = in_first_window().await;
    let vote = world.validators[0].vote;
    // Above the cap of a tenth in each layout. Edited: today's vote program writes v4 only.
    for state in [state_v1_14(vote, 11), state_v3(vote, 11), state_v4(vote, 1_001)] {
        world.bank.edit_vote_state(vote, &state).await;
        assert_refused(&world.delegate(0).await, TidepoolError::CommissionTooHigh);
    }
}

#[tokio::test]
async fn a_closed_vote_account_gets_nothing_more() {
    let mut world = in_first_window().await;
    let vote = world.validators[0].vote;
    // Edited, because the vote program closes no account that voted in this epoch or the
    // last. First cleared, then gone.
    world.bank.edit_with(vote, |account| account.data.fill(0)).await;
    assert_refused(&world.delegate(0).await, TidepoolError::WrongVoteAccount);
    world.bank.edit(vote, solana_account::Account::default());
    assert_refused(&world.delegate(0).await, TidepoolError::WrongVoteAccount);
    world.undelegate(0).await.expect("the way out needs no vote account");
}
