//! Planned amounts are the program's, to the lamport.

use std::sync::Arc;

use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_crank::{
    Endpoint, Fleet, Plan, Step,
    chain::reading::{Wanted, read},
    plan,
    plan::StageKind,
};
use tidepool_tests::{Chance, Holder, SOL, World};

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

/// Anything that people do, at any time: small and large, twice in a window.
async fn anything(world: &mut World, holder: &Holder, chance: &mut Chance, nonce: u64) {
    let lamports = [SOL / 2, 3 * SOL, 40 * SOL, 700 * SOL][chance.below(4)];
    let index = u32::try_from(chance.below(4)).expect("a small number");
    // Whatever is refused is not done.
    match chance.below(7) {
        0 | 1 => drop(world.deposit(holder, lamports).await),
        2 | 3 => drop(world.order(holder, nonce, lamports).await),
        4 => drop(world.redeem(holder, lamports / 4).await),
        5 => {
            let weight = u32::try_from(chance.below(3) * 60).expect("a small number");
            drop(world.set_weight(index, weight).await);
        }
        _ => {
            let vote = &mut world.validators[usize::try_from(index).expect("small")];
            vote.credits = 1_000 - vote.credits;
        }
    }
}

#[tokio::test]
async fn the_same_after_anything_that_people_may_do() {
    let mut steps = 0;
    for seed in 0..12 {
        let mut chance = Chance::new(seed);
        let (mut world, holder) = begin().await;
        world.join(3, 1_000, 80).await;
        world.deposit(&holder, 60 * SOL).await.expect("a deposit");
        let (pool, payer) = (world.pool.pool, world.bank.payer.pubkey());
        world.update().await;
        let node = Arc::new(BankNode::new(world));
        for nonce in 0..8 {
            for (number, part) in (0..).zip([900_500, 930_000, 990_000]) {
                let mut world = node.world().await;
                anything(&mut world, &holder, &mut chance, 3 * nonce + number).await;
                anything(&mut world, &holder, &mut chance, 3 * nonce + number + 100).await;
                world.move_to(part).await;
                drop(world);
                while let Some(stage) = planned(&node, pool, payer).await.stages.first() {
                    match stage.kind {
                        StageKind::Flags => flag(&node, &stage.steps).await,
                        _ => steps += take(&node, &stage.steps).await,
                    }
                }
                assert_nothing_is_left(&node).await;
            }
            let mut world = node.world().await;
            world.next_epoch().await;
            world.update().await;
        }
    }
    assert!(steps >= 200, "{steps} steps");
}

/// Every flag that is planned changes.
async fn flag(node: &Arc<BankNode>, steps: &[Step]) {
    let mut world = node.world().await;
    for step in steps {
        let Step::Flag(index, vote) = step else { panic!("{step:?}") };
        let (_, before) = world.snapshot().await.entry(*vote);
        world.flag(*index).await.expect("an answer");
        let (_, after) = world.snapshot().await.entry(*vote);
        assert_ne!(before.is_flagged(), after.is_flagged());
    }
}
