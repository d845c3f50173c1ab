//! What keeps the list in order, with wrong accounts.

use tidepool::error::TidepoolError;

use super::{
    rows::*,
    substitution::{
        Outcome::{self, Refused},
        Row,
    },
};
use crate::twins::{LEAVING, Twins};

const POOL: Row =
    ("pool", [NOTHING, OWNER, Refused(TidepoolError::WrongValidatorList), OWNER, ABSENT, ABSENT]);

const FLAG_VALIDATOR: [Row; 5] = [
    POOL,
    list(),
    (
        "vote",
        [
            Refused(TidepoolError::ValidatorMismatch),
            Refused(TidepoolError::ValidatorMismatch),
            ABSENT,
            Refused(TidepoolError::ValidatorMismatch),
            ABSENT,
            ABSENT,
        ],
    ),
    event_authority(),
    event_program(),
];

const PRUNE_VALIDATOR: [Row; 6] =
    [POOL, list(), vanished("stake"), vanished("transient"), event_authority(), event_program()];

/// A recorded stake account that has vanished.
const fn vanished(name: &'static str) -> Row {
    const WRONG: Outcome = Refused(TidepoolError::WrongStakeAccount);
    (name, [WRONG, WRONG, WRONG, ABSENT, ABSENT, ABSENT])
}

#[tokio::test]
async fn wrong_accounts_of_the_list_are_refused() {
    let mut twins = Twins::in_window().await;
    let tables: [&[Row]; 2] = [&FLAG_VALIDATOR, &PRUNE_VALIDATOR];
    for (pair, table) in twins.list_pairs().await.iter().zip(tables) {
        twins.check_places(pair, table).await;
        twins.check(pair, table).await;
    }
    let entry = twins.world.snapshot().await.entries[usize::try_from(LEAVING).expect("an index")];
    assert!(!entry.is_occupied(), "pruned at the end");
}
