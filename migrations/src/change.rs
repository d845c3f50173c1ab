//! One thing in which a chain and a description differ, and what would be done about it.

use std::fmt;

use solana_pubkey::Pubkey;
use tidepool::state::Role;
use tidepool_cli::arguments::name_of;
use tidepool_math::{Millionths, Parameter};

use crate::{description::Metadata, steps::Step};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The step that it belongs to.
    pub step: Step,
    /// What would be done.
    pub action: Action,
    /// Whose signature it takes; `None` for anybody's.
    pub by: Option<Pubkey>,
    /// When it can be done.
    pub when: When,
}

/// When something can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In this epoch.
    Now,
    /// From this epoch on.
    FromEpoch(u64),
    /// When this step is done.
    After(Step),
    /// When the validator's stake has come home and its slot is vacant.
    Vacated,
}

/// What would be done, an instruction each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Begin the pool, with as many slots as one instruction makes.
    CreatePool {
        /// So many.
        slots: u32,
    },
    /// Add slots to the list: 71 at most.
    GrowList {
        /// So many.
        slots: u32,
    },
    /// Put a validator on the list.
    AddValidator {
        /// Its vote account.
        vote: Pubkey,
    },
    /// Tell a validator's stake to come home; it leaves for good.
    RemoveValidator {
        /// Its place on the list.
        index: u32,
        /// Its vote account.
        vote: Pubkey,
    },
    /// Set a validator's weight.
    SetWeight {
        /// Its place on the list; `None` while it has none.
        index: Option<u32>,
        /// Its vote account.
        vote: Pubkey,
        /// The weight.
        weight: u32,
    },
    /// Propose a parameter's value.
    ProposeChange {
        /// The parameter.
        parameter: Parameter,
        /// The value.
        value: Millionths,
        /// The first epoch in which it can be applied; `None` for one that holds at once.
        ready_epoch: Option<u64>,
    },
    /// Let a proposed value hold.
    ApplyChange {
        /// The parameter.
        parameter: Parameter,
        /// The value.
        value: Millionths,
    },
    /// Take a proposed value back.
    CancelChange {
        /// The parameter.
        parameter: Parameter,
    },
    /// Propose a role's key.
    ProposeAuthority {
        /// The role.
        role: Role,
        /// The key.
        authority: Pubkey,
        /// The first epoch in which it can accept.
        ready_epoch: u64,
    },
    /// Accept a role.
    AcceptAuthority {
        /// The role.
        role: Role,
    },
    /// Take a proposed key back.
    CancelAuthority {
        /// The role.
        role: Role,
    },
    /// Say what wallets show.
    SetMetadata(Metadata),
}

impl Change {
    /// Whether `key` can do it now.
    #[must_use]
    pub fn is_ready_for(&self, key: Pubkey) -> bool {
        self.when == When::Now && self.by.is_none_or(|by| by == key)
    }
}

impl fmt::Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Now => out.write_str("now"),
            Self::FromEpoch(epoch) => write!(out, "from epoch {epoch}"),
            Self::After(step) => write!(out, "after {}", step.name()),
            Self::Vacated => out.write_str("when its slot is vacant"),
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CreatePool { slots } => {
                write!(out, "create the pool, with {slots} slots, and lock 1 SOL for good")
            }
            Self::GrowList { slots } => write!(out, "grow the list by {slots} slots"),
            Self::AddValidator { vote } => write!(out, "add validator {vote}"),
            Self::RemoveValidator { vote, .. } => write!(out, "remove validator {vote} for good"),
            Self::SetWeight { vote, weight, .. } => write!(out, "set weight {weight} of {vote}"),
            Self::ProposeChange { parameter, value, ready_epoch } => {
                let (name, value) = (name_of(*parameter), value.0);
                write!(out, "propose {name} = {value} millionths, ")?;
                match ready_epoch {
                    None => out.write_str("which holds at once"),
                    Some(epoch) => write!(out, "which apply_change lets hold from epoch {epoch}"),
                }
            }
            Self::ApplyChange { parameter, value } => {
                write!(out, "apply {} = {} millionths", name_of(*parameter), value.0)
            }
            Self::CancelChange { parameter } => {
                write!(out, "cancel the proposed {}", name_of(*parameter))
            }
            Self::ProposeAuthority { role, authority, ready_epoch } => write!(
                out,
                "propose {authority} as {role:?}, who may accept from epoch {ready_epoch}"
            ),
            Self::AcceptAuthority { role } => write!(out, "accept the role {role:?}"),
            Self::CancelAuthority { role } => write!(out, "cancel the proposed {role:?}"),
            Self::SetMetadata(Metadata { name, symbol, .. }) => {
                write!(out, "name the token {name} ({symbol})")
            }
        }
    }
}
