//! A thousand bots' lives, each with troubles of its own.

use std::{sync::Arc, time::Instant};

use crate::{
    nodes::{Fault, Script},
    story::{begin, live},
};

/// Slots of the first hour.
const HOUR: u64 = 9_000;

async fn every_life_comes_to_the_same(seeds: std::ops::Range<u64>) {
    let start = Instant::now();
    let network = Arc::new(begin().await);
    let (expected, calm) = live(&network, Script::calm()).await;
    eprintln!("calm: {calm:?} moved {} {:?}", expected.moved, start.elapsed());
    let mut came = [0; 14];
    for seed in seeds.clone() {
        let (ending, cost) = live(&network, Script::of(seed)).await;
        let script = network.script.lock().await;
        let main = Fault::ALL[usize::try_from(seed % 14).expect("a small number")];
        eprintln!("{seed} {main:?} {cost:?} {} requests {:?}", script.requests, start.elapsed());
        assert_eq!(ending.moved, expected.moved, "seed {seed}, {main:?}");
        assert!(ending == expected, "seed {seed}, {main:?}");
        assert!(cost.updated < HOUR, "seed {seed}, {main:?}: {cost:?}");
        for (all, one) in came.iter_mut().zip(script.came) {
            *all += one;
        }
    }
    eprintln!("{came:?} {:?}", start.elapsed());
}

#[tokio::test]
async fn some_seeds() {
    every_life_comes_to_the_same(0..28).await;
}
