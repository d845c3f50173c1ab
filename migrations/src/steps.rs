//! The numbered steps. A step only ever asks for what those before it have made possible, and
//! numbers are never used again.

mod m0001_pool;
mod m0002_validators;
mod m0003_weights;
mod m0004_parameters;
mod m0005_roles;
mod m0006_metadata;

use crate::{change::Change, description::Description, state::State};

/// The steps, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The pool is there.
    Pool,
    /// The list has the slots and the validators.
    Validators,
    /// Each validator has its weight.
    Weights,
    /// The parameters hold.
    Parameters,
    /// The roles are held by whom they are meant for.
    Roles,
    /// Wallets show the token.
    Metadata,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [
        Self::Pool,
        Self::Validators,
        Self::Weights,
        Self::Parameters,
        Self::Roles,
        Self::Metadata,
    ];

    /// Its number and name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pool => "0001_pool",
            Self::Validators => "0002_validators",
            Self::Weights => "0003_weights",
            Self::Parameters => "0004_parameters",
            Self::Roles => "0005_roles",
            Self::Metadata => "0006_metadata",
        }
    }

    /// What this step would change, in the order in which it would.
    #[must_use]
    pub fn diff(self, wanted: &Description, found: &State) -> Vec<Change> {
        match self {
            Self::Pool => m0001_pool::diff(wanted, found),
            Self::Validators => m0002_validators::diff(wanted, found),
            Self::Weights => m0003_weights::diff(wanted, found),
            Self::Parameters => m0004_parameters::diff(wanted, found),
            Self::Roles => m0005_roles::diff(wanted, found),
            Self::Metadata => m0006_metadata::diff(wanted, found),
        }
    }
}

/// What all steps would change.
#[must_use]
pub fn diff(wanted: &Description, found: &State) -> Vec<Change> {
    Step::ALL.into_iter().flat_map(|step| step.diff(wanted, found)).collect()
}
