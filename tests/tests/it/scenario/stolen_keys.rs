//! Each key of a pool in a thief's hands: all that it can sign, and what it costs a holder.

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::{error::TidepoolError, state::Role};
use tidepool_math::Parameter;
use tidepool_tests::{Holder, SOL, World, assert_refused};

const TOKEN: Pubkey = solana_pubkey::pubkey!("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");

/// A pool that has earned something, and Alice who holds some of it.
async fn world() -> (World, Holder) {
    let (mut world, alice) = World::staked().await;
    world.next_epoch().await;
    world.update().await;
    world.move_to(500_000).await;
    (world, alice)
}

/// What 10^12 shares are worth at `slot` by the books of now.
async fn worth(world: &mut World) -> u128 {
    let now = world.snapshot().await;
    u128::from(now.value()) * 1_000_000_000_000 / u128::from(now.pool.rate.shares)
}

/// Alice leaves by both ways, one in this epoch and one by a ticket that is paid as soon as any.
async fn assert_alice_leaves(world: &mut World, alice: &Holder) {
    let ordered = world.snapshot().await.epoch;
    let shares = world.bank.shares_in(alice.tokens).await;
    world.redeem(alice, SOL).await.expect("an instant exit");
    world.order(alice, 77, shares - SOL).await.expect("a ticket for the rest");
    for _ in 0..2 {
        world.move_stake().await;
        world.next_epoch().await;
        world.update().await;
    }
    world.claim(alice, 77).await.expect("payment");
    assert_eq!(world.snapshot().await.epoch, ordered + 2);
    assert_eq!(world.bank.shares_in(alice.tokens).await, 0);
}

#[tokio::test]
async fn the_admins_thief_takes_nothing_and_keeps_nobody() {
    let (mut world, alice) = world().await;
    let before = worth(&mut world).await;
    let thief = Keypair::new();
    for role in Role::ALL {
        world.propose_authority(role, thief.pubkey()).await.expect("a proposal");
    }
    // Every parameter at both ends: what protects holds, what can hurt waits in public.
    let held = world.snapshot().await.pool.parameters();
    for (parameter, value) in [
        (Parameter::ExitFloor, 3_000),
        (Parameter::ExitCeiling, 5_000),
        (Parameter::DepositFee, 1_000),
        (Parameter::ProtocolFee, 100_000),
        (Parameter::ReserveTarget, 0),
        (Parameter::Window, 20_000),
        (Parameter::MovementCap, 250_000),
        (Parameter::MaxCommission, 200_000),
    ] {
        world.propose_change(parameter, value).await.expect("a proposal");
    }
    assert_eq!(world.snapshot().await.pool.parameters(), held);
    let accomplice = world.bank.validator(10, 1_000).await;
    let index = world.add_validator(accomplice).await.expect("a place on the list");
    assert_refused(&world.set_weight(index, u32::MAX).await, TidepoolError::ValidatorTooNew);
    for index in 0..3 {
        world.remove_validator(index).await.expect("a removal");
    }
    assert!(worth(&mut world).await >= before, "nobody's shares are worth less");
    assert_alice_leaves(&mut world, &alice).await;
    // Two full epochs after the theft Alice is gone, and the thief holds nothing yet.
    let early = world.accept_authority(Role::Treasury, &thief).await;
    assert_refused(&early, TidepoolError::ChangeTooEarly);
    let early = world.apply_change(Parameter::ProtocolFee).await;
    assert_refused(&early, TidepoolError::ChangeTooEarly);
}

#[tokio::test]
async fn the_admins_thief_at_once_makes_exits_cheaper_and_nothing_else() {
    let (mut world, alice) = world().await;
    let before = worth(&mut world).await;
    for (parameter, value) in [
        (Parameter::ExitFloor, 100),
        (Parameter::ExitCeiling, 100),
        (Parameter::ProtocolFee, 0),
        (Parameter::MovementCap, 10_000),
        (Parameter::MaxCommission, 0),
    ] {
        world.propose_change(parameter, value).await.expect("what protects");
    }
    let snapshot = world.snapshot().await;
    assert!(worth(&mut world).await >= before);
    // The tide was re-capped for the lower floor: parking beside it pays no more than the floor.
    let rate = &snapshot.pool.rate;
    assert!(rate.tide_duration > 432_000);
    assert_alice_leaves(&mut world, &alice).await;
}

