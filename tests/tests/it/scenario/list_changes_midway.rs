//! Validators come and go between two looks of one update.

use tidepool::error::TidepoolError;
use tidepool_tests::{Failure, SOL, Validator, World, WorldOptions, assert_refused, orders};

/// What can happen between the looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    Look(u32),
    Add,
    Remove(u32),
    Prune(u32),
}
use Event::{Add, Look, Prune, Remove};

/// Two validators with stake, a third that has left and waits to be pruned, and one that is
/// not on the list yet.
async fn world_before_an_update() -> (World, Validator) {
    let options = WorldOptions { validators: vec![(0, 1_000); 3], ..WorldOptions::default() };
    let mut world = World::with(options).await;
    world.set_weight(2, 0).await.expect("a weight");
    let alice = world.holder(2_000 * SOL).await;
    world.deposit(&alice, 1_000 * SOL).await.expect("a deposit");
    world.turn_epoch().await;
    world.update().await;
    world.remove_validator(2).await.expect("a removal");
    let newcomer = world.bank.validator(3, 1_000).await;
    world.next_epoch().await;
    (world, newcomer)
}

async fn happen(world: &mut World, event: Event, newcomer: Validator) -> Result<(), Failure> {
    match event {
        Look(index) => {
            let entries = world.snapshot().await.indexed();
            let entry = entries.into_iter().find(|(at, _)| *at == index).expect("an entry");
            let look = world.pool.update_validators(&[entry]);
            world.send(&[look], &[]).await.map(drop)
        }
        Add => world.add_validator(newcomer).await.map(drop),
        Remove(index) => world.remove_validator(index).await.map(drop),
        Prune(index) => world.prune(index).await.map(drop),
    }
}

/// What must not depend on the order: the price and the counters.
async fn result(world: &mut World) -> ([u64; 7], [u64; 4]) {
    let now = world.snapshot().await;
    let (rate, header) = (now.pool.rate, now.header);
    assert_eq!((header.seen_epoch, header.seen), (now.epoch, header.count));
    let price = [
        rate.backing,
        rate.shares,
        rate.tide_amount,
        rate.ticket_debt,
        rate.loss_carry,
        rate.reserve,
        now.reserve_lamports,
    ];
    (price, [header.count, header.total_tracked, header.sum_weights, header.cooled_unswept])
}

const EVENTS: [Event; 5] = [Look(0), Look(1), Add, Remove(1), Prune(2)];

#[tokio::test]
async fn the_list_may_change_between_any_two_looks() {
    let (mut world, newcomer) = world_before_an_update().await;
    let start = world.remember(&[]).await;
    let validators = world.validators.clone();
    let mut results = vec![];
    for order in orders::permutations(EVENTS.len()) {
        world.rewind(&start);
        world.validators.clone_from(&validators);
        for number in &order {
            let now = world.snapshot().await;
            if now.header.seen_epoch != now.epoch || now.header.seen < now.header.count {
                assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);
            }
            happen(&mut world, EVENTS[*number], newcomer).await.expect("an event");
        }
        world.update().await;
        results.push(result(&mut world).await);
    }
    assert_eq!(results.len(), 120);
    assert!(results.windows(2).all(|pair| pair[0] == pair[1]), "any order gives the same pool");
}

#[tokio::test]
async fn the_boundary_may_pass_between_any_two_changes() {
    let mut results = vec![];
    for split in 0..=EVENTS.len() {
        let (mut world, newcomer) = world_before_an_update().await;
        for (number, event) in EVENTS.into_iter().enumerate() {
            if number == split {
                world.next_epoch().await;
                assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);
            }
            happen(&mut world, event, newcomer).await.expect("an event");
        }
        if split == EVENTS.len() {
            world.next_epoch().await;
        }
        world.update().await;
        let (price, [count, ..]) = result(&mut world).await;
        let now = world.snapshot().await;
        assert_eq!(count, 3);
        assert_eq!(now.header.total_tracked + now.reserve_lamports, price[0]);
        results.push(now.header.sum_weights);
    }
    assert_eq!(results, vec![100; EVENTS.len() + 1]);
}

#[tokio::test]
async fn a_validator_that_was_looked_at_and_pruned_was_never_counted() {
    for looked_at in [true, false] {
        let (mut world, _) = world_before_an_update().await;
        if looked_at {
            let newcomer = world.validators[2];
            happen(&mut world, Look(2), newcomer).await.expect("a look");
        }
        world.prune(2).await.expect("nothing is there");
        assert_eq!(world.snapshot().await.header.seen, 0);
        assert_refused(&world.update_pool().await, TidepoolError::ValidatorsNotUpdated);
        let gone = world.validators[2];
        assert_refused(&world.prune(2).await, TidepoolError::NoSuchValidator);
        // It may come back at once, to the same place and to other addresses.
        assert_eq!(world.add_validator(gone).await.expect("a place"), 2);
        assert_eq!(world.snapshot().await.header.seen, 1);
        world.update().await;
        assert_refused(&world.set_weight(2, 1).await, TidepoolError::ValidatorTooNew);
    }
}
