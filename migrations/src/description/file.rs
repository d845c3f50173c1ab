//! The file's keys. Every key must be there but those of the metadata, and no other may be.

use serde::Deserialize;
use solana_pubkey::Pubkey;
use tidepool_math::{Millionths, Parameters};

use super::{Description, Fault, Metadata, Validator};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    pool: Pool,
    roles: Roles,
    fees: Fees,
    limits: Limits,
    #[serde(default)]
    validators: Vec<Entry>,
    metadata: Option<Texts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pool {
    creator: String,
    index: u64,
    capacity_slots: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Roles {
    admin: String,
    strategist: String,
    guardian: String,
    treasury: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
// The file's keys, which name their unit.
#[allow(clippy::struct_field_names)]
struct Fees {
    exit_floor_millionths: u32,
    exit_ceiling_millionths: u32,
    deposit_millionths: u32,
    protocol_millionths: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
// The file's keys, which name their unit.
#[allow(clippy::struct_field_names)]
struct Limits {
    reserve_target_millionths: u32,
    window_millionths: u32,
    movement_cap_millionths: u32,
    max_commission_millionths: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    vote: String,
    weight: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    name: String,
    symbol: String,
    uri: String,
}

/// The file's values, each of its kind.
pub fn parse(text: &str) -> Result<Description, Fault> {
    let file: File = toml::from_str(text).map_err(|why| Fault::Unreadable(why.to_string()))?;
    let File { pool, roles, fees, limits, validators, metadata } = file;
    let validator = |Entry { vote, weight }: Entry| {
        Ok(Validator { vote: address("validators.vote", vote)?, weight })
    };
    Ok(Description {
        creator: address("pool.creator", pool.creator)?,
        index: pool.index,
        capacity: pool.capacity_slots,
        admin: address("roles.admin", roles.admin)?,
        strategist: address("roles.strategist", roles.strategist)?,
        guardian: address("roles.guardian", roles.guardian)?,
        treasury: address("roles.treasury", roles.treasury)?,
        parameters: parameters(&fees, &limits),
        validators: validators.into_iter().map(validator).collect::<Result<_, Fault>>()?,
        metadata: metadata.map(|Texts { name, symbol, uri }| Metadata { name, symbol, uri }),
    })
}

const fn parameters(fees: &Fees, limits: &Limits) -> Parameters {
    Parameters {
        exit_floor: Millionths(fees.exit_floor_millionths),
        exit_ceiling: Millionths(fees.exit_ceiling_millionths),
        deposit_fee: Millionths(fees.deposit_millionths),
        protocol_fee: Millionths(fees.protocol_millionths),
        reserve_target: Millionths(limits.reserve_target_millionths),
        window: Millionths(limits.window_millionths),
        movement_cap: Millionths(limits.movement_cap_millionths),
        max_commission: Millionths(limits.max_commission_millionths),
    }
}

fn address(key: &'static str, text: String) -> Result<Pubkey, Fault> {
    text.parse().map_err(|_| Fault::NoAddress { key, text })
}
