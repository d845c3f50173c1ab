//! The bot by way of this tool: what it takes, and what it answers. The bot's own tests turn
//! epochs.

use tidepool_cli::outcome::Failure;

use crate::desk::Desk;

#[tokio::test]
async fn the_crank_wants_a_node_and_says_so() {
    let mut desk = Desk::new().await;
    let failure = desk.refuses("crank once").await;
    assert!(
        matches!(&failure, Failure::Usage(why) if why == "name a node: --url URL"),
        "{failure}"
    );
    assert_eq!(failure.code(), 2);
}

#[tokio::test]
async fn a_node_that_is_not_there_is_a_failure_with_words() {
    let mut desk = Desk::new().await;
    // Nobody listens on the port of discarded bytes.
    let failure = desk.refuses("crank plan --url http://127.0.0.1:9").await;
    assert_eq!(failure.code(), 4, "{failure}");
}
