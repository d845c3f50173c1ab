//! What the client computes is what the program pays.

use solana_signer::Signer;
use tidepool_client::{
    plan::{Plan, Wallet},
    transaction::{Client, Key, Landed},
};
use tidepool_tests::{BankRpc, SOL, World};

/// Sends a plan and asserts that it landed.
pub async fn run(rpc: &BankRpc<'_>, plan: &Plan, keys: &[Key<'_>]) -> Vec<Landed> {
    let client = Client::new(rpc);
    let mut landed = vec![];
    for draft in plan.before.iter().chain(&plan.drafts) {
        landed.push(client.run(draft, keys).await.expect("a legal transaction"));
    }
    landed
}

#[tokio::test]
async fn every_quote_is_the_programs_to_the_lamport() {
    let mut world = World::new().await;
    let keypair = world.bank.wallet(1_000 * SOL).await;
    let (owner, pool) = (keypair.pubkey(), world.pool.pool);
    let wallet = Wallet { owner, payer: owner, tolerance: 0 };
    let rpc = BankRpc::new(&mut world);
    let client = Client::new(&rpc);

    let before = client.snapshot(pool).await.expect("a snapshot");
    let quote = before.quote_deposit(100 * SOL, before.clock.slot).expect("a quote");
    let plan = wallet.deposit(&before, 100 * SOL).expect("a plan");
    let prepared = client.prepare(&plan.drafts[0]).await.expect("a trial");
    let returned = prepared.simulation.return_data.clone().expect("shares").1;
    assert_eq!(number(&returned), quote.shares.0);
    client.submit(&prepared, &[&keypair]).await.expect("a deposit");
    let mut held = quote.shares.0;
    assert_eq!(shares(&rpc, &wallet).await, held);

    let now = client.snapshot(pool).await.expect("a snapshot");
    let quote = now.quote_instant(SOL / 2, now.clock.slot).expect("a quote");
    let plan = wallet.redeem_instantly(&now, SOL / 2).expect("a plan");
    assert_eq!(trial(&client, &plan).await, quote.out.0);
    run(&rpc, &plan, &[&keypair]).await;
    held -= SOL / 2;

    let now = client.snapshot(pool).await.expect("a snapshot");
    let quote = now.quote_ticket(SOL, now.clock.slot).expect("a quote");
    let plan = wallet.order(&now, SOL, 7).expect("a plan");
    assert_eq!(trial(&client, &plan).await, quote.ticket.owed.0);
    run(&rpc, &plan, &[&keypair]).await;
    held -= SOL;
    assert_eq!(shares(&rpc, &wallet).await, held);
}

async fn trial(client: &Client<'_>, plan: &Plan) -> u64 {
    let prepared = client.prepare(&plan.drafts[0]).await.expect("a trial");
    number(&prepared.simulation.return_data.expect("an answer").1)
}

/// The number in return data, which come without trailing zeros.
fn number(data: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes[..data.len()].copy_from_slice(data);
    u64::from_le_bytes(bytes)
}

async fn shares(rpc: &BankRpc<'_>, wallet: &Wallet) -> u64 {
    let mut world = rpc.world().await;
    let tokens = tidepool_client::token::associated_address(&wallet.owner, &world.pool.mint);
    world.bank.shares_in(tokens).await
}
