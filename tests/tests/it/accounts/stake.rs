//! Coming and going with stake, with wrong accounts.

use solana_instruction::error::InstructionError::Custom;
use tidepool::error::TidepoolError;

use super::{
    rows::*,
    substitution::{
        Outcome::{By, Legal, Refused},
        Row,
    },
};
use crate::twins::Twins;

const ANY_KEY: &str = "whoever signs may receive the stake";

const REDEEM_STAKE: [Row; 12] = [
    ("pool", [SMALL, SMALL, Refused(TidepoolError::WrongValidatorList), OWNER, MUT, ABSENT]),
    list(),
    recorded("mint", TidepoolError::WrongMint),
    recorded("source", TidepoolError::WrongTokenAccount),
    // The token program's `OwnerMismatch`.
    ("owner", [By(Custom(4)), By(Custom(4)), ABSENT, By(Custom(4)), ABSENT, SIGNATURE]),
    recorded("stake", TidepoolError::WrongStakeAccount),
    (
        "new_stake",
        [
            Refused(TidepoolError::WrongNewStakeAccount),
            Refused(TidepoolError::WrongNewStakeAccount),
            ABSENT,
            Refused(TidepoolError::WrongNewStakeAccount),
            MUT,
            ABSENT,
        ],
    ),
    ("authority", [Legal(ANY_KEY), Legal(ANY_KEY), ABSENT, Legal(ANY_KEY), SIGNATURE, SIGNATURE]),
    named("clock"),
    named("stake_history"),
    named("stake_program"),
    program("token_program"),
];

const DEPOSIT_STAKE: [Row; 13] = [
    ("pool", [SMALL, SMALL, Refused(TidepoolError::WrongValidatorList), OWNER, MUT, ABSENT]),
    list(),
    recorded("reserve", TidepoolError::WrongReserve),
    recorded("mint", TidepoolError::WrongMint),
    recorded("recipient", TidepoolError::WrongTokenAccount),
    // The third is somebody else's.
    (
        "source",
        [
            Refused(TidepoolError::NotAStakeAccount),
            Refused(TidepoolError::NotAStakeAccount),
            Refused(TidepoolError::WrongStakeAuthority),
            Refused(TidepoolError::NotAStakeAccount),
            MUT,
            ABSENT,
        ],
    ),
    (
        "owner",
        [
            Refused(TidepoolError::WrongStakeAuthority),
            Refused(TidepoolError::WrongStakeAuthority),
            ABSENT,
            Refused(TidepoolError::WrongStakeAuthority),
            ABSENT,
            SIGNATURE,
        ],
    ),
    recorded("stake", TidepoolError::WrongStakeAccount),
    named("clock"),
    named("stake_history"),
    named("stake_program"),
    program("system_program"),
    program("token_program"),
];

#[tokio::test]
async fn wrong_accounts_of_holders_of_stake_are_refused() {
    let mut twins = Twins::in_window().await;
    let tables: [&[Row]; 2] = [&REDEEM_STAKE, &DEPOSIT_STAKE];
    for (pair, table) in twins.stake_pairs().await.iter().zip(tables) {
        twins.check_places(pair, table).await;
        twins.check(pair, table).await;
    }
}
