//! Every lamport of a long story is accounted for.

use solana_pubkey::Pubkey;
use tidepool_client::ticket_address;
use tidepool_tests::{Holder, SOL, World};

/// Lamports in all accounts of the pool: its own, its stake, its open tickets.
async fn pool_lamports(world: &mut World, tickets: &[Pubkey]) -> u64 {
    let addresses = world.pool;
    let mut accounts = world.snapshot().await.stake_accounts();
    accounts.extend([addresses.pool, addresses.reserve, addresses.mint, addresses.validators]);
    accounts.extend(tickets);
    world.bank.sum(&accounts).await
}

/// Lamports that the stake program has paid to the pool's accounts by this boundary.
async fn rewards_of_boundary(world: &mut World) -> u64 {
    let accounts = world.snapshot().await.stake_accounts();
    let before = world.bank.sum(&accounts).await;
    world.next_epoch().await;
    world.bank.sum(&accounts).await - before
}

async fn wallets(world: &mut World, holders: &[Holder]) -> u64 {
    let mut sum = 0;
    for holder in holders {
        sum += world.balance(holder).await.0;
    }
    sum
}

#[tokio::test]
async fn nothing_is_lost_and_nothing_is_made() {
    let mut world = World::new().await;
    world.watch_solvency().await;
    let holders = [world.holder(2_000 * SOL).await, world.holder(2_000 * SOL).await];
    let ticket = ticket_address(&world.pool.pool, &holders[1].address(), 1);
    let start = wallets(&mut world, &holders).await + pool_lamports(&mut world, &[]).await;
    let mut rewards = 0;
    for (round, holder) in (0..6).zip(holders.iter().cycle()) {
        world.deposit(holder, 100 * SOL + round).await.expect("a deposit");
        world.redeem(holder, SOL + round).await.expect("an exit");
        world.move_stake().await;
        rewards += rewards_of_boundary(&mut world).await;
        if round == 3 {
            world.order(holder, 1, 50 * SOL).await.expect("a ticket");
        }
        world.update().await;
    }
    let end = wallets(&mut world, &holders).await + pool_lamports(&mut world, &[ticket]).await;
    assert!(rewards > 0);
    // The faucet pays the network's fees, so nothing else leaves this circle.
    assert_eq!(start + rewards, end);
    world.claim(&holders[1], 1).await.expect("a claim");
    let after = wallets(&mut world, &holders).await + pool_lamports(&mut world, &[]).await;
    assert_eq!(end, after);
}
