//! One difference, and what it takes.

use std::fmt;

use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use tidepool::{
    instructions::admin::set_weights::WeightChange,
    state::{Pool, Role},
};
use tidepool_client::{PoolAddresses, PoolSettings, token_metadata};
use tidepool_math::{Millionths, Parameter};

use crate::description::Token;

/// What differs from the description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// There is no pool.
    Create(Box<PoolSettings>),
    /// The list lacks slots.
    Grow(u32),
    /// A validator is not on the list.
    Add(Pubkey),
    /// A validator is on the list and should not be.
    Remove(u32, Pubkey),
    /// Weights differ.
    Weigh(Vec<WeightChange>),
    /// A parameter differs; what protects holders holds at once, the rest waits.
    Propose(Parameter, Millionths, Millionths),
    /// A proposed value has waited long enough.
    Apply(Parameter, Millionths),
    /// A role is somebody else's.
    Nominate(Role, Pubkey),
    /// A new holder may accept.
    Accept(Role, Pubkey),
    /// Wallets show something else.
    Name(Token),
    /// Nothing can be done before an epoch.
    Wait(String, u64),
}

impl Change {
    /// Whose signature it takes; nobody's in particular where anybody may, none where it waits.
    #[must_use]
    pub fn signer(&self, pool: Option<&Pool>, creator: Pubkey) -> Option<Pubkey> {
        match self {
            Self::Create(_) => Some(creator),
            Self::Weigh(_) => pool.map(|pool| pool.strategist),
            Self::Accept(_, heir) => Some(*heir),
            Self::Apply(..) | Self::Wait(..) => None,
            _ => pool.map(|pool| pool.admin),
        }
    }

    /// Whether it waits for time alone.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        matches!(self, Self::Wait(..))
    }

    /// The instruction, signed by `by`; `None` for what waits.
    #[must_use]
    pub fn instruction(&self, pool: &PoolAddresses, by: Pubkey) -> Option<Instruction> {
        Some(match self {
            Self::Create(settings) => pool.create_pool(by, settings),
            Self::Grow(slots) => pool.grow_list(by, *slots),
            Self::Add(vote) => pool.add_validator(by, *vote),
            Self::Remove(index, vote) => pool.remove_validator(by, *index, *vote),
            Self::Weigh(changes) => pool.set_weights(by, changes.clone()),
            Self::Propose(which, _, new) => pool.propose_change(by, *which, *new),
            Self::Apply(which, _) => pool.apply_change(by, *which),
            Self::Nominate(role, heir) => pool.propose_authority(by, *role, *heir),
            Self::Accept(role, _) => pool.accept_authority(by, *role),
            Self::Name(Token { name, symbol, uri }) => {
                pool.set_metadata(by, token_metadata(name, symbol, uri)?)
            }
            Self::Wait(..) => return None,
        })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Create(settings) => write!(f, "create the pool, {} slots", settings.capacity),
            Self::Grow(slots) => write!(f, "add {slots} slots to the list"),
            Self::Add(vote) => write!(f, "list {vote}"),
            Self::Remove(_, vote) => write!(f, "tell {vote} to leave"),
            Self::Weigh(changes) => {
                write!(f, "weigh")?;
                changes.iter().try_for_each(|one| write!(f, " {}={}", one.vote, one.weight))
            }
            Self::Propose(which, old, new) if which.change_hurts(*old, *new) => {
                write!(f, "propose {which:?} {} for {}; it waits two full epochs", new.0, old.0)
            }
            Self::Propose(which, old, new) => {
                write!(f, "set {which:?} to {} from {}, at once", new.0, old.0)
            }
            Self::Apply(which, value) => write!(f, "let {which:?} be {}", value.0),
            Self::Nominate(role, heir) => {
                write!(f, "propose {heir} as {role:?}; it waits two full epochs")
            }
            Self::Accept(role, heir) => write!(f, "{heir} accepts to be {role:?}"),
            Self::Name(token) => write!(f, "name the token {} ({})", token.name, token.symbol),
            Self::Wait(what, epoch) => write!(f, "{what}: in epoch {epoch}"),
        }
    }
}
