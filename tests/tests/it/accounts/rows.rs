//! Rows and outcomes that several tables share.

use solana_instruction::error::InstructionError;
use tidepool::error::TidepoolError;

use super::substitution::{
    Outcome::{self, Absent, By, Refused},
    Row,
};

pub const ABSENT: Outcome = Absent;
/// No account of this program has so few bytes.
pub const SMALL: Outcome = By(InstructionError::AccountDataTooSmall);
pub const NOTHING: Outcome = By(InstructionError::UninitializedAccount);
pub const OWNER: Outcome = By(InstructionError::IllegalOwner);
pub const SEEDS: Outcome = By(InstructionError::InvalidSeeds);
pub const SIGNATURE: Outcome = By(InstructionError::MissingRequiredSignature);
pub const PROGRAM: Outcome = By(InstructionError::IncorrectProgramId);
/// Anchor's `ConstraintMut`.
pub const MUT: Outcome = By(InstructionError::Custom(2000));
/// The framework found nothing wrong, and the runtime lends no privilege to a call.
pub const ESCALATION: Outcome = By(InstructionError::PrivilegeEscalation);

/// An account that is compared with a recorded address, or checked by itself, and is
/// written to.
pub const fn recorded(name: &'static str, error: TidepoolError) -> Row {
    (name, [Refused(error), Refused(error), Refused(error), Refused(error), MUT, ABSENT])
}

/// An account that is compared with a recorded address and only read.
pub const fn compared(name: &'static str, error: TidepoolError) -> Row {
    (name, [Refused(error), Refused(error), Refused(error), Refused(error), ABSENT, ABSENT])
}

/// The list, where it is written to.
pub const fn list() -> Row {
    let other = Refused(TidepoolError::WrongValidatorList);
    ("validators", [SMALL, SMALL, other, OWNER, MUT, ABSENT])
}

/// A stake account that is looked at; the framework knows nothing of it.
pub const fn stake(name: &'static str) -> Row {
    let (empty, stranger, other, forged) = four(TidepoolError::WrongStakeAccount);
    (name, [empty, stranger, other, forged, ESCALATION, ABSENT])
}

/// An address at which nothing exists yet.
pub const fn next_address(name: &'static str) -> Row {
    let (empty, stranger, other, _) = four(TidepoolError::WrongStakeAddress);
    (name, [empty, stranger, other, ABSENT, MUT, ABSENT])
}

/// Somebody whose address the pool records and who signs.
pub const fn role(name: &'static str, error: TidepoolError) -> Row {
    let (empty, stranger, other, forged) = four(error);
    (name, [empty, stranger, other, forged, ABSENT, SIGNATURE])
}

/// A sysvar or a program that the program compares.
pub const fn named(name: &'static str) -> Row {
    let (empty, stranger, _, forged) = four(TidepoolError::WrongSysvar);
    (name, [empty, stranger, ABSENT, forged, ABSENT, ABSENT])
}

/// The instructions sysvar, which the runtime makes up: no account exists to copy.
pub const fn instructions() -> Row {
    let (empty, stranger, ..) = four(TidepoolError::WrongSysvar);
    ("instructions", [empty, stranger, ABSENT, ABSENT, ABSENT, ABSENT])
}

/// A program that the framework compares.
pub const fn program(name: &'static str) -> Row {
    // Anchor's `ConstraintExecutable`.
    const NO_PROGRAM: Outcome = By(InstructionError::Custom(2007));
    (name, [NO_PROGRAM, NO_PROGRAM, ABSENT, PROGRAM, ABSENT, ABSENT])
}

/// The signer of events, for which there need not be an account.
pub const fn event_authority() -> Row {
    ("event_authority", [SEEDS, SEEDS, ABSENT, ABSENT, ABSENT, ABSENT])
}

/// The program itself: nobody looks at it, but the runtime misses it at the event's call.
pub const fn event_program() -> Row {
    const MISSED: Outcome = By(InstructionError::MissingAccount);
    ("program", [MISSED, MISSED, ABSENT, MISSED, ABSENT, ABSENT])
}

const fn four(error: TidepoolError) -> (Outcome, Outcome, Outcome, Outcome) {
    (Refused(error), Refused(error), Refused(error), Refused(error))
}
