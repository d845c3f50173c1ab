//! What turns the epoch, with wrong accounts.

use tidepool::error::TidepoolError;

use super::{
    rows::*,
    substitution::{
        Outcome::{Legal, Refused},
        Row,
    },
};
use crate::twins::Twins;

const FORMER: &str = "the stake program of today does not read it, older ones check it themselves";
const UNUSED: &str = "a first stake goes to the main account, the transient is not looked at";

const POOL: Row =
    ("pool", [SMALL, SMALL, Refused(TidepoolError::WrongValidatorList), OWNER, MUT, ABSENT]);

const UPDATE_VALIDATORS: [Row; 8] = [
    POOL,
    list(),
    recorded("reserve", TidepoolError::WrongReserve),
    named("clock"),
    named("stake_history"),
    named("stake_program"),
    stake("main stake"),
    stake("transient stake"),
];

const UPDATE_POOL: [Row; 6] = [
    POOL,
    (
        "validators",
        [NOTHING, OWNER, Refused(TidepoolError::WrongValidatorList), OWNER, ABSENT, ABSENT],
    ),
    compared("reserve", TidepoolError::WrongReserve),
    compared("mint", TidepoolError::WrongMint),
    event_authority(),
    event_program(),
];

/// The first four accounts of a delegation.
const DELEGATE: [Row; 4] = [
    POOL,
    list(),
    recorded("reserve", TidepoolError::WrongReserve),
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
];

/// The last six.
const DELEGATE_WITH: [Row; 6] = [
    named("rent"),
    named("clock"),
    named("stake_history"),
    ("stake_config", [Legal(FORMER), Legal(FORMER), ABSENT, Legal(FORMER), ABSENT, ABSENT]),
    named("stake_program"),
    program("system_program"),
];

const UNDELEGATE: [Row; 9] = [
    POOL,
    list(),
    recorded("reserve", TidepoolError::WrongReserve),
    recorded("stake", TidepoolError::WrongStakeAccount),
    next_address("transient"),
    named("clock"),
    named("stake_history"),
    named("stake_program"),
    program("system_program"),
];

fn delegate(stake: Row, transient: Row) -> Vec<Row> {
    let mut table = DELEGATE.to_vec();
    table.extend([stake, transient]);
    table.extend(DELEGATE_WITH);
    table
}

#[tokio::test]
async fn wrong_accounts_of_movements_are_refused() {
    let mut twins = Twins::in_window().await;
    let beside =
        delegate(recorded("stake", TidepoolError::WrongStakeAccount), next_address("transient"));
    let unused = || Legal(UNUSED);
    let transient = ("transient", [unused(), unused(), unused(), ABSENT, MUT, ABSENT]);
    let first = delegate(next_address("stake"), transient);
    let tables: [&[Row]; 3] = [&beside, &first, &UNDELEGATE];
    for (pair, table) in twins.movement_pairs().await.iter().zip(tables) {
        twins.check_places(pair, table).await;
        twins.check(pair, table).await;
    }
}

#[tokio::test]
async fn wrong_accounts_of_looks_are_refused() {
    let mut twins = Twins::at_boundary().await;
    let [look, _] = twins.update_pairs().await;
    twins.check_places(&look, &UPDATE_VALIDATORS).await;
    twins.check(&look, &UPDATE_VALIDATORS).await;
}

#[tokio::test]
async fn wrong_accounts_of_updates_are_refused() {
    let mut twins = Twins::before_update().await;
    let [_, update] = twins.update_pairs().await;
    twins.check_places(&update, &UPDATE_POOL).await;
    twins.check(&update, &UPDATE_POOL).await;
}
