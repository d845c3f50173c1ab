//! A history of the model in a cluster of paper, with the ledger of `tidepool-math` beside it.

use std::sync::atomic::{AtomicUsize, Ordering};

use tidepool_fuzz::{Answer, Case, Deed, Time, resolve};
use tidepool_model::{
    Clock,
    pool::{Cluster, Kind, Person, Phase, Pool, Refusal, Stake},
};

use crate::mirror::Mirror;

const SLOTS: u64 = 432_000;
const FIRST_EPOCH: u64 = 14;
const CLUSTER: Cluster = Cluster {
    reserve_rent: 890_880,
    stake_rent: 2_282_880,
    ticket_rent: 1_893_120,
    minimum_delegation: 1_000_000_000,
};
/// What a stake earns in an epoch, in millionths.
const YIELD: i128 = 400;

/// Runs a history and panics where something is wrong.
pub fn run(case: &Case, begun: &AtomicUsize) {
    run_telling(case, begun, |_, _| {});
}

/// Runs a history and tells what the model has answered to each deed.
pub fn run_telling(
    case: &Case,
    begun: &AtomicUsize,
    mut tell: impl FnMut(&Deed, &Result<Answer, Refusal>),
) {
    let mut pool = begin(case);
    let mut mirror = Mirror::new(&pool);
    for (number, operation) in case.operations.iter().enumerate() {
        begun.fetch_add(1, Ordering::Relaxed);
        let number = u64::try_from(number).expect("64 bits");
        for deed in resolve(operation, &pool, number) {
            let before = pool.clone();
            if let Deed::Pass(time) = deed {
                pass(&mut pool, time);
            } else {
                let answer = deed.apply(&mut pool);
                mirror.follow(&deed, &before, &answer, &pool);
                tell(&deed, &answer);
                assert!(answer.is_ok() || pool == before, "refusal: changed something: {deed:?}");
            }
            pool.check_laws();
            pool.check_monotone(&before);
            mirror.assert_agrees(&pool, &deed);
        }
    }
}

fn begin(case: &Case) -> Pool {
    let setting = &case.setting;
    let clock = at(FIRST_EPOCH * SLOTS);
    let mut pool = Pool::create(clock, setting.parameters(), CLUSTER, setting.capacity);
    pool.validators = setting.validators();
    let person = Person { lamports: setting.wealth.into(), shares: 0 };
    pool.people = vec![person; setting.people];
    pool
}

fn at(slot: u64) -> Clock {
    let epoch = slot / SLOTS;
    Clock { slot, epoch, first_slot: epoch * SLOTS, slots_per_epoch: SLOTS }
}

fn pass(pool: &mut Pool, time: Time) {
    match time {
        Time::ToSlot(slot) => pool.pass_to(at(slot), pool.is_paying_rewards),
        Time::Boundary => {
            pool.earn_credits();
            pool.pass_to(at((pool.clock.epoch + 1) * SLOTS), true);
        }
        Time::RewardsPaid => {
            pay_rewards(pool);
            pool.pass_to(at(pool.clock.slot + 1), false);
        }
    }
}

/// Pays everybody whose stake was effective in the epoch that has ended.
fn pay_rewards(pool: &mut Pool) {
    let epoch = pool.clock.epoch - 1;
    let earned = |stake: &Stake| {
        let is_effective = matches!(stake.phase(epoch), Phase::Active | Phase::Cooling);
        if is_effective { stake.delegated * YIELD / 1_000_000 } else { 0 }
    };
    let mut payments = vec![];
    for (index, entry) in pool.list.entries() {
        for kind in [Kind::Main, Kind::Transient] {
            let stake = entry.account(kind).and_then(|recorded| recorded.stake);
            payments.extend(stake.map(|stake| (index, kind, earned(&stake))));
        }
    }
    for (index, kind, lamports) in payments {
        pool.pay_stake(index, kind, lamports);
    }
    for place in 0..pool.stakes.len() {
        let lamports = earned(&pool.stakes[place].stake);
        pool.pay_own_stake(place, lamports);
    }
}
