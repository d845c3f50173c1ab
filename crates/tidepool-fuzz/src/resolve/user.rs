//! What people do with the pool.

use tidepool_model::pool::{Phase, Pool, StakeExit};

use super::minimum::with_minimum;
use crate::{Amount, Deed, Operation};

/// Lamports that stay in every wallet: nobody is closed for lack of rent.
const KEPT: i128 = 100_000_000;
/// Lamports of a wallet from which rents can still be paid.
const RENTS: i128 = 20_000_000;
/// Lamports of stake that an account has at least, and what fees may take of it.
const LEAST_STAKE: i128 = 1_020_000_000;

/// What a person's operation means; nothing where it is none, or cannot happen.
pub fn resolve(operation: &Operation, pool: &Pool, number: u64) -> Option<Deed> {
    let person = |who: u16| usize::from(who) % pool.people.len();
    let holder = |who: u16| holder(pool, who);
    let (deed, minimum) = match *operation {
        Operation::DepositSol { who, amount, minimum } => {
            let who = person(who);
            let has = pool.people[who].lamports;
            let most = (has - KEPT).max(0);
            let everything = if amount == Amount::Everything { most } else { has };
            let lamports = amount.of(1, most, everything);
            (Deed::DepositSol { who, lamports, minimum: 0 }, minimum)
        }
        Operation::RedeemSol { who, amount, minimum } => {
            let who = holder(who);
            let most = shares_of(pool, instant_limit(pool));
            let shares = shares(pool, who, amount, 2, most);
            (Deed::RedeemSol { who, shares, minimum: 0 }, minimum)
        }
        Operation::Redeem { who, amount, minimum } => {
            let who = solvent(pool, holder(who))?;
            let shares = shares(pool, who, amount, 3, i128::MAX);
            (Deed::Redeem { who, nonce: number, shares, minimum: 0 }, minimum)
        }
        Operation::OrderTicket { who, amount, minimum } => {
            let who = solvent(pool, holder(who))?;
            let shares = shares(pool, who, amount, 3, i128::MAX);
            (Deed::OrderTicket { who, nonce: number, shares, minimum: 0 }, minimum)
        }
        Operation::RedeemStake { who, validator, amount, minimum } => {
            let who = solvent(pool, holder(who))?;
            let index = source(pool, validator);
            let least = shares_of(pool, LEAST_STAKE);
            let most = shares_of(pool, most_of_source(pool, index));
            let shares = shares(pool, who, amount, least, most.max(least));
            let wish = StakeExit { who, index, shares, minimum: 0, id: number };
            (Deed::RedeemStake(wish), minimum)
        }
        Operation::DepositStake { stake, validator, minimum } => {
            let place = settled(pool, stake)?;
            let home = pool.stakes[place].validator;
            let listed = pool.list.entries().find(|(_, entry)| entry.validator == home);
            let other = usize::from(validator.unwrap_or(0)) % pool.list.slots.len().max(1);
            let right = listed.filter(|_| validator.is_none()).map(|(index, _)| index);
            (Deed::DepositStake { place, index: right.unwrap_or(other), minimum: 0 }, minimum)
        }
        _ => return ticket(operation, pool),
    };
    Some(with_minimum(deed, minimum, pool))
}

fn ticket(operation: &Operation, pool: &Pool) -> Option<Deed> {
    let place = |ticket: u16| usize::from(ticket).checked_rem(pool.tickets.len());
    match *operation {
        Operation::ClaimTicket { ticket } => Some(Deed::ClaimTicket { place: place(ticket)? }),
        Operation::CancelTicket { ticket, minimum } => {
            let deed = Deed::CancelTicket { place: place(ticket)?, minimum: 0 };
            Some(with_minimum(deed, minimum, pool))
        }
        Operation::TransferTicket { ticket, to } => {
            let to = usize::from(to) % pool.people.len();
            Some(Deed::TransferTicket { place: place(ticket)?, to })
        }
        _ => None,
    }
}

/// Somebody with shares, if anybody has any; anybody every eighth time.
fn holder(pool: &Pool, chosen: u16) -> usize {
    let has_shares = |who: &usize| chosen.is_multiple_of(8) || pool.people[*who].shares > 0;
    let holders: Vec<usize> = (0..pool.people.len()).filter(has_shares).collect();
    match holders.len() {
        0 => usize::from(chosen) % pool.people.len(),
        count => holders[usize::from(chosen) % count],
    }
}

/// Somebody who can still pay rents.
fn solvent(pool: &Pool, who: usize) -> Option<usize> {
    (pool.people[who].lamports >= RENTS).then_some(who)
}

fn shares(pool: &Pool, who: usize, amount: Amount, least: i128, most: i128) -> u64 {
    let has = pool.people[who].shares;
    let shares = amount.of(least, most.min(has), has);
    // More than were ever minted is refused for one of many reasons, none of them interesting.
    let minted = u64::try_from(pool.ledger.minted).unwrap_or(0);
    shares.min(minted)
}

fn shares_of(pool: &Pool, lamports: i128) -> i128 {
    let value = pool.ledger.value(pool.clock.slot).unwrap_or(1).max(1);
    lamports.max(0) * pool.ledger.shares / value
}

/// Lamports that can leave at once.
fn instant_limit(pool: &Pool) -> i128 {
    let free = pool.ledger.free_reserve(pool.locked());
    if pool.ledger.last_update_epoch == pool.clock.epoch {
        return free;
    }
    (free + pool.ledger.gap_out) / 4 - pool.ledger.gap_out
}

/// A validator with stake that can leave, or any.
fn source(pool: &Pool, chosen: u16) -> usize {
    let epoch = pool.clock.epoch;
    let active = pool.list.entries().filter(|(_, entry)| entry.active_main(epoch).is_some());
    let active: Vec<usize> = active.map(|(index, _)| index).collect();
    match active.len() {
        0 => usize::from(chosen) % pool.list.slots.len().max(1),
        count => active[usize::from(chosen) % count],
    }
}

/// Lamports that a validator can give, found by halving.
fn most_of_source(pool: &Pool, index: usize) -> i128 {
    let entry = pool.list.entry(index).ok();
    let Some(main) = entry.and_then(|entry| entry.active_main(pool.clock.epoch)) else { return 0 };
    let minimum = i128::from(pool.cluster.minimum_delegation);
    let (mut fits, mut limit) = (0, (main.delegated - minimum).max(0) + 1);
    while limit - fits > 1 {
        let middle = i128::midpoint(fits, limit);
        match pool.require_source(index, &main, middle) {
            Ok(()) => fits = middle,
            Err(_) => limit = middle,
        }
    }
    fits
}

/// A stake account that can be brought; one that cannot every eighth time.
fn settled(pool: &Pool, chosen: u16) -> Option<usize> {
    let epoch = pool.clock.epoch;
    let is_settled = |place: &usize| {
        let phase = pool.stakes[*place].stake.phase(epoch);
        chosen.is_multiple_of(8) || matches!(phase, Phase::Active | Phase::Inactive)
    };
    let settled: Vec<usize> = (0..pool.stakes.len()).filter(is_settled).collect();
    let place = usize::from(chosen).checked_rem(settled.len())?;
    Some(settled[place])
}
