//! The ledger of `tidepool-math`, told what the model was told.

use tidepool_fuzz::{Answer, Deed};
use tidepool_math::{
    Epoch, EpochClock, Error, Lamports, Ledger, LossIndex, Millionths, Observed, Parameter,
    Parameters, Result, Shares, Slot, Ticket,
};
use tidepool_model as model;
use tidepool_model::pool::{Phase, Pool, Refusal};

use crate::movement;

/// The ledger, and what it is told.
pub struct Mirror {
    ledger: Ledger,
    parameters: Parameters,
}

impl Mirror {
    pub fn new(pool: &Pool) -> Self {
        let reserve = Lamports(word(pool.reserve_lamports));
        let ledger = Ledger::create(reserve, &clock(pool)).expect("a ledger");
        Self { ledger, parameters: parameters(&pool.parameters) }
    }

    /// Does what the model has done between `before` and `after`, and compares the answers.
    pub fn follow(
        &mut self,
        deed: &Deed,
        before: &Pool,
        answer: &std::result::Result<Answer, Refusal>,
        after: &Pool,
    ) {
        movement::compare(deed, before, &self.ledger, &self.parameters);
        let mut next = self.ledger;
        if let Some(made) = self.priced(&mut next, deed, before) {
            let made = made.map_err(name);
            match answer {
                // Somebody has less than he spends, or the validator cannot give it: the
                // ledger knows neither.
                Err(refusal) if is_elsewhere(*refusal) => next = self.ledger,
                Err(refusal) => assert_eq!(made, Err(*refusal), "refusal: {deed:?}"),
                Ok(answer) => assert_eq!(made, Ok(sum(*answer)), "answer: {deed:?}"),
            }
        }
        self.ledger = next;
        if answer.is_ok() {
            self.learn(deed, before, after);
        }
    }

    /// What was found at the validators and moved between them and the reserve is no formula's
    /// matter: the identity, which is checked elsewhere, ties it to the rest.
    fn learn(&mut self, deed: &Deed, before: &Pool, after: &Pool) {
        match deed {
            Deed::UpdateValidators { .. } | Deed::Delegate { .. } | Deed::Undelegate { .. } => {
                self.ledger.observed = i64::try_from(after.ledger.pend).expect("64 bits");
                self.ledger.reserve = Lamports(word(after.ledger.reserve_tracked));
            }
            Deed::DepositStake { place, .. } => {
                let stake = before.stakes[*place].stake;
                if stake.phase(before.clock.epoch) == Phase::Active {
                    let excess = after.reserve_lamports - before.reserve_lamports;
                    self.ledger.reserve.0 += word(excess);
                }
            }
            Deed::ProposeChange { parameter, value, .. } => {
                self.learn_change(*parameter, *value, after, false);
            }
            Deed::ApplyChange { parameter } => {
                let change = before.governance.changes[*parameter].expect("a proposal");
                self.learn_change(*parameter, change.value, after, true);
            }
            Deed::ClaimFees { .. } => {
                let claimed = word(before.ledger.unclaimed);
                self.ledger.minted.0 += claimed;
            }
            _ => {}
        }
    }

    /// The arithmetic's own opinion on what hurts, what is within bounds, and the new tide.
    fn learn_change(&mut self, number: usize, value: u64, after: &Pool, is_ripe: bool) {
        let which = Parameter::numbered(u8::try_from(number).expect("a byte")).expect("a number");
        let value = Millionths(u32::try_from(value).expect("32 bits"));
        let old = self.parameters.get(which);
        if is_ripe || !which.change_hurts(old, value) {
            self.parameters = self.parameters.with(which, value).expect("within the bounds");
            if old != value && matches!(which, Parameter::ExitFloor | Parameter::Window) {
                self.ledger.retune(&clock(after), &self.parameters).expect("a tide");
            }
        }
        assert_eq!(self.parameters, parameters(&after.parameters), "parameters: {which:?}");
    }

    /// Does it in `next` if it has a price; the answer is the shares or lamports.
    fn priced(&self, next: &mut Ledger, deed: &Deed, pool: &Pool) -> Option<Result<i128>> {
        let (now, with, locked) = (&clock(pool), &self.parameters, Lamports(pool.locked()));
        let made = match *deed {
            Deed::DepositSol { lamports, minimum, .. } => {
                let made = next.deposit(Lamports(lamports), Shares(minimum), now, with);
                made.map(|made| made.shares.0)
            }
            Deed::RedeemSol { shares, minimum, .. } => {
                let made = next.redeem_sol(Shares(shares), Lamports(minimum), locked, now, with);
                made.map(|made| made.out.0)
            }
            Deed::Redeem { shares, minimum, .. } => {
                let made = next.redeem(Shares(shares), Lamports(minimum), locked, now, with);
                made.map(|made| made.paid().0 + made.owed().0)
            }
            Deed::OrderTicket { shares, minimum, .. } => {
                let made = next.order_ticket(Shares(shares), Lamports(minimum), now, with);
                made.map(|made| made.ticket.owed.0)
            }
            Deed::ClaimTicket { place } => {
                next.claim_ticket(&ticket(pool, place), locked, now.epoch).map(|paid| paid.0)
            }
            Deed::CancelTicket { place, minimum } => {
                let made = next.cancel_ticket(&ticket(pool, place), Shares(minimum), now);
                made.map(|made| made.shares.0)
            }
            Deed::DepositStake { place, minimum, .. } => {
                let stake = pool.stakes[place].stake;
                let lamports = Lamports(word(stake.lamports));
                let made = match stake.phase(pool.clock.epoch) {
                    Phase::Active => next.deposit_stake(lamports, Shares(minimum), now, with),
                    Phase::Inactive => next.deposit(lamports, Shares(minimum), now, with),
                    Phase::Starting | Phase::Cooling => return None,
                };
                made.map(|made| made.shares.0)
            }
            Deed::RedeemStake(wish) => {
                let (shares, least) = (Shares(wish.shares), Lamports(wish.minimum));
                next.redeem_stake(shares, least, now, with).map(|made| made.out.0)
            }
            Deed::UpdatePool => return self.update(next, pool),
            _ => return None,
        };
        Some(made.map(i128::from))
    }

