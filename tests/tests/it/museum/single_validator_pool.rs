//! The SPL single-validator pool.
//!
//! * Zellic 2023, high: a vote account was read at an offset that forgot its tag. Here: Decoding.
//! * Zellic 2023, low: one address played all roles. Here: Principal.
//! * Zellic 2024, discussion: a stake that was handed to the pool in one transaction was claimed
//!   by a stranger in the next. Here: Principal.

use std::collections::BTreeSet;

use solana_pubkey::Pubkey;
use solana_stake_interface::{instruction as stake, state::StakeAuthorize};
use tidepool::error::TidepoolError;
use tidepool_tests::{
    SOL, Validator, World, assert_refused,
    vote::{state_v1_14, state_v3, state_v4},
};

#[tokio::test]
async fn zellic_2023_a_vote_account_is_read_at_the_wrong_offset() {
    let mut world = World::new().await;
    // A key whose bytes would be a fine commission, or none, at any offset.
    for node in [Pubkey::new_from_array([1; 32]), Pubkey::new_from_array([0xff; 32])] {
        let states = |percent: u8| {
            [
                state_v1_14(node, percent),
                state_v3(node, percent),
                state_v4(node, u16::from(percent) * 100),
            ]
        };
        for (dear, fair) in states(11).into_iter().zip(states(10)) {
            let Validator { vote, credits } = world.bank.validator(0, 0).await;
            world.bank.edit_vote_state(vote, &dear).await;
            let result = world.add_validator(Validator { vote, credits }).await;
            assert_refused(&result, TidepoolError::CommissionTooHigh);
            world.bank.edit_vote_state(vote, &fair).await;
            world.add_validator(Validator { vote, credits }).await.expect("ten percent");
        }
    }
}

#[tokio::test]
async fn zellic_2023_one_address_plays_all_roles() {
    let (mut world, alice) = World::staked().await;
    world.order(&alice, 1, SOL).await.expect("a ticket");
    let pool = world.pool;
    let mut roles = vec![pool.pool, pool.reserve, pool.mint, pool.validators];
    roles.push(world.ticket_of(&alice, 1));
    roles.extend(world.snapshot().await.stake_accounts());
    let distinct: BTreeSet<_> = roles.iter().collect();
    assert_eq!((roles.len(), distinct.len()), (8, 8));
    // Only the pool itself signs, and it holds nothing but its rent.
    let lamports = world.bank.lamports(pool.pool).await;
    world.turn_epoch().await;
    world.update().await;
    world.redeem(&alice, SOL).await.expect("an exit");
    assert_eq!(world.bank.lamports(pool.pool).await, lamports);
    for address in world.snapshot().await.stake_accounts() {
        let meta = world.bank.stake_state(address).await.meta().expect("a meta");
        assert_eq!(meta.authorized.staker, pool.pool);
        assert_eq!(meta.authorized.withdrawer, pool.pool);
    }
}

#[tokio::test]
async fn zellic_2024_a_stranger_claims_stake_that_was_handed_over_before() {
    let (mut world, alice) = World::deposited().await;
    let vote = world.validators[1].vote;
    let account = world.own_stake(&alice, vote, 50 * SOL).await;
    let mallory = world.holder(SOL).await;
    world.turn_epoch().await;
    world.update().await;
    let pool = world.pool.pool;
    for role in [StakeAuthorize::Staker, StakeAuthorize::Withdrawer] {
        let hand = stake::authorize(&account, &alice.address(), &pool, role, None);
        world.bank.send(&[hand], &[&alice.wallet]).await.expect("handed over, by mistake");
        let result = world.deposit_stake(&mallory, account, 1).await;
        // While she can still take it back, nobody but she can deposit it; then nobody can.
        assert_refused(&result, TidepoolError::WrongStakeAuthority);
    }
    assert_eq!(world.balance(&mallory).await.1, 0);
}
