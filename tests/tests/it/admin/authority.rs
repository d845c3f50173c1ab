//! New keys for roles: proposed, waited for, accepted.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::{error::TidepoolError, state::Role};
use tidepool_tests::{SOL, World, assert_refused};

/// Who holds a role, and who is proposed for it from which epoch on.
async fn role(world: &mut World, role: Role) -> (Pubkey, Pubkey, u64) {
    let mut pool = world.snapshot().await.pool;
    let (holder, pending) = pool.role_mut(role);
    (*holder, pending.authority, pending.ready_epoch)
}

#[tokio::test]
async fn every_role_passes_on_after_two_full_epochs_and_no_slot_earlier() {
    let mut world = World::new().await;
    let now = world.snapshot().await.epoch;
    // The admin last: it proposes the others.
    let roles = [Role::Strategist, Role::Guardian, Role::Treasury, Role::Admin];
    let heirs = roles.map(|role| (role, Keypair::new()));
    let mut before = vec![];
    for (which, heir) in &heirs {
        before.push(role(&mut world, *which).await.0);
        world.propose_authority(*which, heir.pubkey()).await.expect("a proposal");
        let pending = (*before.last().expect("one"), heir.pubkey(), now + 3);
        assert_eq!(role(&mut world, *which).await, pending);
    }
    for epoch in [now, now + 1, now + 2] {
        world.reach_epoch(epoch).await;
        for (which, heir) in &heirs {
            let early = world.accept_authority(*which, heir).await;
            assert_refused(&early, TidepoolError::ChangeTooEarly);
        }
    }
    // The last slot of the second full epoch.
    world.move_to(999_999).await;
    let early = world.accept_authority(Role::Admin, &heirs[3].1).await;
    assert_refused(&early, TidepoolError::ChangeTooEarly);

    world.reach_epoch(now + 3).await;
    for (which, heir) in &heirs {
        world.accept_authority(*which, heir).await.expect("the role");
        let none = Pubkey::default();
        assert_eq!(role(&mut world, *which).await, (heir.pubkey(), none, 0));
        let again = world.accept_authority(*which, heir).await;
        assert_refused(&again, TidepoolError::NothingPending);
    }
}

#[tokio::test]
async fn who_passed_a_role_on_holds_it_no_more() {
    let mut world = World::new().await;
    let heir = world.bank.wallet(SOL).await;
    for role in Role::ALL {
        world.propose_authority(role, heir.pubkey()).await.expect("a proposal");
    }
    world.reach_epoch(17).await;
    for role in Role::ALL {
        world.accept_authority(role, &heir).await.expect("the role");
    }
    let refused = world.propose_authority(Role::Guardian, heir.pubkey()).await;
    assert_refused(&refused, TidepoolError::NotAdmin);
    assert_refused(&world.set_weight(0, 1).await, TidepoolError::NotStrategist);
    assert_refused(&world.pause().await, TidepoolError::NotGuardian);
    let tokens = world.bank.token_account(world.pool.mint, world.treasury.pubkey()).await;
    assert_refused(&world.claim_fees(tokens).await, TidepoolError::NotTreasury);

    world.admin = heir.insecure_clone();
    world.guardian = heir.insecure_clone();
    world.set_weight(0, 1).await.expect("the new strategist");
    world.pause().await.expect("the new guardian");
    world.propose_authority(Role::Guardian, heir.pubkey()).await.expect("the new admin");
}

#[tokio::test]
async fn a_new_proposal_replaces_the_old_one_and_waits_anew() {
    let mut world = World::new().await;
    let (first, second) = (Keypair::new(), Keypair::new());
    world.propose_authority(Role::Guardian, first.pubkey()).await.expect("a proposal");
    world.reach_epoch(16).await;
    world.propose_authority(Role::Guardian, second.pubkey()).await.expect("another");
    world.reach_epoch(18).await;
    let replaced = world.accept_authority(Role::Guardian, &first).await;
    assert_refused(&replaced, TidepoolError::NotProposedAuthority);
    let early = world.accept_authority(Role::Guardian, &second).await;
    assert_refused(&early, TidepoolError::ChangeTooEarly);
    world.reach_epoch(19).await;
    world.accept_authority(Role::Guardian, &second).await.expect("the role");
}

