//! Being told to stop, and to do nothing in earnest.

use std::{sync::Arc, time::Duration};

use solana_keypair::Keypair;
use tidepool_crank::{Tick, Wait, service::run::run};

use crate::story::{begin, bot, place};

#[tokio::test]
async fn a_bot_that_was_told_to_stop_sends_nothing() {
    let network = Arc::new(begin().await);
    let key = Keypair::new_from_array([4; 32]);
    place(&network, &key).await;
    let mut crank = bot(&network, &key);
    crank.stop.tell();
    assert_eq!(crank.tick().await, Tick::Stopped);
    assert!(network.cluster.lock().await.landed.is_empty());
}

#[tokio::test]
async fn a_bot_that_is_told_to_stop_sees_what_is_under_way_land_and_begins_nothing() {
    let network = Arc::new(begin().await);
    let key = Keypair::new_from_array([5; 32]);
    place(&network, &key).await;
    let mut crank = bot(&network, &key);
    let stop = crank.stop.clone();
    let tell = async {
        while network.cluster.lock().await.landed.is_empty() {
            tokio::task::yield_now().await;
        }
        stop.tell();
    };
    tokio::join!(run(&mut crank, Duration::from_secs(1), None), tell);
    let report = crank.reporter.now();
    // The looks of the first stage, which are under way together, and not the booking.
    assert_eq!((report.landed, report.steps), (2, 4));
    assert_eq!(network.cluster.lock().await.landed.len(), 2);
}

#[tokio::test]
async fn a_dry_run_tries_out_and_sends_nothing() {
    let network = Arc::new(begin().await);
    let key = Keypair::new_from_array([6; 32]);
    place(&network, &key).await;
    let mut crank = bot(&network, &key);
    crank.policy.is_dry = true;
    assert_eq!(crank.tick().await, Tick::Done(Wait::Again));
    assert!(network.cluster.lock().await.landed.is_empty());
    assert_eq!(crank.reporter.now().fees, 0);
}
