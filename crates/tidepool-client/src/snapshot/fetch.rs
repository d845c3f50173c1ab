//! Reading a snapshot from a node.

use std::collections::BTreeMap;

use solana_account::Account;
use solana_pubkey::Pubkey;
use solana_sdk_ids::sysvar::{clock, epoch_rewards, epoch_schedule, rent};
use tidepool::state::ValidatorEntry;

use super::{
    Snapshot,
    sysvars::{self, Clock, Rent},
};
use crate::{PoolAddresses, account, error::Error, rpc::Rpc};

/// Offset of a mint's supply.
const SUPPLY_OFFSET: usize = 36;
/// How often a pool that changes while it is read is read again.
const TRIES: u32 = 3;

/// The pool at `pool` and everything around it.
///
/// The pool, its list and the sysvars are of one slot. Stake and vote accounts are read after
/// it; if the list or the epoch has changed by then, everything is read again, three times at
/// most: the last one is taken as it is, and a plan that rests on it must be simulated anyway.
///
/// # Errors
/// [`Error::Rpc`]; [`Error::NoPool`] where there is no pool of this program's.
pub async fn fetch(rpc: &dyn Rpc, pool: Pubkey) -> Result<Snapshot, Error> {
    let addresses = PoolAddresses::at(pool);
    let mut snapshot = core(rpc, addresses).await?;
    for _ in 0..TRIES {
        fill(rpc, &mut snapshot).await?;
        let again = core(rpc, addresses).await?;
        let is_steady = again.clock.epoch == snapshot.clock.epoch
            && recorded(&again.entries).eq(recorded(&snapshot.entries));
        // The newer prices, and the stake accounts that were read between the two.
        let (stakes, votes) = (snapshot.stakes, snapshot.votes);
        snapshot = Snapshot { stakes, votes, ..again };
        if is_steady {
            break;
        }
    }
    Ok(snapshot)
}

fn recorded(entries: &[ValidatorEntry]) -> impl Iterator<Item = [Pubkey; 3]> {
    entries.iter().map(|entry| [entry.vote, entry.stake, entry.transient])
}

/// The pool's own accounts and the sysvars, of one slot.
async fn core(rpc: &dyn Rpc, addresses: PoolAddresses) -> Result<Snapshot, Error> {
    let PoolAddresses { pool, reserve, mint, validators } = addresses;
    let ours = [pool, validators, mint, reserve];
    let system = [clock::ID, epoch_schedule::ID, rent::ID, epoch_rewards::ID];
    let answer = rpc.accounts(&[ours, system].concat()).await?;
    let found: BTreeMap<Pubkey, Account> = keyed(&[ours, system].concat(), answer.accounts);
    let data = |address: &Pubkey| found.get(address).map_or(&[][..], |account| &account.data);
    let owner = found.get(&pool).map(|account| account.owner);
    if owner != Some(tidepool::ID) {
        return Err(Error::NoPool(pool));
    }
    let no_pool = |_| Error::NoPool(pool);
    let (header, entries) = account::decode_validators(data(&validators)).map_err(no_pool)?;
    let odd = |what| Error::Odd(what);
    Ok(Snapshot {
        addresses,
        clock: Clock::read(data(&clock::ID)).ok_or(odd("the clock"))?,
        schedule: sysvars::schedule(data(&epoch_schedule::ID)).ok_or(odd("the schedule"))?,
        rent: Rent::read(data(&rent::ID)).ok_or(odd("the rent"))?,
        are_rewards_active: sysvars::are_rewards_active(data(&epoch_rewards::ID)),
        pool: Box::new(account::decode_pool(data(&pool)).map_err(no_pool)?),
        header,
        entries,
        capacity: account::capacity_of_list(data(&validators)).map_err(no_pool)?,
        reserve_lamports: found.get(&reserve).map_or(0, |account| account.lamports),
        supply: supply(data(&mint)).ok_or(odd("the mint"))?,
        stakes: BTreeMap::new(),
        votes: BTreeMap::new(),
        raw: ours.into_iter().filter_map(|at| Some((at, found.get(&at)?.clone()))).collect(),
    })
}

/// Reads the accounts that the list names.
async fn fill(rpc: &dyn Rpc, snapshot: &mut Snapshot) -> Result<(), Error> {
    let stakes: Vec<Pubkey> = snapshot
        .validators()
        .flat_map(|(_, entry)| [entry.stake, entry.transient])
        .filter(|address| *address != Pubkey::default())
        .collect();
    let votes: Vec<Pubkey> = snapshot.validators().map(|(_, entry)| entry.vote).collect();
    let answer = rpc.accounts(&[stakes.clone(), votes.clone()].concat()).await?;
    let mut accounts = answer.accounts;
    let of_votes = accounts.split_off(stakes.len().min(accounts.len()));
    snapshot.stakes = keyed(&stakes, accounts);
    snapshot.votes = keyed(&votes, of_votes);
    Ok(())
}

fn keyed(addresses: &[Pubkey], accounts: Vec<Option<Account>>) -> BTreeMap<Pubkey, Account> {
    let pairs = addresses.iter().copied().zip(accounts);
    pairs.filter_map(|(address, account)| Some((address, account?))).collect()
}

fn supply(mint: &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(*mint.get(SUPPLY_OFFSET..)?.first_chunk()?))
}
