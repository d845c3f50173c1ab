//! Where an epoch begins and how long it is, and the clock that is made of it.

use tidepool_math::{
    Epoch, EpochClock, EpochSchedule, Error, MAX_SLOTS_PER_EPOCH, Millionths, Parameters, Slot,
};

/// A validator's default schedule of 8,192 slots with warm-up.
const WARM_UP: EpochSchedule =
    EpochSchedule { slots_per_epoch: 8_192, first_normal_epoch: 8, first_normal_slot: 8_160 };
/// The schedule of the public clusters: it began with warm-up, long ago.
const MAINNET: EpochSchedule =
    EpochSchedule { slots_per_epoch: 432_000, first_normal_epoch: 14, first_normal_slot: 524_256 };
/// Without warm-up.
const PLAIN: EpochSchedule =
    EpochSchedule { slots_per_epoch: 432_000, first_normal_epoch: 0, first_normal_slot: 0 };

#[test]
fn epochs_of_known_schedules() {
    // Schedule, epoch, first slot, slots.
    let table = [
        (WARM_UP, 0, 0, 32),
        (WARM_UP, 1, 32, 64),
        (WARM_UP, 2, 96, 128),
        (WARM_UP, 3, 224, 256),
        (WARM_UP, 4, 480, 512),
        (WARM_UP, 5, 992, 1_024),
        (WARM_UP, 6, 2_016, 2_048),
        (WARM_UP, 7, 4_064, 4_096),
        (WARM_UP, 8, 8_160, 8_192),
        (WARM_UP, 9, 16_352, 8_192),
        (MAINNET, 13, 262_112, 262_144),
        (MAINNET, 14, 524_256, 432_000),
        (MAINNET, 15, 956_256, 432_000),
        (MAINNET, 800, 340_076_256, 432_000),
        (PLAIN, 0, 0, 432_000),
        (PLAIN, 7, 3_024_000, 432_000),
    ];
    for (schedule, epoch, first, slots) in table {
        assert_eq!(schedule.first_slot_of(epoch), Some(first), "{epoch} of {schedule:?}");
        assert_eq!(schedule.slots_in(epoch), Some(slots), "{epoch} of {schedule:?}");
    }
}

#[test]
fn epochs_follow_each_other_without_a_gap() {
    for schedule in [WARM_UP, MAINNET, PLAIN] {
        for epoch in 0..40 {
            let end = schedule.first_slot_of(epoch).unwrap() + schedule.slots_in(epoch).unwrap();
            assert_eq!(schedule.first_slot_of(epoch + 1), Some(end));
        }
    }
}

#[test]
fn epochs_beyond_64_bits_are_none() {
    let endless = EpochSchedule { first_normal_epoch: u64::MAX, ..WARM_UP };
    assert_eq!(endless.slots_in(58), Some(1 << 63));
    for epoch in [59, 63, 64, 65, 1 << 32, u64::MAX - 1] {
        assert_eq!(endless.slots_in(epoch), None);
        assert_eq!(endless.first_slot_of(epoch), None);
    }
    assert_eq!(PLAIN.first_slot_of(u64::MAX), None);
    assert_eq!(WARM_UP.first_slot_of(u64::MAX / 8_192 + 9), None);
}

#[test]
fn clocks_place_a_slot_in_its_epoch() {
    let clock = EpochClock::new(&WARM_UP, Slot(500), Epoch(4)).unwrap();
    assert_eq!((clock.first_slot, clock.slots, clock.elapsed()), (Slot(480), 512, 20));
    // A slot before its epoch can't be; time has not begun to run then.
    let early = EpochClock::new(&WARM_UP, Slot(479), Epoch(4)).unwrap();
    assert_eq!(early.elapsed(), 0);
    for slots in [0, MAX_SLOTS_PER_EPOCH + 1] {
        let schedule = EpochSchedule { slots_per_epoch: slots, ..PLAIN };
        assert_eq!(EpochClock::new(&schedule, Slot(0), Epoch(0)), Err(Error::Overflow));
    }
    let longest = EpochSchedule { slots_per_epoch: MAX_SLOTS_PER_EPOCH, ..PLAIN };
    assert!(EpochClock::new(&longest, Slot(0), Epoch(0)).is_ok());
    assert_eq!(EpochClock::new(&longest, Slot(0), Epoch(u64::MAX)), Err(Error::Overflow));
}

/// The window is the last `max(1, floor(N * window))` slots of the epoch.
#[test]
fn clocks_know_the_window() {
    for (slots, window, expected) in
        [(432_000, 100_000, 43_200), (32, 20_000, 1), (1, 500_000, 1), (9, 500_000, 4)]
    {
        let schedule = EpochSchedule { slots_per_epoch: slots, ..PLAIN };
        let parameters = Parameters { window: Millionths(window), ..Parameters::DEFAULT };
        let at = |slot| EpochClock::new(&schedule, Slot(slot), Epoch(0)).unwrap();
        assert_eq!(at(0).window(&parameters), expected);
        assert!(at(slots - expected).in_window(&parameters));
        assert!(at(slots - 1).in_window(&parameters));
        if slots > expected {
            assert!(!at(slots - expected - 1).in_window(&parameters));
        }
    }
}
