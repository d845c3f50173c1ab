//! Where more is to be said than the roles say: which wrong account is refused with another
//! error, and which is legal, and why.

use solana_instruction::error::InstructionError::{
    self, Custom, ExternalAccountDataModified, ExternalAccountLamportSpend, InvalidAccountData,
    PrivilegeEscalation, UninitializedAccount,
};
use tidepool::error::TidepoolError;

use super::{
    kind::{
        Kind::{self, *},
        Thing,
    },
    roles::{BY_ADMIN, BY_GUARDIAN, LOOK},
};

/// What must come of a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is refused with this error.
    Refused(InstructionError),
    /// It is legal, for this reason.
    Legal(&'static str),
}

/// The instructions or scenes, all where none is named; accounts; kinds; what comes of them.
pub struct Exception {
    scenes: &'static [&'static str],
    accounts: &'static [&'static str],
    kinds: fn(Kind) -> bool,
    /// What comes of it.
    pub outcome: Outcome,
}

impl Exception {
    /// Whether it speaks of this case.
    pub fn fits(&self, names: [&str; 2], account: &str, kind: Kind) -> bool {
        let here = self.scenes.is_empty() || self.scenes.iter().any(|one| names.contains(one));
        here && self.accounts.contains(&account) && (self.kinds)(kind)
    }
}

const fn refused(
    scenes: &'static [&'static str],
    accounts: &'static [&'static str],
    kinds: fn(Kind) -> bool,
    error: InstructionError,
) -> Exception {
    Exception { scenes, accounts, kinds, outcome: Outcome::Refused(error) }
}

const fn legal(
    scenes: &'static [&'static str],
    accounts: &'static [&'static str],
    kinds: fn(Kind) -> bool,
    why: &'static str,
) -> Exception {
    Exception { scenes, accounts, kinds, outcome: Outcome::Legal(why) }
}

const fn ours(error: TidepoolError) -> InstructionError {
    Custom(6_000 + error as u32)
}

const ANY: &[&str] = &[];
const BURNS: &[&str] =
    &["redeem_sol", "redeem at once", "redeem beyond the reserve", "order_ticket", "redeem_stake"];
const SET_METADATA: &[&str] = &["set_metadata"];
const GIFTS: &[&str] = &["deposit_sol", "deposit_stake", "cancel_ticket"];
const MINTS: &[&str] = &["deposit_sol", "deposit_stake", "cancel_ticket", "claim_fees"];
const DELEGATIONS: &[&str] = &["delegate beside a main account", "delegate for the first time"];
const EXITS: &[&str] = &["redeem_sol", "redeem at once", "redeem beyond the reserve"];
const PAID_FOR: &[&str] = &["deposit_sol", "order_ticket", "redeem beyond the reserve"];

