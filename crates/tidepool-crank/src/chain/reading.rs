//! Reading a situation.

use std::collections::BTreeSet;

use solana_account::Account;
use solana_hash::Hash;
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use solana_sdk_ids::stake;
use tidepool_client::{
    account,
    error::Error,
    rpc::{Filter, Rpc, RpcError, Simulation},
    snapshot::{self, Snapshot},
    tidepool::{self, state::Ticket},
    transaction::{Draft, Prepared},
};

use super::fleet::Fleet;
use crate::plan::{Situation, suspects};

const GET_MINIMUM_DELEGATION: [u8; 4] = [13, 0, 0, 0];
/// The pool delegates no less, whatever the stake program says: 1 SOL.
const LEAST_DELEGATION: u64 = 1_000_000_000;
/// Bytes of a ticket before and with its pool.
const TICKET_POOL_OFFSET: usize = 16;

/// What is read besides the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Pays for the trial of a question.
    pub payer: Pubkey,
    /// Whether tickets are looked for.
    pub tickets: bool,
}

/// The situation of the pool at `pool`, as if nothing had been refused and without tables.
///
/// # Errors
/// Those of [`snapshot::fetch`]; [`Error::Odd`] where what was read contradicts itself.
pub async fn read(fleet: &Fleet, pool: Pubkey, wanted: Wanted) -> Result<Situation, Error> {
    let rpc: &dyn Rpc = fleet;
    let snapshot = snapshot::fetch(rpc, pool).await?;
    check(&snapshot)?;
    ask_all(fleet, &snapshot).await?;
    let clock = snapshot.epoch_clock()?;
    let moves = clock.in_window(&snapshot.pool.parameters());
    let minimum_delegation =
        if moves { minimum_delegation(rpc, wanted.payer).await? } else { LEAST_DELEGATION };
    let has_tickets = wanted.tickets && snapshot.pool.open_tickets > 0;
    let tickets = if has_tickets { tickets(rpc, pool).await? } else { vec![] };
    let (refused, tables) = (BTreeSet::new(), vec![]);
    Ok(Situation { snapshot, minimum_delegation, tickets, refused, tables })
}

/// What no pool can be like, but a node's copy that is garbage.
fn check(snapshot: &Snapshot) -> Result<(), Error> {
    let (clock, ledger) = (snapshot.clock, snapshot.ledger());
    let first = snapshot.schedule.first_slot_of(clock.epoch);
    let slots = snapshot.schedule.slots_in(clock.epoch);
    let end = first.zip(slots).and_then(|(first, slots)| first.checked_add(slots));
    let is_in_epoch = first.is_some_and(|first| first <= clock.slot);
    if !is_in_epoch || end.is_none_or(|end| clock.slot >= end) {
        return Err(Error::Odd("the clock"));
    }
    if ledger.last_update_epoch.0 > clock.epoch || ledger.last_update_slot.0 > clock.slot {
        return Err(Error::Odd("the pool"));
    }
    if snapshot.header.pool != snapshot.addresses.pool {
        return Err(Error::Odd("the list"));
    }
    Ok(())
}

/// Asks every node for the accounts that are not as the list says. It happens, and then steps are
/// left out for it; but more often it is a node, and what would have been theirs goes elsewhere.
async fn ask_all(fleet: &Fleet, snapshot: &Snapshot) -> Result<(), Error> {
    let suspects = suspects(snapshot);
    if suspects.is_empty() {
        return Ok(());
    }
    let found = suspects.iter().map(|address| {
        let account = snapshot.stakes.get(address).or_else(|| snapshot.votes.get(address));
        account.cloned()
    });
    let found: Vec<Option<Account>> = found.collect();
    let is_true = fleet.agrees(&suspects, &found).await;
    if is_true { Ok(()) } else { Err(Error::Odd("a stake or vote account")) }
}

async fn minimum_delegation(rpc: &dyn Rpc, payer: Pubkey) -> Result<u64, Error> {
    let ask = Instruction::new_with_bytes(stake::ID, &GET_MINIMUM_DELEGATION, vec![]);
    let odd = || Error::Rpc(RpcError::Garbage("no minimum delegation".to_owned()));
    let draft = Draft::new(payer, vec![ask]);
    let trial = Prepared { draft, simulation: Simulation::default(), units: 0, price: 0 };
    let simulation = rpc.simulate(&trial.unsigned(Hash::default())?).await?;
    if simulation.error.is_some() {
        // A key without lamports cannot even ask.
        return Ok(LEAST_DELEGATION);
    }
    let (program, mut bytes) = simulation.return_data.ok_or_else(odd)?;
    // The runtime cuts trailing zeros off.
    bytes.resize(8, 0);
    let minimum = bytes.first_chunk().filter(|_| program == stake::ID).ok_or_else(odd)?;
    Ok(u64::from_le_bytes(*minimum).max(LEAST_DELEGATION))
}

async fn tickets(rpc: &dyn Rpc, pool: Pubkey) -> Result<Vec<(Pubkey, Ticket)>, Error> {
    let length = u64::try_from(8 + size_of::<Ticket>()).unwrap_or(u64::MAX);
    let filters =
        [Filter::Size(length), Filter::Bytes(TICKET_POOL_OFFSET, pool.to_bytes().to_vec())];
    let found = rpc.program_accounts(&tidepool::ID, &filters).await?;
    // An account that is no ticket is not worth a failure.
    let tickets = found.into_iter().filter_map(|(address, account)| {
        account::decode_ticket(&account.data).ok().map(|ticket| (address, ticket))
    });
    Ok(tickets.collect())
}
