//! A thousand bots' lives, each with troubles of its own; all use lookup tables, and come to what
//! a life without troubles and without tables comes to.

use std::{ops::Range, sync::Arc};

use crate::{
    nodes::{Fault, Script},
    story::{begin, live},
};

/// Slots of the first hour.
const HOUR: u64 = 9_000;
/// No troubles make the fees more than so many times those of a life without any.
const DEARER: u64 = 8;

async fn every_life_comes_to_the_same(seeds: Range<u64>) {
    let network = Arc::new(begin().await);
    let (expected, calm) = live(&network, Script::calm(), &[]).await;
    assert!(expected.moved > 0);
    let mut came = [0; 14];
    for seed in seeds {
        let (ending, cost) = live(&network, Script::of(seed), &network.tables).await;
        let main = Fault::ALL[usize::try_from(seed % 14).expect("a small number")];
        let what = format!("seed {seed}, {main:?}: {cost:?}");
        assert_eq!(ending.moved, expected.moved, "nothing moves twice: {what}");
        assert!(ending == expected, "the end is the same: {what}");
        assert!(cost.updated < HOUR, "within the first hour: {what}");
        assert!(cost.fees <= calm.fees * DEARER, "fees are bounded: {what}");
        for (all, one) in came.iter_mut().zip(network.script.lock().await.came) {
            *all += one;
        }
    }
    for (fault, came) in Fault::ALL.iter().zip(came) {
        assert!(came >= 20, "{fault:?} came {came} times");
    }
}

#[tokio::test]
async fn five_hundred_seeds_come_to_the_same_end() {
    every_life_comes_to_the_same(0..500).await;
}

#[tokio::test]
async fn five_hundred_more_seeds_come_to_the_same_end() {
    every_life_comes_to_the_same(500..1_000).await;
}
