//! Steps, the stages that they come in, and what comes after them.

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool_client::{PoolAddresses, ValidatorAccounts, tidepool::state::ValidatorEntry};
use tidepool_math::{EpochClock, Parameter};

use super::Situation;

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The stages; each waits until all before it are done.
    pub stages: Vec<Stage>,
    /// When there may be more to do, once they are.
    pub wait: Wait,
}

/// Steps that need nothing of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// What it is about.
    pub kind: StageKind,
    /// The steps, in the order in which they are best taken.
    pub steps: Vec<Step>,
}

/// What a stage is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StageKind {
    /// Validators are looked at; any order will do, also all at once.
    Looks,
    /// The epoch is turned; waits for every look.
    Booking,
    /// Announced changes of parameters begin to hold; waits for the booking, which closes what
    /// the old ones held for.
    Changes,
    /// Facts are set down; waits for the changes, among which may be a cap.
    Flags,
    /// Slots are vacated; waits for the looks, which bring the last stake home.
    Prunes,
    /// Tickets are paid; waits for the booking.
    Claims,
    /// Stake is told to cool; waits for the window and for the flags, which change weights.
    Undelegations,
    /// Stake is delegated; waits until everything that should cool does.
    Delegations,
}

impl StageKind {
    /// A name for logs and metrics.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Looks => "looks",
            Self::Booking => "booking",
            Self::Changes => "changes",
            Self::Flags => "flags",
            Self::Prunes => "prunes",
            Self::Claims => "claims",
            Self::Undelegations => "undelegations",
            Self::Delegations => "delegations",
        }
    }

    /// Whether the steps' transactions may be under way at the same time. Where stake moves,
    /// each amount depends on the ones before it.
    #[must_use]
    pub const fn is_parallel(self) -> bool {
        !matches!(self, Self::Undelegations | Self::Delegations)
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Look at a validator.
    Look(u32, ValidatorEntry),
    /// Turn the epoch.
    Book,
    /// Let the announced value of a parameter hold.
    Change(Parameter),
    /// Flag a validator, or take its flag back.
    Flag(u32, Pubkey),
    /// Vacate a slot.
    Prune(ValidatorAccounts),
    /// Pay a ticket to its owner.
    Claim {
        /// The ticket.
        ticket: Pubkey,
        /// Its owner.
        owner: Pubkey,
        /// What it is worth, in lamports.
        lamports: u64,
    },
    /// Tell so many lamports of a validator's to cool.
    Undelegate(ValidatorAccounts, u64),
    /// Delegate so many lamports to a validator, or take so many back that began to cool.
    Delegate(ValidatorAccounts, u64),
}

/// What tells a step from all others of the same plan: its stage, and whom it is about.
pub type StepKey = (StageKind, Pubkey);

impl Step {
    /// What tells it from all others.
    #[must_use]
    pub const fn key(&self) -> StepKey {
        match self {
            Self::Look(_, entry) => (StageKind::Looks, entry.vote),
            Self::Book => (StageKind::Booking, Pubkey::new_from_array([0; 32])),
            Self::Change(parameter) => {
                (StageKind::Changes, Pubkey::new_from_array([*parameter as u8; 32]))
            }
            Self::Flag(_, vote) => (StageKind::Flags, *vote),
            Self::Prune(accounts) => (StageKind::Prunes, accounts.vote),
            Self::Claim { ticket, .. } => (StageKind::Claims, *ticket),
            Self::Undelegate(accounts, _) => (StageKind::Undelegations, accounts.vote),
            Self::Delegate(accounts, _) => (StageKind::Delegations, accounts.vote),
        }
    }
}

/// When to plan again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// As soon as the stages are done.
    Again,
    /// When the runtime has paid its rewards.
    Rewards,
    /// In this slot the window opens.
    Window(u64),
    /// In this slot the last quarter of the window begins, in which stake that can move serves
    /// what other stake cannot.
    LateWindow(u64),
    /// In this slot the next epoch begins.
    NextEpoch(u64),
}

impl Wait {
    /// The slot, where it is known.
    #[must_use]
    pub const fn slot(self) -> Option<u64> {
        match self {
            Self::Again | Self::Rewards => None,
            Self::Window(slot) | Self::LateWindow(slot) | Self::NextEpoch(slot) => Some(slot),
        }
    }
}

/// The instructions of steps of one kind, which `payer` signs; looks share one.
#[must_use]
pub fn instructions(pool: &PoolAddresses, payer: Pubkey, steps: &[Step]) -> Vec<Instruction> {
    let mut looks = vec![];
    let mut all = vec![];
    for step in steps {
        match step {
            Step::Look(index, entry) => looks.push((*index, *entry)),
            Step::Book => all.push(pool.update_pool()),
            Step::Change(parameter) => all.push(pool.apply_change(payer, *parameter)),
            Step::Flag(index, vote) => all.push(pool.flag_validator(*index, *vote)),
            Step::Prune(accounts) => all.push(pool.prune_validator(accounts)),
            Step::Claim { ticket, owner, .. } => all.push(pool.claim_ticket(*ticket, *owner)),
            Step::Undelegate(accounts, _) => all.push(pool.undelegate(accounts)),
            Step::Delegate(accounts, _) => all.push(pool.delegate(accounts)),
        }
    }
    if !looks.is_empty() {
        all.insert(0, pool.update_validators(&looks));
    }
    all
}

/// The next slot of this epoch's in which more may be to do.
pub(super) fn next_opening(situation: &Situation, clock: &EpochClock) -> Wait {
    let window = clock.window(&situation.snapshot.pool.parameters());
    let end = clock.first_slot.0.saturating_add(clock.slots);
    let (opens, late) = (end.saturating_sub(window), end.saturating_sub(window >> 2));
    if clock.slot.0 < opens {
        Wait::Window(opens)
    } else if clock.slot.0 < late {
        Wait::LateWindow(late)
    } else {
        Wait::NextEpoch(end)
    }
}
