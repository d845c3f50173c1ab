//! What each account is to its instruction: how it is loaded, and what is said of another in its
//! place. The first row that fits counts.

use anchor_lang_idl_spec::IdlInstructionAccount;
use solana_instruction::error::InstructionError::{self, Custom, InvalidSeeds, MissingAccount};
use tidepool::error::TidepoolError;

/// How the framework loads an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// As it is.
    Unchecked,
    /// It must sign.
    Signer,
    /// An account of this program with this many bytes at least and this name in the IDL.
    Typed(usize, &'static str),
    /// A program.
    Program,
    /// It is made here, at the address of its seeds.
    New,
}

/// When a wrong account is found out, in this order; at the same time, in the accounts' order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// When the framework loads all accounts.
    Load,
    /// When it derives the addresses of new ones.
    Derive,
    /// When it compares what the instruction declares.
    Compare,
    /// When the handler looks at the accounts that others gave it.
    Look,
    /// When the handler looks at the pool's stake accounts.
    LookAtStake,
    /// When another program is called.
    Call,
    /// When the event is told.
    Tell,
}

/// What an account is.
#[derive(Clone, Debug)]
pub struct Role {
    /// How it is loaded.
    pub load: Load,
    /// When another one is found out and what is said; nothing where any will do.
    pub other: Option<(Moment, InstructionError)>,
    /// Whether it may be there twice although it is written to.
    pub may_repeat: bool,
}

const POOL: Load = Load::Typed(size_of::<tidepool::state::Pool>() + 8, "Pool");
const LIST: Load = Load::Typed(176, "ValidatorListHeader");
const TICKET: Load = Load::Typed(size_of::<tidepool::state::Ticket>() + 8, "Ticket");
const EXITS: &[&str] = &["redeem_sol", "redeem at once", "redeem beyond the reserve"];
const TICKET_OF_OWNER: &[&str] = &["cancel_ticket", "transfer_ticket"];
/// What only the admin may do, in which the pool is all that is written to.
pub const BY_ADMIN: &[&str] =
    &["propose_authority", "cancel_authority", "propose_change", "cancel_change"];
/// What only the guardian may do, or the guardian and the admin.
pub const BY_GUARDIAN: &[&str] = &["pause_entries", "resume"];
const FIRST_STAKE: &[&str] = &["delegate for the first time"];
/// The token program's `OwnerMismatch`.
const OWNER_MISMATCH: InstructionError = Custom(4);
const ANY: &[&str] = &[];

/// The instructions or scenes, the accounts' names, and what they are there.
type Row = (&'static [&'static str], &'static [&'static str], Role);

const fn row(
    scenes: &'static [&'static str],
    names: &'static [&'static str],
    load: Load,
    moment: Moment,
    error: InstructionError,
) -> Row {
    (scenes, names, Role { load, other: Some((moment, error)), may_repeat: false })
}

/// Any account will do.
const fn free(
    scenes: &'static [&'static str],
    names: &'static [&'static str],
    load: Load,
    may_repeat: bool,
) -> Row {
    (scenes, names, Role { load, other: None, may_repeat })
}

const fn ours(error: TidepoolError) -> InstructionError {
    Custom(6_000 + error as u32)
}

/// An account of an instruction, compared with a recorded address.
const fn recorded(names: &'static [&'static str], load: Load, error: TidepoolError) -> Row {
    row(ANY, names, load, Moment::Compare, ours(error))
}

