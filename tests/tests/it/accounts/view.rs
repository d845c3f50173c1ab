//! Questions with wrong accounts.

use super::{
    rows::*,
    substitution::{Outcome::Legal, Row},
};
use crate::twins::Twins;

const VIEW: [Row; 1] =
    [("pool", [NOTHING, OWNER, Legal("a question about the other pool"), OWNER, ABSENT, ABSENT])];

#[tokio::test]
async fn questions_to_wrong_accounts_are_refused() {
    let mut twins = Twins::in_window().await;
    for pair in twins.view_pairs() {
        twins.check_places(&pair, &VIEW).await;
        twins.check(&pair, &VIEW).await;
    }
}
