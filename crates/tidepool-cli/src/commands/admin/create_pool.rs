//! Beginning a pool.

use solana_instruction::Instruction;
use tidepool_client::{PoolAddresses, PoolSettings};
use tidepool_math::{Millionths, Parameters};

use crate::{arguments::CreatePool, outcome::Failure, session::Session};

pub fn of(
    session: &Session<'_>,
    wanted: &CreatePool,
) -> Result<(String, Vec<Instruction>), Failure> {
    let creator = session.owner()?;
    let mut parameters = Parameters::DEFAULT;
    for (parameter, value) in &wanted.parameters {
        parameters = parameters.with(*parameter, Millionths(*value))?;
    }
    let settings = PoolSettings {
        index: wanted.index,
        capacity: wanted.capacity,
        strategist: wanted.strategist.unwrap_or(creator),
        guardian: wanted.guardian.unwrap_or(creator),
        treasury: wanted.treasury.unwrap_or(creator),
        parameters,
    };
    let addresses = PoolAddresses::of(&creator, wanted.index);
    let summary = format!(
        "create       pool {}\nof           {creator}, who locks 1 SOL in it for good",
        addresses.pool
    );
    Ok((summary, vec![addresses.create_pool(creator, &settings)]))
}
