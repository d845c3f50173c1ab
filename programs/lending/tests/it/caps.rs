//! Announced caps.

use tidepool_lending::{
    caps::{CapSchedule, Caps},
    constants::RAISE_DELAY,
};

const fn caps(supply: u64, borrow: u64, borrower: u64) -> Caps {
    Caps { supply, borrow, borrower }
}

#[test]
fn what_is_lower_holds_now_and_what_is_higher_later() {
    let mut schedule = CapSchedule::new(caps(10, 10, 10));
    assert_eq!(schedule.at(0), caps(10, 10, 10));
    schedule.set(caps(5, 20, 10), 100);
    assert_eq!(schedule.at(100), caps(5, 10, 10));
    assert_eq!(schedule.at(100 + RAISE_DELAY - 1), caps(5, 10, 10));
    assert_eq!(schedule.at(100 + RAISE_DELAY), caps(5, 20, 10));
}

#[test]
fn a_later_announcement_replaces_one_that_waits_and_waits_anew() {
    let mut schedule = CapSchedule::new(caps(10, 10, 10));
    schedule.set(caps(20, 10, 10), 0);
    schedule.set(caps(30, 10, 10), RAISE_DELAY - 1);
    assert_eq!(schedule.at(RAISE_DELAY), caps(10, 10, 10));
    assert_eq!(schedule.at(2 * RAISE_DELAY - 1), caps(30, 10, 10));
    schedule.set(caps(0, 0, 0), 2 * RAISE_DELAY);
    assert_eq!(schedule.at(2 * RAISE_DELAY), caps(0, 0, 0));
    assert_eq!(schedule.at(u64::MAX), caps(0, 0, 0), "what waited is forgotten");
}
