//! Descriptions and chains that nobody has.

use solana_pubkey::Pubkey;
use tidepool_math::Parameters;
use tidepool_migrations::{
    Description, State,
    description::{Metadata, Validator},
    state::{Listed, PoolState, RoleState},
};

pub const EPOCH: u64 = 100;

pub fn key(number: u8) -> Pubkey {
    Pubkey::new_from_array([number; 32])
}

pub fn metadata() -> Metadata {
    let [name, symbol, uri] = ["Tide", "tideSOL", "https://example.org"].map(str::to_owned);
    Metadata { name, symbol, uri }
}

/// Two validators on four slots; keys 1 to 4 hold the roles.
pub fn wanted() -> Description {
    let validator = |number| Validator { vote: key(number), weight: 100 };
    Description {
        creator: key(1),
        index: 0,
        capacity: 4,
        admin: key(1),
        strategist: key(2),
        guardian: key(3),
        treasury: key(4),
        parameters: Parameters::DEFAULT,
        validators: vec![validator(11), validator(12)],
        metadata: Some(metadata()),
    }
}

/// The chain on which all that is wanted is there.
pub fn there(wanted: &Description) -> State {
    let listed = (0..).zip(&wanted.validators).map(|(index, one)| Listed {
        index,
        vote: one.vote,
        weight: one.weight,
        added_epoch: 10,
        is_leaving: false,
    });
    let keys = [wanted.admin, wanted.strategist, wanted.guardian, wanted.treasury];
    let pool = PoolState {
        created_epoch: 10,
        roles: keys.map(|holder| RoleState { holder, proposed: None }),
        parameters: wanted.parameters,
        pending_changes: [None; 8],
        capacity: wanted.capacity,
        validators: listed.collect(),
        metadata: wanted.metadata.clone(),
    };
    State { epoch: EPOCH, pool: Some(pool) }
}

/// The same pool, for edits.
pub fn pool(state: &mut State) -> &mut PoolState {
    state.pool.as_mut().expect("a pool")
}
