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
    for seed in std::env::var("SEED").map_or(seeds.clone(), |s| { let s: u64 = s.parse().unwrap(); s..s + 1 }) {
        let (ending, cost) = live(&network, Script::of(seed)).await;
        let script = network.script.lock().await;
        let main = Fault::ALL[usize::try_from(seed % 14).expect("a small number")];
        eprintln!("{seed} {main:?} {cost:?} {} requests {:?}", script.requests, start.elapsed());
        assert_eq!(ending.moved, expected.moved, "seed {seed}, {main:?}");
        if ending != expected {
            let differing = |a: &[u8], b: &[u8]| {
                let pairs = a.iter().zip(b).enumerate();
                pairs.filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect::<Vec<_>>()
            };
            eprintln!("pool {:?}", differing(&ending.pool, &expected.pool));
            for (a, b) in ending.accounts.iter().zip(&expected.accounts) {
                if a != b {
                    eprintln!("{} {} {} {} {:?}", a.0, b.0, a.1, b.1, differing(&a.2, &b.2));
                }
            }
        }
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
    every_life_comes_to_the_same(0..280).await;
}
