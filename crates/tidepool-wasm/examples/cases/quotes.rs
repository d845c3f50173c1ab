//! What the pool's arithmetic answers.

use serde_json::Value;
use tidepool_math::{
    Delegation, Epoch, Error, Lamports, Ledger, LossIndex, Observed, Shares, Ticket, mul_div_floor,
};
use tidepool_wasm::refusal::{ENTRIES_PAUSED, Refused};

use crate::{
    call,
    chance::Chance,
    group,
    pool::{Pool, SOL},
};

/// What the program answers, as the module says it.
fn coded<const N: usize>(answer: Result<[u64; N], Error>) -> Result<[u64; N], u32> {
    answer.map_err(|error| Refused::from(error).0)
}

/// Questions about one pool with their answers.
pub fn questions(pool: &Pool, chance: &mut Chance) -> Value {
    let mut calls = vec![rate(pool), reserve(pool), next_update(pool, chance), target(pool)];
    for _ in 0..4 {
        let amount = chance.sized(pool.ledger.backing.0);
        calls.push(deposit(pool, amount));
        calls.extend(at_once(pool, amount.min(pool.ledger.minted.0)));
        calls.extend(later(pool, amount.min(pool.ledger.minted.0)));
        calls.extend(tickets(pool, chance));
    }
    group(&pool.input(), &calls)
}

fn rate(pool: &Pool) -> Value {
    let price = pool.ledger.price(pool.clock.slot).map(|price| {
        let rate = mul_div_floor(price.value.0, SOL, price.shares.0).unwrap_or_default();
        [price.value.0, price.unvested.0, price.shares.0, rate]
    });
    call("rate", &[], coded(price))
}

fn reserve(pool: &Pool) -> Value {
    let (ledger, locked) = (pool.ledger, Pool::locked());
    let free = ledger.free_reserve(locked).unwrap_or_default().0;
    let payable = ledger.instantly_payable(locked, &pool.clock);
    let target = ledger.reserve_target(&pool.parameters);
    let answer =
        payable.and_then(|payable| Ok([ledger.payable(locked).0, free, payable.0, target?.0]));
    call("reserve", &[], coded(answer))
}

fn next_update(pool: &Pool, chance: &mut Chance) -> Value {
    let mut ledger = pool.ledger;
    let reserve = ledger.reserve.0 + chance.sized(SOL);
    let supply = ledger.minted.0 - chance.sized(ledger.minted.0 / 100);
    let observed = Observed { supply: Shares(supply), reserve: Lamports(reserve) };
    let slot = pool.clock.slot;
    let answer = ledger.update(observed, &pool.clock, &pool.parameters).and_then(|updated| {
        let (gain, loss) = updated.map_or((0, 0), |updated| (updated.gain.0, updated.loss.0));
        let price = ledger.price(slot)?;
        let left = ledger.tide.remaining(slot);
        Ok([gain, loss, price.value.0, price.shares.0, price.unvested.0, left])
    });
    call("next_update", &[reserve, supply], coded(answer))
}

fn target(pool: &Pool) -> Value {
    let (ledger, none) = (&pool.ledger, Lamports::ZERO);
    let rules = Delegation::new(ledger, &pool.parameters, Pool::locked(), none, ledger.backing);
    let answer = rules.and_then(|rules| Delegation { sum_weights: 7, ..rules }.target_floor(3));
    call("target", &[3, 7], coded(answer.map(|target| [target.0])))
}

fn deposit(pool: &Pool, lamports: u64) -> Value {
    let quoted = pool.ledger.quote_deposit(Lamports(lamports), &pool.clock, &pool.parameters);
    let quoted = coded(quoted.map(|quoted| [quoted.shares.0, quoted.fee.0]));
    call("quote_deposit", &[lamports], if pool.is_paused() { Err(ENTRIES_PAUSED) } else { quoted })
}

fn at_once(pool: &Pool, shares: u64) -> [Value; 2] {
    let (clock, parameters, locked) = (&pool.clock, &pool.parameters, Pool::locked());
    let instant = pool.ledger.quote_redeem_sol(Shares(shares), locked, clock, parameters);
    let instant = instant.map(|quoted| [quoted.gross.0, quoted.fee.0, quoted.out.0]);
    let mut ledger = pool.ledger;
    let stake = ledger.redeem_stake(Shares(shares), Lamports::ZERO, clock, parameters);
    let stake = stake.map(|quoted| [quoted.gross.0, quoted.fee.0, quoted.out.0]);
    [
        call("quote_redeem_sol", &[shares], coded(instant)),
        call("quote_redeem_stake", &[shares], coded(stake)),
    ]
}

fn later(pool: &Pool, shares: u64) -> [Value; 2] {
    let (clock, parameters, none) = (&pool.clock, &pool.parameters, Lamports::ZERO);
    let mut ledger = pool.ledger;
    let ordered = ledger.order_ticket(Shares(shares), none, clock, parameters);
    let ordered = ordered.map(|quoted| [quoted.gross.0, quoted.fee.0, quoted.ticket.owed.0]);
    let mut ledger = pool.ledger;
    let split = ledger.redeem(Shares(shares), none, Pool::locked(), clock, parameters);
    let split = split.map(|split| {
        let paid = split.instant.map_or([0; 3], |part| [part.gross.0, part.fee.0, part.out.0]);
        let owed = split.ordered;
        let owed = owed.map_or([0; 3], |part| [part.gross.0, part.fee.0, part.ticket.owed.0]);
        [paid[0], paid[1], paid[2], owed[0], owed[1], owed[2]]
    });
    [
        call("quote_order_ticket", &[shares], coded(ordered)),
        call("quote_redeem", &[shares], coded(split)),
    ]
}

fn tickets(pool: &Pool, chance: &mut Chance) -> [Value; 3] {
    let index = match chance.below(2) {
        0 => LossIndex::ONE,
        _ => pool.ledger.loss_index,
    };
    let epoch = Epoch(pool.clock.epoch.0 - chance.below(3));
    let ticket = Ticket { owed: Lamports(chance.sized(pool.ledger.ticket_debt.0)), index, epoch };
    let (low, high) = (index.0 & u128::from(u64::MAX), index.0 >> 64);
    let arguments = [ticket.owed.0, word(low), word(high), epoch.0];
    let worth = pool.ledger.worth_floor(&ticket).map(|worth| [worth.0]);
    let mut books: Ledger = pool.ledger;
    let claimed = books.claim_ticket(&ticket, Pool::locked(), pool.clock.epoch);
    let mut books: Ledger = pool.ledger;
    let cancelled = coded(
        books
            .cancel_ticket(&ticket, Shares::ZERO, &pool.clock)
            .map(|cancelled| [cancelled.shares.0, cancelled.worth.0]),
    );
    let cancelled = if pool.is_paused() { Err(ENTRIES_PAUSED) } else { cancelled };
    [
        call("ticket_worth", &arguments, coded(worth)),
        call("quote_claim", &arguments, coded(claimed.map(|paid| [paid.0]))),
        call("quote_cancel", &arguments, cancelled),
    ]
}

/// Half of an index.
pub fn word(half: u128) -> u64 {
    u64::try_from(half).unwrap_or(u64::MAX)
}
