//! `U(t) = ceil(U0 * max(0, s0 + d - t) / d)`.

use tidepool_math::{Lamports, Slot, Tide};

#[test]
fn unvested_of_all_small_tides() {
    for amount in 0..=40 {
        for duration in 1..=40 {
            for start in [0, 7] {
                let tide = Tide { amount: Lamports(amount), start: Slot(start), duration };
                let mut last = amount;
                for slot in start..=start + 45 {
                    let left = (start + duration).saturating_sub(slot);
                    let expected = (amount * left).div_ceil(duration);
                    let unvested = tide.unvested(Slot(slot)).unwrap().0;
                    assert_eq!(tide.remaining(Slot(slot)), left);
                    assert_eq!(unvested, expected, "{tide:?} at {slot}");
                    assert!(unvested <= last, "the tide rose");
                    last = unvested;
                }
                assert_eq!(last, 0, "the tide never ended");
            }
        }
    }
}

/// No clock runs backwards, but a tide must not grow if one does.
#[test]
fn unvested_before_the_start_is_all() {
    let tide = Tide { amount: Lamports(5), start: Slot(10), duration: 3 };
    for slot in 0..=10 {
        assert_eq!(tide.unvested(Slot(slot)), Ok(Lamports(5)));
    }
}

/// No operation makes such tides, but bytes may claim them: no number may panic.
#[test]
fn unvested_of_impossible_tides() {
    let instant = Tide { amount: Lamports(5), start: Slot(10), duration: 0 };
    for slot in [9, 10, 11] {
        assert_eq!(instant.unvested(Slot(slot)), Ok(Lamports::ZERO));
    }
    let endless = Tide { amount: Lamports(u64::MAX), start: Slot(u64::MAX), duration: u64::MAX };
    for slot in [0, u64::MAX] {
        assert_eq!(endless.unvested(Slot(slot)), Ok(Lamports(u64::MAX)));
    }
}