#[tokio::test]
async fn the_strategists_thief_moves_stake_under_the_cap_and_takes_nothing() {
    let (mut world, alice) = world().await;
    let before = worth(&mut world).await;
    for weights in [[0, 0, u32::MAX], [u32::MAX, 0, 0], [0, 0, 0]] {
        for (index, weight) in (0..).zip(weights) {
            world.set_weight(index, weight).await.expect("a weight");
        }
        world.move_to(950_000).await;
        let moved = world.snapshot().await.pool.moved;
        world.move_stake_in_window().await;
        let now = world.snapshot().await;
        let cap = now.pool.backing_at_update / 10;
        assert!(now.pool.moved - moved <= cap, "{} of {cap}", now.pool.moved);
        world.next_epoch().await;
        world.update().await;
    }
    assert!(worth(&mut world).await >= before, "nothing but rewards is at stake");
    assert_alice_leaves(&mut world, &alice).await;
}

#[tokio::test]
async fn the_guardians_thief_keeps_people_out_and_nobody_in() {
    let (mut world, alice) = world().await;
    let before = worth(&mut world).await;
    for _ in 0..3 {
        world.pause().await.expect("a pause");
    }
    assert_refused(&world.pause().await, TidepoolError::PauseExhausted);
    assert_refused(&world.deposit(&alice, SOL).await, TidepoolError::EntriesPaused);
    assert!(worth(&mut world).await >= before);
    assert_alice_leaves(&mut world, &alice).await;
    // And the admin opens the entries again.
    let admin = world.admin.insecure_clone();
    let resume = world.pool.resume(admin.pubkey());
    world.send(&[resume], &[&admin]).await.expect("open");
    world.deposit(&alice, SOL).await.expect("a deposit");
}

#[tokio::test]
async fn the_treasurys_thief_takes_the_accrued_fees_and_no_more() {
    let (mut world, alice) = world().await;
    let before = worth(&mut world).await;
    let fees = world.snapshot().await.pool.fee_shares;
    let tokens = world.bank.token_account(world.pool.mint, world.treasury.pubkey()).await;
    assert_eq!(world.claim_fees(tokens).await.expect("the fees").returned(), fees);
    assert_eq!(world.claim_fees(tokens).await.expect("nothing").returned(), 0);
    assert!(worth(&mut world).await >= before);
    assert_alice_leaves(&mut world, &alice).await;
}

#[tokio::test]
async fn no_key_owns_the_mint() {
    let (mut world, _) = world().await;
    let mint = world.bank.account(world.pool.mint).await.expect("a mint");
    // The authority is the pool, whose key nobody has; nobody freezes.
    assert_eq!(mint.data[..4], [1, 0, 0, 0]);
    assert_eq!(mint.data[4..36], world.pool.pool.to_bytes());
    assert_eq!(mint.data[46..50], [0; 4]);
    let keys = [&world.admin, &world.guardian, &world.treasury];
    let keys = keys.map(Keypair::insecure_clone);
    let tokens = world.bank.token_account(world.pool.mint, keys[0].pubkey()).await;
    for key in &keys {
        for data in [vec![7, 1, 0, 0, 0, 0, 0, 0, 0], set_mint_authority(&key.pubkey())] {
            let owned = solana_instruction::AccountMeta::new_readonly(key.pubkey(), true);
            let mut accounts = vec![solana_instruction::AccountMeta::new(world.pool.mint, false)];
            if data[0] == 7 {
                accounts.push(solana_instruction::AccountMeta::new(tokens, false));
            }
            accounts.push(owned);
            let theft = solana_instruction::Instruction::new_with_bytes(TOKEN, &data, accounts);
            // The token program's `OwnerMismatch`.
            let mismatch = solana_instruction::error::InstructionError::Custom(4);
            let result = world.send(&[theft], &[key]).await;
            tidepool_tests::assert_refused_by(&result, &mismatch);
        }
    }
}

/// `SetAuthority` of a mint's issue, as the token program reads it.
fn set_mint_authority(new: &Pubkey) -> Vec<u8> {
    let mut data = vec![6, 0, 1];
    data.extend(new.to_bytes());
    data
}
