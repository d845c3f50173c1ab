//! What the operator does, with wrong accounts.

use tidepool::error::TidepoolError;

use super::{
    rows::*,
    substitution::{Outcome::Refused, Row},
};
use crate::twins::Twins;

const CREATE_POOL: [Row; 10] = [
    ("pool", [SEEDS, SEEDS, SEEDS, ABSENT, ESCALATION, ABSENT]),
    ("reserve", [SEEDS, SEEDS, SEEDS, ABSENT, MUT, ABSENT]),
    ("mint", [SEEDS, SEEDS, SEEDS, ABSENT, ESCALATION, ABSENT]),
    ("validators", [SEEDS, SEEDS, SEEDS, ABSENT, ESCALATION, ABSENT]),
    // The creator is a seed of the pool's address.
    ("creator", [SEEDS, SEEDS, SEEDS, SEEDS, SIGNATURE, SIGNATURE]),
    instructions(),
    program("system_program"),
    program("token_program"),
    event_authority(),
    event_program(),
];

const ADD_VALIDATOR: [Row; 7] = [
    ("pool", [NOTHING, OWNER, Refused(TidepoolError::WrongValidatorList), OWNER, ABSENT, ABSENT]),
    list(),
    (
        "vote",
        [
            Refused(TidepoolError::WrongVoteAccount),
            Refused(TidepoolError::WrongVoteAccount),
            ABSENT,
            Refused(TidepoolError::WrongVoteAccount),
            ABSENT,
            ABSENT,
        ],
    ),
    role("admin", TidepoolError::NotAdmin),
    instructions(),
    event_authority(),
    event_program(),
];

const SET_WEIGHTS: [Row; 6] = [
    ("pool", [NOTHING, OWNER, Refused(TidepoolError::WrongValidatorList), OWNER, ABSENT, ABSENT]),
    list(),
    role("strategist", TidepoolError::NotStrategist),
    instructions(),
    event_authority(),
    event_program(),
];

const REMOVE_VALIDATOR: [Row; 6] = [
    ("pool", [NOTHING, OWNER, Refused(TidepoolError::WrongValidatorList), OWNER, ABSENT, ABSENT]),
    list(),
    role("admin", TidepoolError::NotAdmin),
    instructions(),
    event_authority(),
    event_program(),
];

const GROW_LIST: [Row; 7] = [
    ("pool", [NOTHING, OWNER, Refused(TidepoolError::WrongValidatorList), OWNER, ABSENT, ABSENT]),
    list(),
    // The admin pays.
    (
        "admin",
        [
            Refused(TidepoolError::NotAdmin),
            Refused(TidepoolError::NotAdmin),
            Refused(TidepoolError::NotAdmin),
            Refused(TidepoolError::NotAdmin),
            SIGNATURE,
            SIGNATURE,
        ],
    ),
    instructions(),
    program("system_program"),
    event_authority(),
    event_program(),
];

#[tokio::test]
async fn wrong_accounts_of_the_operator_are_refused() {
    let mut twins = Twins::in_window().await;
    let tables: [&[Row]; 5] =
        [&CREATE_POOL, &ADD_VALIDATOR, &SET_WEIGHTS, &REMOVE_VALIDATOR, &GROW_LIST];
    for (pair, table) in twins.admin_pairs().iter().zip(tables) {
        twins.check_places(pair, table).await;
        twins.check(pair, table).await;
    }
}