#[tokio::test]
async fn a_proposal_that_is_repeated_waits_anew() {
    let mut world = World::new().await;
    let heir = Keypair::new();
    world.propose_authority(Role::Treasury, heir.pubkey()).await.expect("a proposal");
    world.reach_epoch(16).await;
    world.propose_authority(Role::Treasury, heir.pubkey()).await.expect("the same");
    world.reach_epoch(17).await;
    let early = world.accept_authority(Role::Treasury, &heir).await;
    assert_refused(&early, TidepoolError::ChangeTooEarly);
}

#[tokio::test]
async fn a_cancelled_proposal_cannot_be_accepted() {
    let mut world = World::new().await;
    let heir = Keypair::new();
    assert_refused(&world.cancel_authority(Role::Admin).await, TidepoolError::NothingPending);
    world.propose_authority(Role::Admin, heir.pubkey()).await.expect("a proposal");
    // Another role's slot is another slot.
    assert_refused(&world.cancel_authority(Role::Guardian).await, TidepoolError::NothingPending);
    world.cancel_authority(Role::Admin).await.expect("cancelled");
    world.reach_epoch(17).await;
    let late = world.accept_authority(Role::Admin, &heir).await;
    assert_refused(&late, TidepoolError::NothingPending);
}

#[tokio::test]
async fn only_the_admin_proposes_and_cancels() {
    let mut world = World::new().await;
    let heir = Keypair::new();
    world.propose_authority(Role::Admin, heir.pubkey()).await.expect("a proposal");
    let stranger = Keypair::new();
    let (guardian, treasury) = (world.guardian.insecure_clone(), world.treasury.insecure_clone());
    for signer in [&stranger, &guardian, &treasury, &heir] {
        for role in Role::ALL {
            let propose = world.pool.propose_authority(signer.pubkey(), role, signer.pubkey());
            assert_refused(&world.send(&[propose], &[signer]).await, TidepoolError::NotAdmin);
            let cancel = world.pool.cancel_authority(signer.pubkey(), role);
            assert_refused(&world.send(&[cancel], &[signer]).await, TidepoolError::NotAdmin);
        }
    }
}

#[tokio::test]
async fn nobody_but_the_proposed_key_accepts() {
    let mut world = World::new().await;
    world.propose_authority(Role::Treasury, Pubkey::new_unique()).await.expect("a proposal");
    world.reach_epoch(17).await;
    for signer in [Keypair::new(), world.admin.insecure_clone(), world.treasury.insecure_clone()] {
        let result = world.accept_authority(Role::Treasury, &signer).await;
        assert_refused(&result, TidepoolError::NotProposedAuthority);
    }
}

#[tokio::test]
async fn a_role_never_goes_to_nobody() {
    let mut world = World::new().await;
    for role in Role::ALL {
        let result = world.propose_authority(role, Pubkey::default()).await;
        assert_refused(&result, TidepoolError::ZeroAuthority);
    }
}

#[tokio::test]
async fn a_number_without_a_role_is_refused() {
    let mut world = World::new().await;
    let admin = world.admin.insecure_clone();
    let key = admin.pubkey();
    for number in [4, 5, 128, 255] {
        let mut propose = world.pool.propose_authority(key, Role::Admin, key);
        let mut accept = world.pool.accept_authority(key, Role::Admin);
        let mut cancel = world.pool.cancel_authority(key, Role::Admin);
        for instruction in [&mut propose, &mut accept, &mut cancel] {
            instruction.data[8] = number;
            let result = world.send(std::slice::from_ref(instruction), &[&admin]).await;
            assert_refused(&result, TidepoolError::NoSuchRole);
        }
    }
}
