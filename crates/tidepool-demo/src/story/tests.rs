//! Whole stories on the real bank.

use super::{Outcome, WORTHWHILE_EPOCHS, play};
use crate::{
    report::{end, json, teller::Teller},
    silence,
};

async fn played(epochs: u32) -> (Outcome, String) {
    silence::bank();
    let mut teller = Teller::to_memory();
    let outcome = play(epochs, &mut teller).await.expect("a story");
    end::tell(&outcome, &mut teller);
    (outcome, teller.heard())
}

fn check(outcome: &Outcome) {
    assert_eq!(outcome.reckoning.audit.difference(), 0);
    assert!(outcome.reckoning.balances());
    let worthwhile = outcome.rows.len() >= usize::try_from(WORTHWHILE_EPOCHS).expect("few");
    for holder in &outcome.holders {
        assert!(holder.apy() < holder.apy_held(), "leaving costs: {holder:?}");
    }
    let all_gain = outcome.holders.iter().all(|holder| holder.gain() > 0);
    assert_eq!(all_gain, worthwhile, "{:?}", outcome.holders);
    let rewards: u64 = outcome.rows.iter().map(|row| row.rewards).sum();
    assert_eq!(rewards, outcome.reckoning.audit.rewards, "every reward is in the table");
    for row in &outcome.rows {
        assert!(row.rewards > 0, "{row:?}");
        assert_eq!(row.rate, row.rate_after, "no jump at an update");
    }
    for pair in outcome.rows.windows(2) {
        assert!(pair[0].rate < pair[1].rate, "the rate rises: {pair:?}");
    }
    for pair in outcome.samples.windows(2) {
        assert!(pair[0].slot <= pair[1].slot && pair[0].rate <= pair[1].rate, "{pair:?}");
    }
}

#[tokio::test]
async fn short_stories_say_that_leaving_costs_more_than_they_bring() {
    for epochs in [1, 2, 3] {
        let (outcome, told) = played(epochs).await;
        check(&outcome);
        assert_eq!(outcome.rows.len(), usize::try_from(epochs).expect("few"));
        assert!(told.contains("too short"), "{told}");
    }
}

#[tokio::test]
async fn a_longer_story_has_the_epochs_that_were_asked_for() {
    let (outcome, told) = played(6).await;
    check(&outcome);
    assert_eq!(outcome.rows.len(), 6);
    assert!(!told.contains("too short"));
    for line in told.lines() {
        assert!(line.chars().count() <= 100, "too wide: {line}");
    }
    let object: serde_json::Value = serde_json::from_str(&json::object(&outcome)).expect("JSON");
    assert_eq!(object["epochs"].as_array().map(Vec::len), Some(6));
    assert_eq!(object["audit"]["difference"], "0");
}

#[tokio::test]
async fn the_story_is_the_same_every_time() {
    assert_eq!(played(4).await.1, played(4).await.1);
}
