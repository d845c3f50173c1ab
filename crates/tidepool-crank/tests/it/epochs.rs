//! Several epochs on the real bank: the bot's, beside those of the harness's own crank.

use std::sync::Arc;

use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use tidepool_crank::{Crank, Endpoint, Fleet, Policy, Tick, Wait, turn::Stop};
use tidepool_tests::{Holder, SOL, World, WorldOptions};

use crate::bank_node::BankNode;

/// Epochs of the story.
pub const EPOCHS: u64 = 6;

/// What people do in an epoch, after its update and before its window.
pub async fn people(world: &mut World, holder: &Holder, epoch: u64) {
    match epoch {
        0 => drop(world.deposit(holder, 3_000 * SOL).await.expect("a deposit")),
        1 => drop(world.set_weight(0, 20).await.expect("a weight")),
        2 => drop(world.order(holder, 1, 700 * SOL).await.expect("a ticket")),
        3 => {
            world.deposit(holder, 900 * SOL).await.expect("a deposit");
            world.remove_validator(1).await.expect("a removal");
        }
        4 => drop(world.set_weight(0, 200).await.expect("a weight")),
        _ => {}
    }
}

/// Three validators and somebody rich.
pub async fn begin() -> (World, Holder) {
    let validators = vec![(0, 1_000), (5, 1_000), (10, 1_000)];
    let options = WorldOptions { validators, ..WorldOptions::default() };
    let mut world = Box::pin(World::with(options)).await;
    let holder = world.holder(10_000 * SOL).await;
    (world, holder)
}

/// What matters of a pool, by the order of its validators: their addresses are chance's.
async fn state(world: &mut World) -> Vec<u64> {
    let snapshot = world.snapshot().await;
    let (rate, header) = (snapshot.pool.rate, snapshot.header);
    let mut state = vec![rate.backing, rate.ticket_debt, rate.reserve, rate.minted];
    state.extend([header.total_tracked, header.cooling, header.cooled_unswept]);
    state.extend([header.count, header.seen, header.sum_weights, snapshot.pool.moved]);
    for entry in &snapshot.entries {
        let kinds = [entry.has_stake(), entry.has_transient(), entry.is_leaving()];
        state.extend([entry.tracked, entry.cooling, entry.seen_epoch]);
        state.extend(kinds.map(u64::from));
    }
    state
}

async fn turn_until(crank: &mut Crank, done: impl Fn(Wait) -> bool) {
    let tick = crank.tick().await;
    assert!(matches!(tick, Tick::Done(wait) if done(wait)), "{tick:?}: {:?}", crank.reporter.now());
}

/// What the pool is like after each epoch of the bot's, and in which slot it turned each.
async fn turned_by_the_bot() -> Vec<(Vec<u64>, u64)> {
    let (mut world, holder) = begin().await;
    let key: Keypair = world.bank.wallet(SOL).await;
    let pool: Pubkey = world.pool.pool;
    let node = Arc::new(BankNode::new(world));
    let fleet = Fleet::new(vec![Endpoint::new("the bank".to_owned(), node.clone())]);
    let mut crank = Crank::new(fleet, pool, key, Policy::default(), Stop::default());
    let mut states = vec![];
    for epoch in 0..EPOCHS {
        turn_until(&mut crank, |wait| matches!(wait, Wait::Window(_))).await;
        let mut world = node.world().await;
        let updated = world.snapshot().await.pool.rate.last_update_slot;
        world.move_to(500_000).await;
        people(&mut world, &holder, epoch).await;
        world.move_to(950_000).await;
        drop(world);
        turn_until(&mut crank, |wait| matches!(wait, Wait::LateWindow(_))).await;
        let mut world = node.world().await;
        states.push((state(&mut world).await, updated));
        world.next_epoch().await;
    }
    states
}

/// The same but for rewards' last lamports: the bot's fees are burned, and what an epoch pays in
/// all depends on how many lamports there are.
fn assert_alike(found: &[u64], expected: &[u64], epoch: u64) {
    let is_alike = |(found, expected): (&u64, &u64)| found.abs_diff(*expected) <= 4 * (epoch + 1);
    let alike = found.len() == expected.len() && found.iter().zip(expected).all(is_alike);
    assert!(alike, "epoch {epoch}:\n{found:?}\n{expected:?}");
}

#[tokio::test]
async fn the_bot_turns_epochs_as_the_harness_does() {
    let expected = Box::pin(turned_by_the_bot()).await;
    let (mut world, holder) = begin().await;
    for (epoch, (expected, updated)) in (0..).zip(expected) {
        world.update_validators().await.expect("all validators");
        // The rate depends on the slot of the turn.
        if world.bank.clock().await.slot < updated {
            world.bank.warp_to_slot(updated);
        }
        world.update_pool().await.expect("the pool");
        world.move_to(500_000).await;
        people(&mut world, &holder, epoch).await;
        world.move_stake().await;
        assert_alike(&state(&mut world).await, &expected, epoch);
        world.next_epoch().await;
    }
}
