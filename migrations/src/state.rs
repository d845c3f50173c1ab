//! A pool as the chain has it, as far as a description speaks of it.

use solana_pubkey::Pubkey;
use tidepool::state::{
    Pool,
    pending::{PendingAuthority, PendingChange},
};
use tidepool_client::{
    PoolAddresses,
    error::Error,
    metadata_address,
    rpc::{Commitment, Rpc},
    snapshot::{self, Snapshot},
};
use tidepool_math::Parameters;

use crate::{description::Metadata, metadata_account};

/// The chain at one moment.
#[derive(Clone)]
pub struct State {
    /// The epoch.
    pub epoch: u64,
    /// The pool, if it is there.
    pub pool: Option<PoolState>,
}

/// A pool at one moment.
#[derive(Clone)]
pub struct PoolState {
    /// The epoch of its creation.
    pub created_epoch: u64,
    /// The roles, by their numbers.
    pub roles: [RoleState; 4],
    /// The parameters in force.
    pub parameters: Parameters,
    /// Values that do not hold yet, by the numbers of the parameters.
    pub pending_changes: [Option<PendingChange>; 8],
    /// Slots of the list.
    pub capacity: u32,
    /// The validators, also those that leave.
    pub validators: Vec<Listed>,
    /// What wallets show.
    pub metadata: Option<Metadata>,
}

/// Who holds a role and who may take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleState {
    /// Who holds it.
    pub holder: Pubkey,
    /// Who was proposed, and the first epoch in which he may accept.
    pub proposed: Option<(Pubkey, u64)>,
}

/// A validator on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its place.
    pub index: u32,
    /// Its vote account.
    pub vote: Pubkey,
    /// Its weight.
    pub weight: u32,
    /// The epoch in which it was added.
    pub added_epoch: u64,
    /// Whether it was removed and waits for its stake to come home.
    pub is_leaving: bool,
}

impl PoolState {
    /// The validator of this vote account, if it is on the list.
    #[must_use]
    pub fn find(&self, vote: &Pubkey) -> Option<&Listed> {
        self.validators.iter().find(|one| one.vote == *vote)
    }

    fn of(now: &Snapshot, metadata: Option<Metadata>) -> Self {
        let pool = &now.pool;
        let pending = |change: PendingChange| (change.ready_epoch != 0).then_some(change);
        let validators = now.validators().map(|(index, entry)| Listed {
            index,
            vote: entry.vote,
            weight: entry.weight,
            added_epoch: entry.added_epoch,
            is_leaving: entry.is_leaving(),
        });
        Self {
            created_epoch: pool.created_epoch,
            roles: roles(pool),
            parameters: pool.parameters(),
            pending_changes: pool.pending_changes.map(pending),
            capacity: now.capacity,
            validators: validators.collect(),
            metadata,
        }
    }
}

fn roles(pool: &Pool) -> [RoleState; 4] {
    let [admin, strategist, guardian, treasury] = pool.pending_authorities;
    let of = |holder, PendingAuthority { authority, ready_epoch }: PendingAuthority| RoleState {
        holder,
        proposed: (ready_epoch != 0).then_some((authority, ready_epoch)),
    };
    [
        of(pool.admin, admin),
        of(pool.strategist, strategist),
        of(pool.guardian, guardian),
        of(pool.treasury, treasury),
    ]
}

/// The chain as `rpc` knows it.
///
/// # Errors
/// [`Error::Rpc`], [`Error::Odd`].
pub async fn fetch(rpc: &dyn Rpc, addresses: &PoolAddresses) -> Result<State, Error> {
    let now = match snapshot::fetch(rpc, addresses.pool).await {
        Ok(now) => now,
        Err(Error::NoPool(_)) => {
            let epoch = rpc.epoch_info(Commitment::Confirmed).await?.epoch;
            return Ok(State { epoch, pool: None });
        }
        Err(error) => return Err(error),
    };
    let answer = rpc.accounts(&[metadata_address(&addresses.mint)]).await?;
    let account = answer.accounts.into_iter().next().flatten();
    let metadata = account.and_then(|account| metadata_account::read(&account.data));
    Ok(State { epoch: now.clock.epoch, pool: Some(PoolState::of(&now, metadata)) })
}
