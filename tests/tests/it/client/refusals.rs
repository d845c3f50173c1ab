//! Refusals come with the name of whoever refused.

use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_client::{
    error::Error,
    plan::Wallet,
    refusal::{Refusal, every_error},
    transaction::{Client, Draft},
};
use tidepool_tests::{BankRpc, SOL, World};

use crate::every_error_is_met::names_of_errors;

#[test]
fn the_client_knows_every_error_with_its_advice() {
    let known: Vec<String> = every_error().iter().map(|error| error.name.to_owned()).collect();
    assert_eq!(known, names_of_errors());
    assert!(every_error().iter().all(|error| error.advice.len() > 10));
}

async fn refusal_of(world: &mut World, draft: impl FnOnce(&World) -> Draft) -> Refusal {
    let draft = draft(world);
    let rpc = BankRpc::new(world);
    let refused = Client::new(&rpc).prepare(&draft).await;
    let Err(Error::Refused(refusal)) = refused else { panic!("no refusal: {refused:?}") };
    *refusal
}

#[tokio::test]
async fn the_program_refuses_by_name() {
    let mut world = World::new().await;
    let payer = world.bank.payer.pubkey();
    let stranger = world.bank.wallet(SOL).await.pubkey();
    let refusal =
        refusal_of(&mut world, |world| Draft::new(payer, vec![world.pool.grow_list(stranger, 1)]));
    let refusal = refusal.await;
    assert!(refusal.is(TidepoolError::NotAdmin), "{refusal:?}");
    assert!(refusal.to_string().starts_with("refused: NotAdmin: "), "{refusal}");
}

#[tokio::test]
async fn another_program_refuses_by_its_own_name() {
    let mut world = World::new().await;
    let rich = world.holder(10 * SOL).await;
    world.deposit(&rich, 9 * SOL).await.expect("a deposit");
    let poor = world.holder(SOL).await;
    let owner = poor.address();
    let deposit = |world: &World| {
        Draft::new(owner, vec![world.pool.deposit_sol(owner, poor.tokens, 2 * SOL, 0)])
    };
    let refusal = refusal_of(&mut world, deposit).await;
    assert_eq!(refusal.name, "ResultWithNegativeLamports");
    let redeem = |world: &World| {
        Draft::new(owner, vec![world.pool.order_ticket(owner, poor.tokens, 1, SOL, 0)])
    };
    let refusal = refusal_of(&mut world, redeem).await;
    assert_eq!(refusal.name, "InsufficientFunds");
}

#[tokio::test]
async fn an_address_without_a_pool_is_told_apart() {
    let mut world = World::new().await;
    let reserve = world.pool.reserve;
    let rpc = BankRpc::new(&mut world);
    for address in [Pubkey::new_unique(), reserve] {
        let found = Client::new(&rpc).snapshot(address).await;
        assert!(matches!(found, Err(Error::NoPool(at)) if at == address));
    }
}

#[tokio::test]
async fn a_price_moving_beyond_the_tolerance_is_refused() {
    let mut world = World::new().await;
    let alice = world.holder(100 * SOL).await;
    world.deposit(&alice, 50 * SOL).await.expect("a deposit");
    let (owner, pool) = (alice.address(), world.pool.pool);
    // Nobody's token account is the associated one: the minimum alone must refuse.
    let rpc = BankRpc::new(&mut world);
    let client = Client::new(&rpc);
    let snapshot = client.snapshot(pool).await.expect("a snapshot");
    let quote = snapshot.quote_instant(SOL, snapshot.clock.slot).expect("a quote").out.0;
    let redeem = snapshot.addresses.redeem_sol(owner, alice.tokens, owner, SOL, quote + 1);
    let refused = client.prepare(&Draft::new(owner, vec![redeem])).await;
    let Err(Error::Refused(refusal)) = refused else { panic!("no refusal: {refused:?}") };
    assert!(refusal.is(TidepoolError::SlippageExceeded));
    let exact = snapshot.addresses.redeem_sol(owner, alice.tokens, owner, SOL, quote);
    client.run(&Draft::new(owner, vec![exact]), &[&alice.wallet]).await.expect("an exit");
    let wallet = Wallet { owner, payer: owner, tolerance: 0 };
    assert_ne!(wallet.shares(&snapshot), alice.tokens);
}
