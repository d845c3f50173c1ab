//! The hard bounds of every parameter, as the documentation states them.

use solana_signer::Signer;
use tidepool::error::TidepoolError;
use tidepool_client::{PoolAddresses, PoolSettings};
use tidepool_math::{Millionths, Parameters};
use tidepool_tests::{Snapshot, World, assert_refused};

/// Sets one parameter.
type Set = fn(&mut Parameters, Millionths);

/// Name, smallest and largest legal value, in millionths.
const BOUNDS: [(&str, u32, u32, Set); 8] = [
    ("exit_floor", 100, 3_000, |parameters, value| parameters.exit_floor = value),
    // The floor in force is the smallest ceiling.
    ("exit_ceiling", 700, 5_000, |parameters, value| parameters.exit_ceiling = value),
    ("deposit_fee", 0, 1_000, |parameters, value| parameters.deposit_fee = value),
    ("protocol_fee", 0, 100_000, |parameters, value| parameters.protocol_fee = value),
    ("reserve_target", 0, 200_000, |parameters, value| parameters.reserve_target = value),
    ("window", 20_000, 500_000, |parameters, value| parameters.window = value),
    ("movement_cap", 10_000, 250_000, |parameters, value| parameters.movement_cap = value),
    ("max_commission", 0, 200_000, |parameters, value| parameters.max_commission = value),
];

fn settings(world: &World, index: u64, parameters: Parameters) -> PoolSettings {
    PoolSettings { parameters, ..PoolSettings::of_one_key(world.admin.pubkey(), index, 1) }
}

fn with(set: Set, value: u32) -> Parameters {
    let mut parameters = Parameters::DEFAULT;
    set(&mut parameters, Millionths(value));
    parameters
}

#[tokio::test]
async fn both_ends_of_every_range_are_legal() {
    let mut world = World::new().await;
    let mut index = 0;
    for (name, min, max, set) in BOUNDS {
        for value in [min, max] {
            index += 1;
            let parameters = with(set, value);
            let created = world.create_pool_with(&settings(&world, index, parameters)).await;
            assert!(created.is_ok(), "{name} of {value}: {created:?}");
            let addresses = PoolAddresses::of(&world.admin.pubkey(), index);
            let pool = Snapshot::take(&mut world.bank, &addresses).await.pool;
            assert_eq!(pool.parameters(), parameters, "{name} of {value}");
        }
    }
}

#[tokio::test]
async fn one_beyond_either_end_is_refused() {
    let mut world = World::new().await;
    for (name, min, max, set) in BOUNDS {
        let below = min.checked_sub(1);
        for value in below.into_iter().chain([max + 1, u32::MAX]) {
            println!("{name} of {value}");
            let settings = settings(&world, 1, with(set, value));
            let result = world.create_pool_with(&settings).await;
            assert_refused(&result, TidepoolError::ParameterOutOfBounds);
        }
    }
}

#[tokio::test]
async fn the_ceiling_is_never_below_the_floor() {
    let mut world = World::new().await;
    let pair = |exit_floor, exit_ceiling| Parameters {
        exit_floor: Millionths(exit_floor),
        exit_ceiling: Millionths(exit_ceiling),
        ..Parameters::DEFAULT
    };
    for (floor, ceiling) in [(3_000, 2_999), (101, 100)] {
        let settings = settings(&world, 1, pair(floor, ceiling));
        let result = world.create_pool_with(&settings).await;
        assert_refused(&result, TidepoolError::ParameterOutOfBounds);
    }
    let equal = settings(&world, 1, pair(3_000, 3_000));
    world.create_pool_with(&equal).await.expect("a flat fee");
}

#[tokio::test]
async fn the_list_has_one_slot_at_least_and_sixty_nine_at_most() {
    let mut world = World::new().await;
    for capacity in [0, 70, u32::MAX] {
        let settings = PoolSettings { capacity, ..settings(&world, 1, Parameters::DEFAULT) };
        let result = world.create_pool_with(&settings).await;
        assert_refused(&result, TidepoolError::ParameterOutOfBounds);
    }
}
