//! What holders do with tickets, and leaving in two parts, with wrong accounts.

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
const HERS_TOO: &str = "Alice owns the ticket of the other pool as well";
const NO_TICKET: &str = "all is paid at once, the ticket's place is not looked at";
const NO_RENT: &str = "there is no ticket whose rent could be paid";

const CANCEL_TICKET: [Row; 6] = [
    ("pool", [SMALL, SMALL, Refused(TidepoolError::WrongMint), OWNER, MUT, ABSENT]),
    recorded("mint", TidepoolError::WrongMint),
    recorded("recipient", TidepoolError::WrongTokenAccount),
    ("ticket", [SMALL, SMALL, Refused(TidepoolError::WrongTicketPool), OWNER, MUT, ABSENT]),
    (
        "owner",
        [
            Refused(TidepoolError::NotTicketOwner),
            Refused(TidepoolError::NotTicketOwner),
            ABSENT,
            Refused(TidepoolError::NotTicketOwner),
            SIGNATURE,
            SIGNATURE,
        ],
    ),
    program("token_program"),
];

const TRANSFER_TICKET: [Row; 2] = [
    ("ticket", [SMALL, SMALL, Legal(HERS_TOO), OWNER, MUT, ABSENT]),
    (
        "owner",
        [
            Refused(TidepoolError::NotTicketOwner),
            Refused(TidepoolError::NotTicketOwner),
            ABSENT,
            Refused(TidepoolError::NotTicketOwner),
            ABSENT,
            SIGNATURE,
        ],
    ),
];

/// The accounts of `redeem`, given the last but two.
const fn redeem(payer: Row, ticket: Row) -> [Row; 10] {
    let paid = Legal(ANYBODY_IS_PAID);
    let (stranger, forged) = (Legal(ANYBODY_IS_PAID), Legal(ANYBODY_IS_PAID));
    [
        ("pool", [SMALL, SMALL, Refused(TidepoolError::WrongReserve), OWNER, MUT, ABSENT]),
        recorded("reserve", TidepoolError::WrongReserve),
        recorded("mint", TidepoolError::WrongMint),
        recorded("source", TidepoolError::WrongTokenAccount),
        // The token program's `OwnerMismatch`.
        ("owner", [By(Custom(4)), By(Custom(4)), ABSENT, By(Custom(4)), ABSENT, SIGNATURE]),
        ("recipient", [paid, stranger, ABSENT, forged, MUT, ABSENT]),
        payer,
        ticket,
        program("system_program"),
        program("token_program"),
    ]
}

fn at_once() -> [Row; 10] {
    let payer = || Legal(NO_RENT);
    let ticket = || Legal(NO_TICKET);
    redeem(
        ("payer", [payer(), payer(), ABSENT, payer(), SIGNATURE, SIGNATURE]),
        ("ticket", [ticket(), ticket(), ticket(), ABSENT, MUT, ABSENT]),
    )
}

fn beyond_the_reserve() -> [Row; 10] {
    let mut table = redeem(
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
        ("ticket", [SEEDS, SEEDS, SEEDS, ABSENT, MUT, ABSENT]),
    );
    // The owner is a seed of the ticket's address.
    table[4] = ("owner", [SEEDS, SEEDS, ABSENT, SEEDS, ABSENT, SIGNATURE]);
    table
}

#[tokio::test]
async fn wrong_accounts_of_tickets_are_refused() {
    let mut twins = Twins::in_window().await;
    let (at_once, beyond) = (at_once(), beyond_the_reserve());
    let tables: [&[Row]; 4] = [&CANCEL_TICKET, &TRANSFER_TICKET, &at_once, &beyond];
    for (pair, table) in twins.ticket_pairs().iter().zip(tables) {
        twins.check_places(pair, table).await;
        twins.check(pair, table).await;
    }
}
