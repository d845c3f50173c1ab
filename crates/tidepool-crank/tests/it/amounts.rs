//! Planned amounts are the program's, to the lamport.

use std::sync::Arc;

use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_crank::{
    Endpoint, Fleet, Plan, Step,
    chain::reading::{Wanted, read},
    plan,
};

use crate::{
    bank_node::BankNode,
    epochs::{EPOCHS, begin, people},
};

/// The plan of now.
async fn planned(node: &Arc<BankNode>, pool: Pubkey, payer: Pubkey) -> Plan {
    let fleet = Fleet::new(vec![Endpoint::new("the bank".to_owned(), node.clone())]);
    let wanted = Wanted { payer, tickets: false };
    plan(&read(&fleet, pool, wanted).await.expect("a situation")).expect("a plan")
}

/// Takes every step of the first stage and compares what the program says that it moved.
async fn take(node: &Arc<BankNode>, steps: &[Step]) -> u32 {
    let mut world = node.world().await;
    let mut moved = 0;
    for step in steps {
        let (receipt, lamports) = match step {
            Step::Undelegate(accounts, lamports) => {
                (world.undelegate(accounts.index).await, *lamports)
            }
            Step::Delegate(accounts, lamports) => (world.delegate(accounts.index).await, *lamports),
            other => panic!("{other:?}"),
        };
        assert_eq!(receipt.expect("what is planned").returned(), lamports, "{step:?}");
        assert!(lamports > 0);
        moved += 1;
    }
    moved
}

/// Nobody is left from whom or to whom the program would move anything.
async fn assert_nothing_is_left(node: &Arc<BankNode>) {
    let mut world = node.world().await;
    for (index, _) in world.snapshot().await.indexed() {
        assert_eq!(world.undelegate(index).await.expect("an answer").returned(), 0, "{index}");
        assert_eq!(world.delegate(index).await.expect("an answer").returned(), 0, "{index}");
    }
}

#[tokio::test]
async fn what_is_planned_is_what_the_program_moves_and_nothing_is_left_out() {
    let (mut world, holder) = begin().await;
    let (pool, payer) = (world.pool.pool, world.bank.payer.pubkey());
    world.update().await;
    let node = Arc::new(BankNode::new(world));
    let mut steps = 0;
    for epoch in 0..EPOCHS {
        people(&mut *node.world().await, &holder, epoch).await;
        for part in [905_000, 985_000] {
            node.world().await.move_to(part).await;
            while let Some(stage) = planned(&node, pool, payer).await.stages.first() {
                steps += take(&node, &stage.steps).await;
            }
            assert_nothing_is_left(&node).await;
        }
        let mut world = node.world().await;
        world.next_epoch().await;
        world.update().await;
    }
    assert!(steps >= 12, "{steps} steps");
}
