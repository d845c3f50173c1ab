//! What a stale pool needs first, the client does first.

use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_client::{error::Error, plan::Wallet, transaction::Client};
use tidepool_tests::{BankRpc, SOL, World};

use super::quotes::run;

#[tokio::test]
async fn a_deposit_on_a_stale_pool_brings_both_cranks_along() {
    let mut world = World::new().await;
    world.skip_epochs(2).await;
    world.bank.finish_rewards();
    let keypair = world.bank.wallet(10 * SOL).await;
    let (owner, pool) = (keypair.pubkey(), world.pool.pool);
    let rpc = BankRpc::new(&mut world);
    let client = Client::new(&rpc);

    let stale = client.snapshot(pool).await.expect("a snapshot");
    assert!(stale.is_stale());
    let Err(Error::Refused(refusal)) = stale.quote_deposit(SOL, stale.clock.slot) else {
        panic!("a stale pool has no price");
    };
    assert!(refusal.is(TidepoolError::PoolStale));

    let wallet = Wallet { owner, payer: owner, tolerance: 1_000 };
    let plan = wallet.deposit(&stale, SOL).expect("a plan");
    assert!(plan.is_single(), "three validators fit beside a deposit");
    run(&rpc, &plan, &[&keypair]).await;

    let fresh = client.snapshot(pool).await.expect("a snapshot");
    assert!(!fresh.needs_update());
    assert_eq!(fresh.supply, fresh.pool.rate.minted);
    assert!(fresh.supply > 0);
}

#[tokio::test]
async fn cranks_that_do_not_fit_beside_go_before() {
    let options = tidepool_tests::WorldOptions {
        validators: vec![(0, 1_000); 30],
        capacity: 32,
        ..tidepool_tests::WorldOptions::default()
    };
    let mut world = World::with(options).await;
    let alice = world.holder(3_000 * SOL).await;
    world.deposit(&alice, 2_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world.skip_epochs(2).await;
    world.bank.finish_rewards();
    let (owner, pool) = (alice.address(), world.pool.pool);
    let rpc = BankRpc::new(&mut world);
    let client = Client::new(&rpc);
    let stale = client.snapshot(pool).await.expect("a snapshot");
    let wallet = Wallet { owner, payer: owner, tolerance: 1_000 };
    let plan = wallet.deposit(&stale, SOL).expect("a plan");
    assert!(!plan.before.is_empty());
    run(&rpc, &plan, &[&alice.wallet]).await;
    let fresh = client.snapshot(pool).await.expect("a snapshot");
    assert!(!fresh.needs_update());
    assert_eq!(fresh.stakes.len(), 30);
    assert_eq!(fresh.votes.len(), 30);
}
