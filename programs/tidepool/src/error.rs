//! Every refusal of the program, with what the caller should do.
//!
//! The list is append-only: a number never changes its meaning.

use anchor_lang::prelude::*;
use tidepool_math::Error as MathError;

/// Errors 6000 and up.
#[error_code]
#[derive(Debug, PartialEq, Eq)]
pub enum TidepoolError {
    // Prices and amounts.
    #[msg(
        "The pool is behind or has an unbooked loss: crank update_validators and update_pool first"
    )]
    PoolStale,
    #[msg("The pool has lost everything once: only exits are open")]
    Insolvent,
    #[msg("The amount is too small to give anything: raise it")]
    ZeroOutput,
    #[msg("The output is below your minimum: quote again")]
    SlippageExceeded,
    #[msg("The reserve cannot pay this: order a ticket or wait for cooling stake")]
    InsufficientReserve,
    #[msg("Until this epoch's update a quarter of the free reserve may leave: crank or wait")]
    GapQuotaExceeded,
    #[msg("The ticket is not payable yet: wait for an update in a later epoch")]
    TicketNotReady,
    #[msg("The amount is beyond what the pool can count: lower it")]
    AmountOutOfRange,
    #[msg("A parameter or the list's capacity is outside its hard bounds: choose one within them")]
    ParameterOutOfBounds,
    #[msg("More tokens exist than the pool minted: report this")]
    SupplyMismatch,
    // Accounts.
    #[msg("The account's version is unknown to this program: use a newer client")]
    UnknownVersion,
    #[msg("Pass the pool's own reserve")]
    WrongReserve,
    #[msg("Pass the pool's own mint")]
    WrongMint,
    #[msg("Pass the pool's own validator list")]
    WrongValidatorList,
    #[msg("Pass an initialised token account of the pool's mint")]
    WrongTokenAccount,
    #[msg("Pass the stake account that the validator's entry records")]
    WrongStakeAccount,
    #[msg("Pass the address that the next creation of this stake account derives")]
    WrongStakeAddress,
    #[msg("Pass an initialised vote account of a known version")]
    WrongVoteAccount,
    #[msg("Pass the sysvar or program that the instruction names")]
    WrongSysvar,
    #[msg("The ticket belongs to another pool")]
    WrongTicketPool,
    #[msg("A ticket is paid to its owner: pass the owner's address")]
    WrongTicketOwner,
    #[msg("The stake account is in no state for this: run update_validators")]
    UnexpectedStakeState,
    // Roles.
    #[msg("Only the pool's admin may do this")]
    NotAdmin,
    #[msg("Only the pool's strategist may do this")]
    NotStrategist,
    // Validators.
    #[msg("No validator has this index: read the list again")]
    NoSuchValidator,
    #[msg("The entry at this index is another validator's: read the list again")]
    ValidatorMismatch,
    #[msg("The validator is on the list already")]
    ValidatorAlreadyListed,
    #[msg("The list is full")]
    ValidatorListFull,
    #[msg("A new validator waits two epochs before it gets a weight")]
    ValidatorTooNew,
    #[msg("The validator's commission is above the pool's cap")]
    CommissionTooHigh,
    // Epochs.
    #[msg("Some validators were not updated this epoch: crank update_validators first")]
    ValidatorsNotUpdated,
    #[msg("The runtime is paying rewards and refuses stake instructions: wait some slots")]
    EpochRewardsActive,
    #[msg("Stake moves in the last slots of an epoch only: wait for the window")]
    OutsideWindow,
    #[msg("This epoch's update has not run: crank update_pool first")]
    UpdateRequired,
    // Stake accounts that come in and go out.
    #[msg("Pass an initialised or delegated stake account")]
    NotAStakeAccount,
    #[msg("Only who may withdraw from the stake account can deposit it: sign with that key")]
    WrongStakeAuthority,
    #[msg("The stake account's lockup is in force: wait until it ends")]
    LockupInForce,
    #[msg("The stake is warming up, cooling or partly active: wait until it is one or the other")]
    StakeNotSettled,
    #[msg("The stake is delegated to another validator than the entry's: pass its own")]
    WrongValidator,
    #[msg("The validator is flagged: choose another")]
    ValidatorFlagged,
    #[msg("The validator leaves the pool: choose another")]
    ValidatorLeaving,
    #[msg("The validator's own stake is warming up or cooling: choose another or wait")]
    ValidatorNotReady,
    #[msg("The amount is below the minimum delegation: raise it")]
    BelowMinimumDelegation,
    #[msg("The validator would keep less than nine tenths of its share: choose another or less")]
    SourceNotAllowed,
    #[msg("The validator must keep the minimum delegation: choose another or less")]
    SourceTooSmall,
    #[msg("Pass an uninitialised stake account of 200 bytes")]
    WrongNewStakeAccount,
    // The list.
    #[msg("The validator must be removed first")]
    ValidatorNotLeaving,
    #[msg("The validator's stake has not come home: run undelegate and update_validators")]
    ValidatorNotEmpty,
    // Tickets.
    #[msg("Only the ticket's owner may do this")]
    NotTicketOwner,
    // Governance.
    #[msg("Only the pool's guardian may do this")]
    NotGuardian,
    #[msg("Only the pool's treasury may do this")]
    NotTreasury,
    #[msg("Only who was proposed for the role may accept it")]
    NotProposedAuthority,
    #[msg("No role has this number: 0 admin, 1 strategist, 2 guardian, 3 treasury")]
    NoSuchRole,
    #[msg("No parameter has this number: 0 to 7, see the specification")]
    NoSuchParameter,
    #[msg("A role needs a key that can sign: pass another address than zero")]
    ZeroAuthority,
    #[msg("Nothing is proposed there: propose first")]
    NothingPending,
    #[msg("Two full epochs must pass after a proposal: wait")]
    ChangeTooEarly,
    #[msg("The guardian has paused entries: wait some epochs; exits are open")]
    EntriesPaused,
    #[msg("Three pauses in a row are the most: entries stay open for five epochs now")]
    PauseExhausted,
    #[msg("Sign with a recent blockhash: a durable nonce is not accepted here")]
    DurableNonce,
    #[msg("Pass the metadata address of the pool's mint")]
    WrongMetadataAccount,
}

impl From<MathError> for TidepoolError {
    fn from(error: MathError) -> Self {
        match error {
            MathError::Overflow => Self::AmountOutOfRange,
            MathError::PoolStale => Self::PoolStale,
            MathError::Insolvent => Self::Insolvent,
            MathError::ZeroOutput => Self::ZeroOutput,
            MathError::SlippageExceeded => Self::SlippageExceeded,
            MathError::InsufficientReserve => Self::InsufficientReserve,
            MathError::GapQuotaExceeded => Self::GapQuotaExceeded,
            MathError::TicketNotReady => Self::TicketNotReady,
            MathError::ParameterOutOfBounds => Self::ParameterOutOfBounds,
            MathError::SupplyMismatch => Self::SupplyMismatch,
        }
    }
}

/// Gives the arithmetic's errors their numbers, where `?` cannot convert in two steps.
pub trait OrRefuse<T> {
    /// The value, or the program's error.
    ///
    /// # Errors
    /// The [`TidepoolError`] of the arithmetic's error.
    fn or_refuse(self) -> Result<T>;
}

impl<T> OrRefuse<T> for tidepool_math::Result<T> {
    #[inline(always)]
    fn or_refuse(self) -> Result<T> {
        self.map_err(|error| TidepoolError::from(error).into())
    }
}
