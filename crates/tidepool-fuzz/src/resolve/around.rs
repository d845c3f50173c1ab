//! What happens around the pool.

use tidepool_model::pool::{Entry, Kind, Phase, Pool, Stake};

use crate::{Deed, Operation};

/// Lamports that stay in every wallet.
const KEPT: i128 = 100_000_000;
/// Most lamports of a gift: 0.1 SOL.
const MOST_TIP: u64 = 100_000_000;
/// Epochs without a vote after which a stranger may deactivate a stake.
const DELINQUENT_EPOCHS: u64 = 5;

/// What an operation around the pool means; nothing where it is none, or cannot happen.
pub fn resolve(operation: &Operation, pool: &Pool, number: u64) -> Option<Deed> {
    let tip = |share: u16| 1 + MOST_TIP * u64::from(share) / u64::from(u16::MAX);
    match *operation {
        Operation::MakeStake { who, validator, amount } => {
            let who = usize::from(who) % pool.people.len();
            let rent = i128::from(pool.cluster.stake_rent);
            let least = i128::from(pool.cluster.minimum_delegation);
            let most = pool.people[who].lamports - KEPT - rent;
            let lamports = i128::from(amount.of(least, most, most)).min(most);
            let validator = usize::from(validator) % pool.validators.len();
            let lamports = u64::try_from(lamports).ok().filter(|_| lamports >= least);
            let is_possible = !pool.is_paying_rewards;
            let id = number;
            lamports.filter(|_| is_possible).map(|lamports| Deed::MakeStake {
                who,
                validator,
                lamports,
                id,
            })
        }
        Operation::DeactivateStake { stake } => {
            let place = usize::from(stake).checked_rem(pool.stakes.len())?;
            let is_possible =
                pool.stakes[place].stake.deactivation.is_none() && !pool.is_paying_rewards;
            is_possible.then_some(Deed::DeactivateStake { place })
        }
        Operation::Burn { who, amount } => {
            let who = usize::from(who) % pool.people.len();
            let has = pool.people[who].shares;
            Some(Deed::Burn { who, shares: amount.of(1, has / 16, has) })
        }
        Operation::TipReserve { share } => Some(Deed::TipReserve { lamports: tip(share) }),
        Operation::SetCommission { validator, bps } => {
            let validator = usize::from(validator) % pool.validators.len();
            Some(Deed::SetCommission { validator, bps })
        }
        Operation::SetVoting { validator, is_voting } => {
            let validator = usize::from(validator) % pool.validators.len();
            Some(Deed::SetVoting { validator, is_voting })
        }
        _ => on_stake(operation, pool, tip),
    }
}

fn on_stake(operation: &Operation, pool: &Pool, tip: impl Fn(u16) -> u64) -> Option<Deed> {
    if let Operation::TipStake { validator, transient, share } = *operation {
        let (index, kind, _, _) = chosen(pool, validator, transient)?;
        return Some(Deed::TipStake { index, kind, lamports: tip(share) });
    }
    // While it pays rewards, the runtime writes delegations that it has computed before.
    if pool.is_paying_rewards {
        return None;
    }
    match *operation {
        Operation::Slash { validator, transient, share } => {
            let (index, kind, _, stake) = chosen(pool, validator, transient)?;
            // What has no effect yet can do nothing that it would be slashed for. If it were, a
            // recall in the same window would leave the loss with the entry and no account,
            // until the next look books it.
            if !matches!(stake.phase(pool.clock.epoch), Phase::Active | Phase::Cooling) {
                return None;
            }
            // Mostly a little of it; the runtime has no use for a delegation of nothing.
            let shift = u32::from(share % 8);
            let part = (stake.delegated - 1) >> shift;
            let lamports = u64::try_from(part * i128::from(share) / i128::from(u16::MAX)).ok()?;
            Some(Deed::Slash { index, kind, lamports })
        }
        Operation::Vanish { validator, transient } => {
            let (index, kind, ..) = chosen(pool, validator, transient)?;
            Some(Deed::Vanish { index, kind })
        }
        Operation::DeactivateDelinquent { validator, transient } => {
            let (index, kind, entry, stake) = chosen(pool, validator, transient)?;
            let last = pool.validators[entry.validator].last_earned?;
            let is_delinquent = last + DELINQUENT_EPOCHS <= pool.clock.epoch;
            let is_possible = is_delinquent
                && stake.deactivation.is_none()
                && stake.phase(pool.clock.epoch) == Phase::Active;
            is_possible.then_some(Deed::DeactivateDelinquent { index, kind })
        }
        _ => None,
    }
}

/// A stake account of the pool, transient where that is wanted and there is one.
fn chosen(pool: &Pool, validator: u16, transient: bool) -> Option<(usize, Kind, Entry, Stake)> {
    let with_stake = pool.list.entries().filter_map(|(index, entry)| {
        let of = |kind| Some((index, kind, *entry, entry.account(kind)?.stake?));
        let (main, other) = (of(Kind::Main), of(Kind::Transient));
        if transient { other.or(main) } else { main.or(other) }
    });
    let with_stake: Vec<_> = with_stake.collect();
    let place = usize::from(validator).checked_rem(with_stake.len())?;
    Some(with_stake[place])
}
