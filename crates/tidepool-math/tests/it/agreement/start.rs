//! Where histories begin: tiny and huge pools, warm-up and normal epochs, parameters at their
//! bounds, tides within the cap and beyond it, indexes that losses have left coarse.

use tidepool_math::{EpochSchedule, LossIndex, Millionths, Parameters, Range};

use super::twin::Twin;
use crate::{
    chance::Chance,
    pool::{Operation, Pool},
};

/// A pool and its twin, after some first operations.
pub fn start(chance: &mut Chance) -> (Pool, Twin) {
    let parameters = parameters(chance);
    let (schedule, epoch) = schedule(chance);
    let mut pool = Pool::on(schedule, epoch, parameters);
    let mut twin = Twin::new(&pool);
    if chance.one_in(4) {
        // Coarse, and often as coarse as it gets.
        let index = (1 << 64) >> chance.below(96).min(64);
        pool.ledger.loss_index = LossIndex(index);
        twin.model.index = index;
    }
    for operation in prelude(chance, &pool) {
        let expected = twin.apply(operation, &pool);
        let booked = pool.apply(operation);
        assert_eq!(booked.is_ok(), expected.is_ok());
    }
    (pool, twin)
}

/// A parameter within its bounds, every fourth time at one of them.
pub fn parameters(chance: &mut Chance) -> Parameters {
    let bounds = Parameters::BOUNDS;
    let mut within = |range: Range| Millionths(chance.between(range.min, range.max));
    let exit_floor = within(bounds.exit_floor);
    let parameters = Parameters {
        exit_floor,
        exit_ceiling: within(bounds.exit_ceiling).max(exit_floor),
        deposit_fee: within(bounds.deposit_fee),
        protocol_fee: within(bounds.protocol_fee),
        reserve_target: within(bounds.reserve_target),
        window: within(bounds.window),
        movement_cap: within(bounds.movement_cap),
        max_commission: within(bounds.max_commission),
    };
    assert_eq!(parameters.validate(), Ok(()));
    parameters
}

/// A schedule, and an epoch to be created in.
fn schedule(chance: &mut Chance) -> (EpochSchedule, u64) {
    let normal = |slots_per_epoch| EpochSchedule {
        slots_per_epoch,
        first_normal_epoch: 0,
        first_normal_slot: 0,
    };
    match chance.below(4) {
        0 => (normal(432_000), 500),
        1 => (normal(1 + chance.below(64)), 20),
        2 => (normal(32 << chance.below(20)), 3),
        _ => {
            let warm_up = EpochSchedule {
                slots_per_epoch: 8_192,
                first_normal_epoch: 8,
                first_normal_slot: 8_160,
            };
            (warm_up, chance.below(8))
        }
    }
}

/// What happened before the history.
fn prelude(chance: &mut Chance, pool: &Pool) -> Vec<Operation> {
    let lamports = 1 + chance.magnitude(1 << 58);
    let deposit = Operation::Deposit { lamports, minimum: 0 };
    let next_epoch = Operation::Wait {
        slots: pool.schedule.first_slot_of(pool.clock.epoch.0 + 1).unwrap() - pool.clock.slot.0,
    };
    let give = |lamports| Operation::Give { lamports };
    let stake = Operation::Delegate { lamports: lamports / 50 * chance.below(50) };
    match chance.below(6) {
        0 => Vec::new(),
        1 => vec![Operation::Deposit { lamports: 1 + chance.below(1_000), minimum: 0 }],
        2 => vec![deposit],
        3 => vec![deposit, stake],
        // A tide near the cap: up to some hundredths of the pool.
        4 => {
            let part = 10 + chance.below(5_000);
            vec![deposit, stake, give(lamports / part), next_epoch, Operation::Update]
        }
        // A tide beyond it.
        _ => vec![deposit, give(lamports / (1 + chance.below(9))), next_epoch, Operation::Update],
    }
}
