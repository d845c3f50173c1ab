//! A pool as its operators want it: a TOML file, read strictly and checked against the
//! program's bounds before anything is sent.

mod fault;
mod file;

use std::collections::BTreeSet;

use solana_pubkey::Pubkey;
use tidepool::{constants::MAX_CAPACITY, state::Role};
use tidepool_client::{PoolAddresses, token_metadata};
use tidepool_math::{Millionths, Parameter, Parameters};

pub use fault::Fault;

/// A pool as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Whoever creates the pool; the first seed of its address.
    pub creator: Pubkey,
    /// The second seed of its address.
    pub index: u64,
    /// Least slots of the list.
    pub capacity: u32,
    /// Proposes, lists validators, names the token.
    pub admin: Pubkey,
    /// Sets weights.
    pub strategist: Pubkey,
    /// Pauses entries.
    pub guardian: Pubkey,
    /// Claims fees.
    pub treasury: Pubkey,
    /// The parameters.
    pub parameters: Parameters,
    /// The validators.
    pub validators: Vec<Validator>,
    /// What wallets show; `None` leaves it as it is.
    pub metadata: Option<Metadata>,
}

/// A validator as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validator {
    /// Its vote account.
    pub vote: Pubkey,
    /// Its weight.
    pub weight: u32,
}

/// What wallets show of the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// 32 bytes at most.
    pub name: String,
    /// 10 bytes at most.
    pub symbol: String,
    /// 200 bytes at most.
    pub uri: String,
}

impl Description {
    /// The pool that a file's text describes.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let description = file::parse(text)?;
        description.check()?;
        Ok(description)
    }

    /// Where the pool is or will be.
    #[must_use]
    pub fn addresses(&self) -> PoolAddresses {
        PoolAddresses::of(&self.creator, self.index)
    }

    /// Who should hold a role.
    #[must_use]
    pub const fn key_of(&self, role: Role) -> Pubkey {
        match role {
            Role::Admin => self.admin,
            Role::Strategist => self.strategist,
            Role::Guardian => self.guardian,
            Role::Treasury => self.treasury,
        }
    }

    /// The weight that a validator should have, if it should be on the list.
    #[must_use]
    pub fn weight_of(&self, vote: &Pubkey) -> Option<u32> {
        self.validators.iter().find(|one| one.vote == *vote).map(|one| one.weight)
    }

    /// What the program would refuse, found before it is asked.
    fn check(&self) -> Result<(), Fault> {
        self.check_parameters()?;
        self.check_validators()?;
        for role in Role::ALL {
            if self.key_of(role) == Pubkey::default() {
                return Err(Fault::ZeroAuthority(role));
            }
        }
        match &self.metadata {
            Some(Metadata { name, symbol, uri }) if token_metadata(name, symbol, uri).is_none() => {
                Err(Fault::MetadataTooLong)
            }
            _ => Ok(()),
        }
    }

    fn check_parameters(&self) -> Result<(), Fault> {
        for parameter in Parameter::ALL {
            let Millionths(value) = self.parameters.get(parameter);
            if Parameters::require_within(parameter, Millionths(value)).is_err() {
                return Err(Fault::ParameterOutOfBounds(parameter, value));
            }
        }
        // Each is within its own bounds: only floor and ceiling can still be wrong.
        self.parameters.validate().map_err(|_| Fault::CeilingBelowFloor)
    }

    fn check_validators(&self) -> Result<(), Fault> {
        let mut votes = BTreeSet::new();
        for Validator { vote, .. } in &self.validators {
            if *vote == Pubkey::default() || !votes.insert(*vote) {
                return Err(Fault::ValidatorTwice(*vote));
            }
        }
        let (slots, validators) = (self.capacity, votes.len());
        let is_legal = (1..=MAX_CAPACITY).contains(&slots);
        let has_room = usize::try_from(slots).is_ok_and(|slots| slots >= validators);
        if is_legal && has_room {
            Ok(())
        } else {
            Err(Fault::CapacityOutOfBounds { slots, validators })
        }
    }
}