/// Those that are looked at before the roles.
pub static BEFORE_ROLES: &[Exception] = &[
    // The runtime lends no privilege to a call, where the framework asks for none.
    refused(&["create_pool"], &["pool", "mint", "validators"], read_only, PrivilegeEscalation),
    refused(&["order_ticket"], &["ticket"], read_only, PrivilegeEscalation),
    refused(ANY, &[LOOK], read_only, PrivilegeEscalation),
    // Looks that are announced and do not come.
    refused(ANY, &[LOOK], |kind| kind == Missing, ours(TidepoolError::WrongStakeAccount)),
    // The system program finds nothing to take, and takes nothing from other programs.
    refused(PAID_FOR, &["payer"], |kind| kind == Nothing, Custom(1)),
    refused(PAID_FOR, &["payer"], |kind| kind == Foreign, ExternalAccountLamportSpend),
    // Another holder's token account: the token program's `OwnerMismatch`.
    refused(BURNS, &["source"], |kind| kind == A(Thing::Tokens), Custom(4)),
    refused(
        &["claim_ticket", "cancel_ticket"],
        &["ticket"],
        other_pools,
        ours(TidepoolError::WrongTicketPool),
    ),
    // The pool's own stake account is one that Alice does not own.
    refused(
        &["deposit_stake"],
        &["source"],
        |kind| kind == Swapped(Thing::Stake),
        ours(TidepoolError::WrongStakeAuthority),
    ),
    // Another holder's stake account.
    refused(&["deposit_stake"], &["source"], other_pools, ours(TidepoolError::WrongStakeAuthority)),
    refused(
        &["add_validator"],
        &["vote"],
        |kind| kind == A(Thing::Vote),
        ours(TidepoolError::ValidatorAlreadyListed),
    ),
    // Where a role is asked for, the other pool has another holder of it.
    refused(BY_ADMIN, &["pool"], other_pools, ours(TidepoolError::NotAdmin)),
    refused(BY_GUARDIAN, &["pool"], other_pools, ours(TidepoolError::NotGuardian)),
    // Accounts that changed where they are.
    refused(MINTS, &["recipient"], edited, ours(TidepoolError::WrongTokenAccount)),
    refused(BURNS, &["source"], edited, ours(TidepoolError::WrongTokenAccount)),
    refused(&["deposit_stake"], &["source"], edited, ours(TidepoolError::NotAStakeAccount)),
    refused(&["redeem_stake"], &["new_stake"], edited, ours(TidepoolError::WrongNewStakeAccount)),
    refused(
        &["redeem_stake", "deposit_stake"],
        &["stake"],
        edited,
        ours(TidepoolError::ValidatorNotReady),
    ),
    refused(DELEGATIONS, &["stake"], edited, ours(TidepoolError::UnexpectedStakeState)),
    refused(&["undelegate"], &["stake"], edited, ours(TidepoolError::UnexpectedStakeState)),
    refused(&["add_validator"], &["vote"], edited, ours(TidepoolError::WrongVoteAccount)),
    refused(DELEGATIONS, &["vote"], edited, ours(TidepoolError::WrongVoteAccount)),
    refused(
        &["update_pool"],
        &["mint"],
        |kind| matches!(kind, SystemOwned | Closed),
        ours(TidepoolError::WrongMint),
    ),
    legal(
        &["update_pool"],
        &["mint"],
        edited,
        "the address is the pool's own mint, where only the token program writes",
    ),
    // The metadata program's `IncorrectOwner` and `InvalidMintAuthority`; without a mint it panics.
    refused(SET_METADATA, &["mint"], |kind| kind == InForeignProgram, Custom(57)),
    refused(SET_METADATA, &["mint"], |kind| kind == Zeroed, Custom(10)),
    refused(SET_METADATA, &["mint"], edited, InstructionError::ProgramFailedToComplete),
    refused(ANY, &["mint"], |kind| kind == InForeignProgram, ExternalAccountDataModified),
    refused(ANY, &["mint"], |kind| kind == Zeroed, UninitializedAccount),
    refused(ANY, &["mint"], edited, InvalidAccountData),
    legal(
        GIFTS,
        &["recipient"],
        |kind| kind == A(Thing::Tokens),
        "shares for another holder are a gift",
    ),
    legal(
        ANY,
        &["recipient", "source"],
        |kind| kind == Copied,
        "another account of the same holder",
    ),
    legal(
        &["redeem_stake"],
        &["new_stake"],
        |kind| kind == Copied,
        "any empty stake account may receive the stake",
    ),
    legal(
        &["add_validator"],
        &["vote"],
        |kind| kind == Copied,
        "the admin may list any vote account whose commission is within the cap",
    ),
    legal(
        &["transfer_ticket"],
        &["ticket"],
        other_pools,
        "the signer owns the ticket of the other pool as well",
    ),
];

/// Why what the roles let pass is legal.
pub static REASONS: &[Exception] = &[
    legal(
        &["exchange_rate", "quote_deposit", "quote_redeem"],
        &["pool"],
        other_pools,
        "a question about the other pool",
    ),
    legal(
        &["accept_authority"],
        &["pool"],
        other_pools,
        "the signer is proposed in the other pool as well",
    ),
    legal(&["apply_change"], &["pool"], other_pools, "a change of the other pool is ripe as well"),
    legal(&["apply_change"], &["authority"], any, "anybody may apply a change that is ripe"),
    legal(
        ANY,
        &["pool", "validators", "ticket"],
        |kind| kind == Lengthened,
        "later versions may have longer accounts; only the program resizes them",
    ),
    legal(
        ANY,
        &["validators"],
        |kind| kind == Truncated,
        "a list has as many slots as its bytes hold; only the program resizes it",
    ),
    legal(PAID_FOR, &["payer"], wallet, "whoever pays gives, and takes nothing"),
    legal(&["redeem at once"], &["payer"], any, "there is no ticket whose rent could be paid"),
    legal(
        &["redeem at once"],
        &["ticket"],
        any,
        "all is paid at once: the ticket's place is not looked at",
    ),
    legal(EXITS, &["recipient"], any, "who owns the shares says who is paid"),
    legal(
        &["redeem_stake"],
        &["authority"],
        any,
        "who owns the shares says who receives the stake, and that key signs",
    ),
    legal(
        &["flag_validator"],
        &["vote"],
        edited,
        "a vote account that is gone speaks against its validator",
    ),
    legal(
        &["delegate for the first time"],
        &["transient"],
        any,
        "a first stake goes to the main account: the transient is not looked at",
    ),
    legal(
        DELEGATIONS,
        &["stake_config"],
        any,
        "the stake program of today does not read it, older ones check it themselves",
    ),
    legal(
        ANY,
        &[LOOK],
        edited,
        "what a stake account in an odd state still holds is booked, and the rest as a loss",
    ),
];

fn any(_: Kind) -> bool {
    true
}

fn read_only(kind: Kind) -> bool {
    kind == ReadOnly
}

fn other_pools(kind: Kind) -> bool {
    kind == OtherPools
}

fn wallet(kind: Kind) -> bool {
    matches!(kind, Wallet | Twice(Thing::Wallet))
}

fn edited(kind: Kind) -> bool {
    kind.is_edit()
}
