//! What operators do, as arguments.

use clap::{Args, Subcommand, ValueEnum};
use solana_pubkey::Pubkey;
use tidepool::state::Role;
use tidepool_math::Parameter;

/// What operators do. Whoever acts must hold the role that each names.
#[derive(Subcommand, Clone, Debug)]
pub enum Admin {
    /// Begin a pool; whoever acts becomes its admin.
    CreatePool(CreatePool),
    /// Put a validator on the list (admin).
    AddValidator {
        /// Its vote account.
        vote: Pubkey,
    },
    /// Tell a validator's stake to come home (admin).
    RemoveValidator {
        /// Its vote account.
        vote: Pubkey,
    },
    /// Set weights (strategist).
    SetWeights {
        /// Vote accounts and weights, as VOTE=WEIGHT.
        #[arg(required = true, value_parser = weight)]
        weights: Vec<(Pubkey, u32)>,
    },
    /// Add vacant slots to the list (admin).
    GrowList {
        /// So many, 71 at most.
        #[arg(value_parser = clap::value_parser!(u32).range(1..=71))]
        slots: u32,
    },
    /// Propose a new key for a role (admin).
    ProposeAuthority {
        /// The role.
        role: RoleName,
        /// The new key.
        authority: Pubkey,
    },
    /// Accept a role (the proposed key).
    AcceptAuthority {
        /// The role.
        role: RoleName,
    },
    /// Take back a proposal for a role (admin).
    CancelAuthority {
        /// The role.
        role: RoleName,
    },
    /// Propose a new value of a parameter (admin).
    ProposeChange {
        /// The parameter.
        parameter: ParameterName,
        /// The value in millionths.
        value: u32,
    },
    /// Let a proposed value hold after its wait (anybody).
    ApplyChange {
        /// The parameter.
        parameter: ParameterName,
    },
    /// Take back a proposed value (admin).
    CancelChange {
        /// The parameter.
        parameter: ParameterName,
    },
    /// Close the entries for five epochs; exits stay open (guardian).
    Pause,
    /// Open the entries again (guardian or admin).
    Resume,
    /// Mint the protocol's fees (treasury).
    ClaimFees,
    /// Say what wallets show of tideSOL (admin).
    SetMetadata {
        /// 32 bytes at most.
        name: String,
        /// 10 bytes at most.
        symbol: String,
        /// 200 bytes at most.
        uri: String,
    },
}

/// How a pool begins. Fees and limits are in millionths.
#[derive(Args, Clone, Debug)]
pub struct CreatePool {
    /// Distinguishes the pools of one creator.
    #[arg(long, default_value_t = 0)]
    pub index: u64,
    /// Slots of the list of validators.
    #[arg(long, default_value_t = 69)]
    pub capacity: u32,
    /// Sets weights; by default whoever acts.
    #[arg(long)]
    pub strategist: Option<Pubkey>,
    /// Pauses entries; by default whoever acts.
    #[arg(long)]
    pub guardian: Option<Pubkey>,
    /// Claims fees; by default whoever acts.
    #[arg(long)]
    pub treasury: Option<Pubkey>,
    /// Parameters other than by default, as NAME=MILLIONTHS.
    #[arg(long = "parameter", value_parser = parameter)]
    pub parameters: Vec<(Parameter, u32)>,
}

/// The names of roles.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum RoleName {
    Admin,
    Strategist,
    Guardian,
    Treasury,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Admin => Self::Admin,
            RoleName::Strategist => Self::Strategist,
            RoleName::Guardian => Self::Guardian,
            RoleName::Treasury => Self::Treasury,
        }
    }
}

/// The names of parameters, in the order of their numbers.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ParameterName {
    ExitFloor,
    ExitCeiling,
    DepositFee,
    ProtocolFee,
    ReserveTarget,
    Window,
    MovementCap,
    MaxCommission,
}

impl From<ParameterName> for Parameter {
    fn from(name: ParameterName) -> Self {
        Self::ALL[name as usize]
    }
}

/// A parameter's name as the command line writes it.
pub fn name_of(parameter: Parameter) -> String {
    let name = ParameterName::value_variants().get(parameter as usize);
    let value = name.and_then(ValueEnum::to_possible_value);
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

fn weight(text: &str) -> Result<(Pubkey, u32), String> {
    let (vote, weight) = text.split_once('=').ok_or("write VOTE=WEIGHT")?;
    let vote = vote.parse().map_err(|_| format!("`{vote}` is no address"))?;
    let weight = weight.parse().map_err(|_| format!("`{weight}` is no weight"))?;
    Ok((vote, weight))
}

fn parameter(text: &str) -> Result<(Parameter, u32), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=MILLIONTHS")?;
    let value = value.parse().map_err(|_| format!("`{value}` is no number of millionths"))?;
    Ok((ParameterName::from_str(name, false)?.into(), value))
}
