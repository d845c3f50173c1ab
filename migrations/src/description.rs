//! The file: what a pool shall be.

use std::str::FromStr;

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Deserializer};
use solana_pubkey::Pubkey;
use tidepool_math::{Millionths, Parameters};

/// Most slots of a list at its creation; more are added one instruction at a time.
pub const MOST_SLOTS: u32 = 20_000;

/// A pool's description. Unknown keys are errors.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// Who begins the pool and becomes its first admin; a seed of its address.
    #[serde(deserialize_with = "address")]
    pub creator: Pubkey,
    /// Distinguishes the pools of one creator.
    pub index: u64,
    /// Slots of the list of validators.
    pub slots: u32,
    /// The parameters.
    pub millionths: Ratios,
    /// Who holds which role.
    pub roles: Roles,
    /// What wallets show; nothing is set where this is missing.
    pub token: Option<Token>,
    /// The validators, and no others.
    #[serde(default)]
    pub validators: Vec<Listed>,
}

/// The parameters, in millionths: 700 are 7 basis points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Ratios {
    pub exit_floor: u32,
    pub exit_ceiling: u32,
    pub deposit_fee: u32,
    pub protocol_fee: u32,
    pub reserve_target: u32,
    pub window: u32,
    pub movement_cap: u32,
    pub max_commission: u32,
}

/// Who holds which role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Roles {
    #[serde(deserialize_with = "address")]
    pub admin: Pubkey,
    #[serde(deserialize_with = "address")]
    pub strategist: Pubkey,
    #[serde(deserialize_with = "address")]
    pub guardian: Pubkey,
    #[serde(deserialize_with = "address")]
    pub treasury: Pubkey,
}

/// What wallets show.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    /// At most 32 bytes.
    pub name: String,
    /// At most 10 bytes.
    pub symbol: String,
    /// At most 200 bytes.
    pub uri: String,
}

/// A validator and its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its vote account.
    #[serde(deserialize_with = "address")]
    pub vote: Pubkey,
    /// Only the proportion to the sum of all counts.
    pub weight: u32,
}

impl Description {
    /// Reads a file's text and checks all that can be checked without a chain.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn parse(text: &str) -> Result<Self> {
        let description: Self = toml::from_str(text).context("the description")?;
        description.parameters().validate().map_err(|_| {
            anyhow::anyhow!("a parameter is outside its hard bounds: docs/spec/math.md")
        })?;
        ensure!((1..=MOST_SLOTS).contains(&description.slots), "slots are 1 to {MOST_SLOTS}");
        let listed = u32::try_from(description.validators.len()).unwrap_or(u32::MAX);
        ensure!(listed <= description.slots, "more validators than slots");
        for (place, one) in description.validators.iter().enumerate() {
            let again = description.validators.iter().skip(place + 1).any(|b| b.vote == one.vote);
            ensure!(!again, "{} is listed twice", one.vote);
        }
        if let Some(Token { name, symbol, uri }) = &description.token
            && tidepool_client::token_metadata(name, symbol, uri).is_none()
        {
            bail!("the token's texts have 32, 10 and 200 bytes at most");
        }
        Ok(description)
    }

    /// The parameters.
    #[must_use]
    pub const fn parameters(&self) -> Parameters {
        let ratios = self.millionths;
        Parameters {
            exit_floor: Millionths(ratios.exit_floor),
            exit_ceiling: Millionths(ratios.exit_ceiling),
            deposit_fee: Millionths(ratios.deposit_fee),
            protocol_fee: Millionths(ratios.protocol_fee),
            reserve_target: Millionths(ratios.reserve_target),
            window: Millionths(ratios.window),
            movement_cap: Millionths(ratios.movement_cap),
            max_commission: Millionths(ratios.max_commission),
        }
    }
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Pubkey, D::Error> {
    let text = String::deserialize(deserializer)?;
    let address = Pubkey::from_str(&text).map_err(serde::de::Error::custom)?;
    if address == Pubkey::default() {
        return Err(serde::de::Error::custom("the address of nobody"));
    }
    Ok(address)
}
