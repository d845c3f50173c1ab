//! What holders do, with wrong accounts.

use solana_instruction::error::InstructionError::{Custom, ExternalAccountLamportSpend};
use tidepool::error::TidepoolError;

use super::{
    rows::*,
    substitution::{
        Outcome::{By, Legal, Refused},
        Row,
    },
};
use crate::twins::Twins;

const ANYBODY_PAYS: &str = "whoever pays gives, and takes nothing";
const ANYBODY_IS_PAID: &str = "the owner of the shares says who is paid";

const DEPOSIT_SOL: [Row; 7] = [
    ("pool", [SMALL, SMALL, Refused(TidepoolError::WrongReserve), OWNER, MUT, ABSENT]),
    recorded("reserve", TidepoolError::WrongReserve),
    recorded("mint", TidepoolError::WrongMint),
    recorded("recipient", TidepoolError::WrongTokenAccount),
    // The system program finds nothing to take, and takes nothing from other programs.
    (
        "payer",
        [
            By(Custom(1)),
            Legal(ANYBODY_PAYS),
            ABSENT,
            By(ExternalAccountLamportSpend),
            SIGNATURE,
            SIGNATURE,
        ],
    ),
    program("system_program"),
    program("token_program"),
];

const REDEEM_SOL: [Row; 7] = [
    ("pool", [SMALL, SMALL, Refused(TidepoolError::WrongReserve), OWNER, MUT, ABSENT]),
    recorded("reserve", TidepoolError::WrongReserve),
    recorded("mint", TidepoolError::WrongMint),
    recorded("source", TidepoolError::WrongTokenAccount),
    // The token program's `OwnerMismatch`.
    ("owner", [By(Custom(4)), By(Custom(4)), ABSENT, By(Custom(4)), ABSENT, SIGNATURE]),
    (
        "recipient",
        [
            Legal(ANYBODY_IS_PAID),
            Legal(ANYBODY_IS_PAID),
            ABSENT,
            Legal(ANYBODY_IS_PAID),
            MUT,
            ABSENT,
        ],
    ),
    program("token_program"),
];

const ORDER_TICKET: [Row; 8] = [
    // The pool is a seed of the ticket's address.
    ("pool", [SMALL, SMALL, SEEDS, OWNER, MUT, ABSENT]),
    recorded("mint", TidepoolError::WrongMint),
    recorded("source", TidepoolError::WrongTokenAccount),
    // The owner is another.
    ("owner", [SEEDS, SEEDS, ABSENT, SEEDS, ABSENT, SIGNATURE]),
    (
        "payer",
        [
            By(Custom(1)),
            Legal(ANYBODY_PAYS),
            ABSENT,
            By(ExternalAccountLamportSpend),
            SIGNATURE,
            SIGNATURE,
        ],
    ),
    ("ticket", [SEEDS, SEEDS, SEEDS, ABSENT, ESCALATION, ABSENT]),
    program("system_program"),
    program("token_program"),
];

const CLAIM_TICKET: [Row; 4] = [
    ("pool", [SMALL, SMALL, Refused(TidepoolError::WrongReserve), OWNER, MUT, ABSENT]),
    recorded("reserve", TidepoolError::WrongReserve),
    ("ticket", [SMALL, SMALL, Refused(TidepoolError::WrongTicketPool), OWNER, MUT, ABSENT]),
    (
        "owner",
        [
            Refused(TidepoolError::WrongTicketOwner),
            Refused(TidepoolError::WrongTicketOwner),
            ABSENT,
            Refused(TidepoolError::WrongTicketOwner),
            MUT,
            ABSENT,
        ],
    ),
];

#[tokio::test]
async fn wrong_accounts_of_holders_are_refused() {
    let mut twins = Twins::in_window().await;
    let tables: [&[Row]; 4] = [&DEPOSIT_SOL, &REDEEM_SOL, &ORDER_TICKET, &CLAIM_TICKET];
    for (pair, table) in twins.user_pairs().iter().zip(tables) {
        twins.check_places(pair, table).await;
        twins.check(pair, table).await;
    }
}
