//! The pool's prices. The input of each is a moment (six words: slot, epoch, slots of an epoch,
//! first normal epoch, its first slot, rent of an account without data) and the pool's account.

use tidepool_math::{
    Epoch, Lamports, LossIndex, Observed, Ordered, Redeemed, Shares, Ticket, mul_div_floor,
};

use crate::{memory::answer, situation::Situation};

/// Shares of one whole tideSOL.
const UNIT: u64 = 1_000_000_000;

/// Answers: value, unvested, shares, and `floor(value * 10^9 / shares)`.
#[unsafe(no_mangle)]
pub extern "C" fn rate() -> u32 {
    answer(|input| {
        let now = Situation::read(input)?;
        let price = now.ledger.price(now.clock.slot)?;
        let rate = mul_div_floor(price.value.0, UNIT, price.shares.0);
        let rate = rate.ok_or(tidepool_math::Error::Overflow)?;
        Ok([price.value.0, price.unvested.0, price.shares.0, rate])
    })
}

/// Answers: what may leave the reserve at all, what belongs to no ticket, what exits at once can
/// draw on now, and what the pool aims at keeping free.
#[unsafe(no_mangle)]
pub extern "C" fn reserve() -> u32 {
    answer(|input| {
        let now = Situation::read(input)?;
        let free = now.ledger.free_reserve(now.locked).unwrap_or_default();
        let payable = now.ledger.instantly_payable(now.locked, &now.clock)?;
        let target = now.ledger.reserve_target(&now.parameters)?;
        Ok([now.ledger.payable(now.locked).0, free.0, payable.0, target.0])
    })
}

/// `deposit_sol` and `deposit_stake`. Answers: shares, fee.
#[unsafe(no_mangle)]
pub extern "C" fn quote_deposit(lamports: u64) -> u32 {
    answer(|input| {
        let now = Situation::read(input)?;
        now.require_unpaused()?;
        let quoted = now.ledger.quote_deposit(Lamports(lamports), &now.clock, &now.parameters)?;
        Ok([quoted.shares.0, quoted.fee.0])
    })
}

/// `redeem_sol`. Answers: gross, fee, out.
#[unsafe(no_mangle)]
pub extern "C" fn quote_redeem_sol(shares: u64) -> u32 {
    answer(|input| {
        let now = Situation::read(input)?;
        let (clock, parameters) = (&now.clock, &now.parameters);
        let quoted = now.ledger.quote_redeem_sol(Shares(shares), now.locked, clock, parameters)?;
        Ok(instant(&quoted))
    })
}

/// `order_ticket`. Answers: gross, fee, owed.
#[unsafe(no_mangle)]
pub extern "C" fn quote_order_ticket(shares: u64) -> u32 {
    answer(|input| {
        let mut now = Situation::read(input)?;
        let (clock, parameters) = (&now.clock, &now.parameters);
        let least = Lamports::ZERO;
        Ok(ordered(&now.ledger.order_ticket(Shares(shares), least, clock, parameters)?))
    })
}

/// `redeem`. Answers: gross, fee, out of the part at once, then of the ticket; zeros for a part
/// that there is not.
#[unsafe(no_mangle)]
pub extern "C" fn quote_redeem(shares: u64) -> u32 {
    answer(|input| {
        let mut now = Situation::read(input)?;
        let (shares, least) = (Shares(shares), Lamports::ZERO);
        let quoted = now.ledger.redeem(shares, least, now.locked, &now.clock, &now.parameters)?;
        let [gross, fee, out] = quoted.instant.as_ref().map_or([0; 3], instant);
        let [ticket_gross, ticket_fee, owed] = quoted.ordered.as_ref().map_or([0; 3], ordered);
        Ok([gross, fee, out, ticket_gross, ticket_fee, owed])
    })
}

/// `redeem_stake`, the validator aside. Answers: gross, fee, out.
#[unsafe(no_mangle)]
pub extern "C" fn quote_redeem_stake(shares: u64) -> u32 {
    answer(|input| {
        let mut now = Situation::read(input)?;
        let (clock, parameters) = (&now.clock, &now.parameters);
        let least = Lamports::ZERO;
        let quoted = now.ledger.redeem_stake(Shares(shares), least, clock, parameters)?;
        Ok([quoted.gross.0, quoted.fee.0, quoted.out.0])
    })
}

/// What a ticket is worth by now. Answers: lamports.
#[unsafe(no_mangle)]
pub extern "C" fn ticket_worth(owed: u64, index_low: u64, index_high: u64, epoch: u64) -> u32 {
    let ticket = ticket(owed, index_low, index_high, epoch);
    answer(|input| Ok([Situation::read(input)?.ledger.worth_floor(&ticket)?.0]))
}

/// `claim_ticket`. Answers: lamports, the rent aside.
#[unsafe(no_mangle)]
pub extern "C" fn quote_claim(owed: u64, index_low: u64, index_high: u64, epoch: u64) -> u32 {
    let ticket = ticket(owed, index_low, index_high, epoch);
    answer(|input| {
        let mut now = Situation::read(input)?;
        Ok([now.ledger.claim_ticket(&ticket, now.locked, now.clock.epoch)?.0])
    })
}

/// `cancel_ticket`. Answers: shares, worth.
#[unsafe(no_mangle)]
pub extern "C" fn quote_cancel(owed: u64, index_low: u64, index_high: u64, epoch: u64) -> u32 {
    let ticket = ticket(owed, index_low, index_high, epoch);
    answer(|input| {
        let mut now = Situation::read(input)?;
        now.require_unpaused()?;
        let cancelled = now.ledger.cancel_ticket(&ticket, Shares::ZERO, &now.clock)?;
        Ok([cancelled.shares.0, cancelled.worth.0])
    })
}

/// What `update_pool` would book now if no validator had more to show; `reserve` lamports are in
/// the reserve and `supply` tokens exist. Answers: gain, loss, then value, shares, unvested just
/// after, and the slots until that has vested; the pool as it is where there is nothing to book.
#[unsafe(no_mangle)]
pub extern "C" fn next_update(reserve: u64, supply: u64) -> u32 {
    answer(|input| {
        let mut now = Situation::read(input)?;
        let observed = Observed { supply: Shares(supply), reserve: Lamports(reserve) };
        let updated = now.ledger.update(observed, &now.clock, &now.parameters)?;
        let updated = updated.unwrap_or_default();
        let price = now.ledger.price(now.clock.slot)?;
        let left = now.ledger.tide.remaining(now.clock.slot);
        let (gain, loss) = (updated.gain.0, updated.loss.0);
        Ok([gain, loss, price.value.0, price.shares.0, price.unvested.0, left])
    })
}

const fn instant(redeemed: &Redeemed) -> [u64; 3] {
    [redeemed.gross.0, redeemed.fee.0, redeemed.out.0]
}

const fn ordered(ordered: &Ordered) -> [u64; 3] {
    [ordered.gross.0, ordered.fee.0, ordered.ticket.owed.0]
}

fn ticket(owed: u64, index_low: u64, index_high: u64, epoch: u64) -> Ticket {
    let index = u128::from(index_high).wrapping_shl(64) | u128::from(index_low);
    Ticket { owed: Lamports(owed), index: LossIndex(index), epoch: Epoch(epoch) }
}
