//! Tables that the client makes serve transactions that would be too large without.

use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_client::{
    error::Error,
    rpc::{Commitment, Rpc},
    transaction::{
        Client, Draft,
        lookup::{MOST_ADDED, create, extend, fetch},
    },
};
use tidepool_tests::{BankRpc, SOL, World};

#[tokio::test]
async fn forty_addresses_fit_by_way_of_a_table() {
    let mut world = World::new().await;
    let keypair = world.bank.wallet(100 * SOL).await;
    let payer = keypair.pubkey();
    let rpc = BankRpc::with_prices(&mut world, vec![20, 10, 30, 40]);
    let client = Client::new(&rpc);

    let many: Vec<Pubkey> = (0..40).map(|_| Pubkey::new_unique()).collect();
    let rent = rpc.rent(0).await.expect("a rent");
    let gift = |to: &Pubkey| solana_system_interface::instruction::transfer(&payer, to, rent);
    let gifts = Draft::new(payer, many.iter().map(gift).collect());
    assert!(matches!(client.prepare(&gifts).await, Err(Error::TooLarge(_))));

    rpc.pause(std::time::Duration::from_secs(1)).await;
    let slot = rpc.epoch_info(Commitment::Finalized).await.expect("a slot").slot - 1;
    let (table, make) = create(payer, payer, slot);
    client.run(&Draft::new(payer, vec![make]), &[&keypair]).await.expect("a table");
    for part in many.chunks(MOST_ADDED) {
        let more = Draft::new(payer, vec![extend(table, payer, payer, part)]);
        let prepared = client.prepare(&more).await.expect("a trial");
        // Three of four paid no more than 30 millionths a unit.
        assert_eq!(prepared.price, 30);
        client.submit(&prepared, &[&keypair]).await.expect("more addresses");
    }
    rpc.pause(std::time::Duration::from_secs(1)).await;
    let tables = fetch(&rpc, &[table, many[0]]).await.expect("tables");
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].addresses, many);
    let gifts = Draft { tables, ..gifts };
    client.run(&gifts, &[&keypair]).await.expect("forty gifts");
    assert_eq!(rpc.world().await.bank.lamports(many[39]).await, rent);
}