    fn update(&self, next: &mut Ledger, pool: &Pool) -> Option<Result<i128>> {
        let observed = Observed {
            supply: Shares(word(pool.supply())),
            reserve: Lamports(word(pool.reserve_lamports)),
        };
        if !pool.list.is_all_seen(pool.clock.epoch) {
            return None;
        }
        Some(next.update(observed, &clock(pool), &self.parameters).map(|_| 0))
    }

    /// Compares every field.
    pub fn assert_agrees(&self, pool: &Pool, deed: &Deed) {
        let (ours, theirs) = (&self.ledger, &pool.ledger);
        let amounts = [
            (ours.backing.0, theirs.backing),
            (ours.tide.amount.0, theirs.tide),
            (ours.tide.start.0, theirs.tide_start),
            (ours.tide.duration, theirs.tide_length),
            (ours.shares.0, theirs.shares),
            (ours.minted.0, theirs.minted),
            (ours.pending_fees.0, theirs.waiting_fees),
            (ours.ticket_debt.0, theirs.debt),
            (ours.loss_carry.0, theirs.carry),
            (ours.reserve.0, theirs.reserve_tracked),
            (ours.gap_out.0, theirs.gap_out),
        ];
        let agree = amounts.iter().all(|(ours, theirs)| i128::from(*ours) == *theirs)
            && i128::from(ours.observed) == theirs.pend
            && ours.open_tickets == theirs.open
            && ours.loss_index.0 == theirs.index
            && ours.last_update_epoch.0 == theirs.last_update_epoch
            && ours.last_update_slot.0 == theirs.last_update_slot
            && ours.insolvent == theirs.insolvent;
        assert!(agree, "ledger: after {deed:?}\n{ours:?}\n{theirs:?}");
    }
}

pub fn word(amount: i128) -> u64 {
    u64::try_from(amount).expect("an amount of 64 bits")
}

pub fn clock(pool: &Pool) -> EpochClock {
    let clock = &pool.clock;
    EpochClock {
        slot: Slot(clock.slot),
        epoch: Epoch(clock.epoch),
        first_slot: Slot(clock.first_slot),
        slots: clock.slots_per_epoch,
    }
}

fn parameters(parameters: &model::Parameters) -> Parameters {
    let ratio = |ratio| Millionths(u32::try_from(ratio).expect("millionths"));
    Parameters {
        exit_floor: ratio(parameters.exit_floor),
        exit_ceiling: ratio(parameters.exit_ceiling),
        deposit_fee: ratio(parameters.deposit_fee),
        protocol_fee: ratio(parameters.protocol_fee),
        reserve_target: ratio(parameters.reserve_target),
        window: ratio(parameters.window),
        movement_cap: ratio(parameters.movement_cap),
        max_commission: ratio(parameters.max_commission),
    }
}

fn ticket(pool: &Pool, place: usize) -> Ticket {
    let terms = &pool.tickets[place].terms;
    Ticket {
        owed: Lamports(word(terms.owed)),
        index: LossIndex(terms.index),
        epoch: Epoch(terms.epoch),
    }
}

fn sum(answer: Answer) -> i128 {
    match answer {
        Answer::Nothing => 0,
        Answer::Number(number) => number,
        Answer::Given(given) => given.paid + given.owed,
    }
}

const fn name(error: Error) -> Refusal {
    match error {
        Error::Overflow | Error::ParameterOutOfBounds | Error::SupplyMismatch => {
            Refusal::AmountOutOfRange
        }
        Error::PoolStale => Refusal::PoolStale,
        Error::Insolvent => Refusal::Insolvent,
        Error::ZeroOutput => Refusal::ZeroOutput,
        Error::SlippageExceeded => Refusal::SlippageExceeded,
        Error::InsufficientReserve => Refusal::InsufficientReserve,
        Error::GapQuotaExceeded => Refusal::GapQuotaExceeded,
        Error::TicketNotReady => Refusal::TicketNotReady,
    }
}

/// Refusals that no formula gives.
const fn is_elsewhere(refusal: Refusal) -> bool {
    !matches!(
        refusal,
        Refusal::PoolStale
            | Refusal::Insolvent
            | Refusal::ZeroOutput
            | Refusal::SlippageExceeded
            | Refusal::InsufficientReserve
            | Refusal::GapQuotaExceeded
            | Refusal::TicketNotReady
            | Refusal::AmountOutOfRange
    )
}
