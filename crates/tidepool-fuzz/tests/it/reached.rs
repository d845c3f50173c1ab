//! What histories reach: a fuzzer that is refused everywhere finds nothing.

use std::{cell::RefCell, collections::BTreeMap, sync::atomic::AtomicUsize};

use tidepool_fuzz::{Answer, plan};

use crate::history::run_telling;

/// Histories of 400 operations each.
const HISTORIES: u64 = 300;

#[test]
fn histories_do_everything_and_are_refused_for_every_reason() {
    let counts = RefCell::new(BTreeMap::<String, (u64, u64)>::new());
    let reasons = RefCell::new(BTreeMap::<String, u64>::new());
    for seed in 0..HISTORIES {
        run_telling(&plan(seed, 400), &AtomicUsize::new(0), |deed, answer| {
            let mut counts = counts.borrow_mut();
            let mut name = deed.name();
            if *answer == Ok(Answer::Number(0)) {
                name.push_str(" nothing");
            }
            let count = counts.entry(name).or_default();
            match answer {
                Ok(_) => count.0 += 1,
                Err(reason) => {
                    count.1 += 1;
                    *reasons.borrow_mut().entry(format!("{reason:?}")).or_default() += 1;
                }
            }
        });
    }
    let (counts, reasons) = (counts.into_inner(), reasons.into_inner());
    println!("{counts:#?}\n{reasons:#?}");
    let full: Vec<_> = counts.iter().filter(|(deed, _)| !deed.ends_with(" nothing")).collect();
    assert_eq!(full.len(), 37, "every kind of deed happens");
    for (deed, (done, _)) in full {
        assert!(*done >= 15, "{deed} succeeded {done} times");
    }
    // All but `Insolvent`: the locked SOL, which no validator has, is worth too much beside what
    // people of these histories can be owed.
    assert_eq!(reasons.len(), 37, "every reason is met");
    let (done, refused) = counts.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    assert!(done >= 2 * refused, "{done} deeds succeeded and {refused} were refused");
}
