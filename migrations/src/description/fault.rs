//! What can be wrong with a file.

use std::fmt;

use solana_pubkey::Pubkey;
use tidepool::{constants::MAX_CAPACITY, state::Role};
use tidepool_cli::arguments::name_of;
use tidepool_math::Parameter;

/// Why a file describes no pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no TOML, lacks a key, or has one that means nothing; where, and which.
    Unreadable(String),
    /// The text at this key is no address.
    NoAddress {
        /// The key.
        key: &'static str,
        /// The text.
        text: String,
    },
    /// A parameter of so many millionths is outside its hard bounds.
    ParameterOutOfBounds(Parameter, u32),
    /// The exit ceiling is below the exit floor.
    CeilingBelowFloor,
    /// The list has no such number of slots, or fewer than validators.
    CapacityOutOfBounds {
        /// The slots.
        slots: u32,
        /// The validators.
        validators: usize,
    },
    /// A validator is there twice, or is the address of nobody.
    ValidatorTwice(Pubkey),
    /// A role has the address of nobody.
    ZeroAuthority(Role),
    /// The name, the symbol or the uri is too long.
    MetadataTooLong,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(out, "Unreadable: {}", why.trim_end()),
            Self::NoAddress { key, text } => write!(out, "NoAddress: {key} is `{text}`"),
            Self::ParameterOutOfBounds(parameter, value) => {
                let name = name_of(*parameter);
                write!(out, "ParameterOutOfBounds: {name} cannot be {value} millionths")
            }
            Self::CeilingBelowFloor => {
                out.write_str("CeilingBelowFloor: the exit ceiling is below the exit floor")
            }
            Self::CapacityOutOfBounds { slots, validators } => write!(
                out,
                "CapacityOutOfBounds: {slots} slots for {validators} validators; 1 to \
                 {MAX_CAPACITY} are possible"
            ),
            Self::ValidatorTwice(vote) => {
                write!(out, "ValidatorTwice: {vote} is there twice, or is nobody's address")
            }
            Self::ZeroAuthority(role) => write!(out, "ZeroAuthority: nobody holds {role:?}"),
            Self::MetadataTooLong => out.write_str(
                "MetadataTooLong: 32 bytes of name, 10 of symbol and 200 of uri are the most",
            ),
        }
    }
}

impl std::error::Error for Fault {}