const ROWS: &[Row] = &[
    // The creation of a pool, whose addresses are all derived.
    row(&["create_pool"], &["pool", "mint", "validators"], Load::New, Moment::Derive, InvalidSeeds),
    row(&["create_pool"], &["reserve"], Load::Unchecked, Moment::Compare, InvalidSeeds),
    row(&["create_pool"], &["creator"], Load::Signer, Moment::Derive, InvalidSeeds),
    // The pool and what it records.
    free(ANY, &["pool"], POOL, false),
    recorded(&["validators"], LIST, TidepoolError::WrongValidatorList),
    recorded(&["reserve"], Load::Unchecked, TidepoolError::WrongReserve),
    recorded(&["mint"], Load::Unchecked, TidepoolError::WrongMint),
    recorded(&["admin"], Load::Signer, TidepoolError::NotAdmin),
    recorded(&["strategist"], Load::Signer, TidepoolError::NotStrategist),
    recorded(&["treasury"], Load::Signer, TidepoolError::NotTreasury),
    // Roles whose holder signs.
    row(BY_ADMIN, &["authority"], Load::Signer, Moment::Look, ours(TidepoolError::NotAdmin)),
    row(BY_GUARDIAN, &["authority"], Load::Signer, Moment::Look, ours(TidepoolError::NotGuardian)),
    row(
        &["accept_authority"],
        &["authority"],
        Load::Signer,
        Moment::Look,
        ours(TidepoolError::NotProposedAuthority),
    ),
    free(&["apply_change"], &["authority"], Load::Signer, false),
    row(
        ANY,
        &["metadata"],
        Load::Unchecked,
        Moment::Look,
        ours(TidepoolError::WrongMetadataAccount),
    ),
    // Holders.
    free(EXITS, &["recipient"], Load::Unchecked, true),
    row(ANY, &["recipient"], Load::Unchecked, Moment::Look, ours(TidepoolError::WrongTokenAccount)),
    row(
        &["deposit_stake"],
        &["source"],
        Load::Unchecked,
        Moment::Look,
        ours(TidepoolError::NotAStakeAccount),
    ),
    row(
        &["deposit_stake"],
        &["owner"],
        Load::Signer,
        Moment::Look,
        ours(TidepoolError::WrongStakeAuthority),
    ),
    row(ANY, &["source"], Load::Unchecked, Moment::Look, ours(TidepoolError::WrongTokenAccount)),
    free(&["deposit_sol"], &["payer"], Load::Signer, false),
    free(ANY, &["payer"], Load::Signer, true),
    free(ANY, &["authority"], Load::Signer, true),
    row(
        ANY,
        &["new_stake"],
        Load::Unchecked,
        Moment::Look,
        ours(TidepoolError::WrongNewStakeAccount),
    ),
    // Tickets.
    row(&["order_ticket"], &["ticket"], Load::New, Moment::Derive, InvalidSeeds),
    row(&["order_ticket"], &["owner"], Load::Signer, Moment::Derive, InvalidSeeds),
    free(&["redeem at once"], &["ticket"], Load::Unchecked, false),
    row(&["redeem beyond the reserve"], &["ticket"], Load::Unchecked, Moment::Call, InvalidSeeds),
    row(&["redeem beyond the reserve"], &["owner"], Load::Signer, Moment::Call, InvalidSeeds),
    free(ANY, &["ticket"], TICKET, false),
    recorded_owner(&["claim_ticket"], Load::Unchecked, TidepoolError::WrongTicketOwner),
    recorded_owner(TICKET_OF_OWNER, Load::Signer, TidepoolError::NotTicketOwner),
    row(ANY, &["owner"], Load::Signer, Moment::Call, OWNER_MISMATCH),
    // Validators and their stake.
    row(
        &["add_validator"],
        &["vote"],
        Load::Unchecked,
        Moment::Look,
        ours(TidepoolError::WrongVoteAccount),
    ),
    row(ANY, &["vote"], Load::Unchecked, Moment::Look, ours(TidepoolError::ValidatorMismatch)),
    row(
        FIRST_STAKE,
        &["stake"],
        Load::Unchecked,
        Moment::LookAtStake,
        ours(TidepoolError::WrongStakeAddress),
    ),
    free(FIRST_STAKE, &["transient"], Load::Unchecked, false),
    row(
        &["prune_validator"],
        &["transient"],
        Load::Unchecked,
        Moment::LookAtStake,
        ours(TidepoolError::WrongStakeAccount),
    ),
    row(
        ANY,
        &["transient"],
        Load::Unchecked,
        Moment::LookAtStake,
        ours(TidepoolError::WrongStakeAddress),
    ),
    row(
        ANY,
        &["stake", LOOK],
        Load::Unchecked,
        Moment::LookAtStake,
        ours(TidepoolError::WrongStakeAccount),
    ),
    // The cluster's.
    free(ANY, &["stake_config"], Load::Unchecked, false),
    row(
        ANY,
        &["system_program", "token_program"],
        Load::Program,
        Moment::Load,
        InstructionError::IncorrectProgramId,
    ),
    row(ANY, &["event_authority"], Load::Unchecked, Moment::Compare, InvalidSeeds),
    // Nobody looks at the program, but the runtime misses it at the event's call.
    row(ANY, &["program"], Load::Unchecked, Moment::Tell, MissingAccount),
];

const fn recorded_owner(scenes: &'static [&'static str], load: Load, error: TidepoolError) -> Row {
    row(scenes, &["owner"], load, Moment::Compare, ours(error))
}

/// The name of an account that follows those of the IDL.
pub const LOOK: &str = "look";

/// The role of an account. `names` are those of the instruction and of the scene.
pub fn of(names: [&str; 2], account: Option<&IdlInstructionAccount>) -> Role {
    let name = account.map_or(LOOK, |account| &account.name);
    let fits = |row: &&Row| {
        let (scenes, accounts, _) = row;
        let here = scenes.is_empty() || scenes.iter().any(|scene| names.contains(scene));
        here && accounts.contains(&name)
    };
    if let Some((_, _, role)) = ROWS.iter().find(fits) {
        return role.clone();
    }
    // A sysvar or a program whose address the instruction declares.
    let declared = account.is_some_and(|account| account.address.is_some());
    assert!(declared, "{}: say in matrix/roles.rs what `{name}` is", names[0]);
    let other = Some((Moment::Compare, ours(TidepoolError::WrongSysvar)));
    Role { load: Load::Unchecked, other, may_repeat: false }
}
