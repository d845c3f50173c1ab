//! Sending over a network that drops, repeats, limits and lies.
#![cfg(feature = "rpc")]

mod script;

use script::{Height, Script, Sent};
use solana_transaction_error::TransactionError;
use std::time::Duration;
use tidepool_client::{
    error::Error,
    rpc::{Commitment, RpcError},
    transaction::{Client, Draft, Prepared, Settings},
};

const PATIENCE: u32 = 5;

/// A node that follows the script, and a transaction that is ready to be sent there.
async fn submit(script: &Script) -> Result<u32, Error> {
    let mut client = Client::new(script);
    client.settings = Settings { patience: PATIENCE, signings: 2, ..Settings::default() };
    let draft = Draft::new(script.payer(), vec![]);
    let prepared: Prepared = client.prepare(&draft).await?;
    client.submit(&prepared, &[script.key()]).await.map(|landed| landed.signings)
}

#[tokio::test]
async fn what_lands_is_signed_and_sent_once() {
    let script = Script::new().lands_after(1);
    assert_eq!(submit(&script).await, Ok(1));
    assert_eq!((script.versions(), script.sends()), (1, 1));
}

#[tokio::test]
async fn what_is_dropped_is_sent_again_as_the_same_bytes() {
    let script = Script::new().lands_after(4);
    assert_eq!(submit(&script).await, Ok(1));
    assert_eq!((script.versions(), script.sends()), (1, 4));
}

#[tokio::test]
async fn it_is_signed_anew_only_when_the_old_version_has_surely_expired() {
    let script = Script::new().grows(Height::ToTheLast).lands_after(100);
    let landed = submit(&script).await;
    assert_eq!(landed, Ok(1), "the last valid height itself is not beyond it");
    let script = Script::new().grows(Height::Beyond).never_lands();
    assert_eq!(submit(&script).await, Err(Error::Expired));
    assert_eq!((script.versions(), script.sends()), (2, 2));
}

#[tokio::test]
async fn a_lagging_node_cannot_say_that_a_version_has_expired() {
    let script = Script::new().grows(Height::Beyond).lags().lands_after(3);
    assert_eq!(submit(&script).await, Ok(1));
    assert_eq!(script.versions(), 1);
}

#[tokio::test]
async fn a_version_that_landed_unseen_is_not_signed_anew() {
    // The height passes the last one in the same moment in which the transaction lands.
    let script = Script::new().grows(Height::Beyond).seen_only_in_the_end();
    assert_eq!(submit(&script).await, Ok(1));
    assert_eq!(script.versions(), 1);
}

#[tokio::test]
async fn a_duplicate_that_the_node_refuses_has_landed_all_the_same() {
    let known = RpcError::Refused { code: -32_002, message: "already processed".to_owned() };
    let script = Script::new().answers(vec![Sent::Taken, Sent::Fails(known)]).lands_after(2);
    assert_eq!(submit(&script).await, Ok(1));
    assert_eq!(script.versions(), 1);
}

#[tokio::test]
async fn a_limit_is_waited_out_for_as_long_as_the_node_says() {
    let wait = Duration::from_secs(7);
    let limited = Sent::Fails(RpcError::RateLimited(Some(wait)));
    let script = Script::new().answers(vec![limited]).lands_after(2);
    assert_eq!(submit(&script).await, Ok(1));
    assert_eq!(script.longest_pause(), wait);
}

#[tokio::test]
async fn a_send_that_timed_out_may_have_landed() {
    let script = Script::new().answers(vec![Sent::Fails(RpcError::Timeout)]).lands_after(1);
    assert_eq!(submit(&script).await, Ok(1));
    assert_eq!((script.versions(), script.sends()), (1, 1));
}

#[tokio::test]
async fn a_node_that_is_gone_leaves_the_outcome_unknown() {
    let script = Script::new().never_lands().silent_after_the_first_send();
    assert!(matches!(submit(&script).await, Err(Error::Unknown(_))));
    assert_eq!(script.versions(), 1);
}

#[tokio::test]
async fn a_node_that_took_nothing_is_no_unknown_outcome() {
    let limited = || Sent::Fails(RpcError::RateLimited(None));
    let script = Script::new().answers((0..40).map(|_| limited()).collect()).silent();
    assert!(matches!(submit(&script).await, Err(Error::Rpc(_))));
}

#[tokio::test]
async fn bytes_that_the_node_calls_wrong_are_not_sent_again() {
    let wrong = RpcError::Refused { code: -32_602, message: "invalid".to_owned() };
    let script = Script::new().answers(vec![Sent::Fails(wrong.clone())]).never_lands();
    assert_eq!(submit(&script).await, Err(Error::Rpc(wrong)));
    assert_eq!(script.sends(), 1);
}

#[tokio::test]
async fn a_landed_failure_is_a_refusal() {
    let script = Script::new().lands_after(1).fails_with(TransactionError::AccountNotFound);
    let Err(Error::Refused(refusal)) = submit(&script).await else { panic!("a refusal") };
    assert_eq!(refusal.name, TransactionError::AccountNotFound.to_string());
    assert_eq!(script.versions(), 1);
}

#[tokio::test]
async fn a_status_that_is_not_sure_enough_is_waited_on() {
    let script = Script::new().lands_after(1).only(Commitment::Processed, 3);
    assert_eq!(submit(&script).await, Ok(1));
    assert!(script.looks() > 3);
}
