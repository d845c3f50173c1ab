//! The model beside a pool, told the same and compared.

use std::fmt::Debug;

use tidepool_math::{Error, Parameters};
use tidepool_model as model;
use tidepool_model::{Model, ModelError};

use crate::pool::{Amounts, Operation, Pool};

/// The model and its tickets, in the order of the pool's.
pub struct Twin {
    pub model: Model,
    tickets: Vec<model::Ticket>,
}

fn clock(pool: &Pool) -> model::Clock {
    model::Clock {
        slot: pool.clock.slot.0,
        epoch: pool.clock.epoch.0,
        first_slot: pool.clock.first_slot.0,
        slots_per_epoch: pool.clock.slots,
    }
}

pub fn parameters(parameters: &Parameters) -> model::Parameters {
    model::Parameters {
        exit_floor: parameters.exit_floor.0.into(),
        exit_ceiling: parameters.exit_ceiling.0.into(),
        deposit_fee: parameters.deposit_fee.0.into(),
        protocol_fee: parameters.protocol_fee.0.into(),
        reserve_target: parameters.reserve_target.0.into(),
        window: parameters.window.0.into(),
        movement_cap: parameters.movement_cap.0.into(),
        max_commission: parameters.max_commission.0.into(),
    }
}

impl Twin {
    pub fn new(pool: &Pool) -> Self {
        let model = Model::create(pool.ledger.reserve.0, &clock(pool)).unwrap();
        Self { model, tickets: Vec::new() }
    }

    /// Does what `pool`, in its state before, is about to do.
    pub fn apply(&mut self, operation: Operation, pool: &Pool) -> Result<Amounts, ModelError> {
        let (now, with) = (&clock(pool), &parameters(&pool.parameters));
        match operation {
            Operation::Deposit { lamports, minimum } => {
                let made = self.model.deposit(lamports, minimum, now, with)?;
                Ok([made.shares, made.fee, 0, 0])
            }
            Operation::DepositStake { lamports, minimum } => {
                let made = self.model.deposit_stake(lamports, minimum, now, with)?;
                Ok([made.shares, made.fee, 0, 0])
            }
            Operation::Instant { shares, minimum } => {
                let locked = pool.locked.0;
                Ok(exit(self.model.redeem_sol(shares, minimum, locked, now, with)?))
            }
            Operation::Redeem { shares, minimum } => {
                let locked = pool.locked.0;
                let made = self.model.redeem(shares, minimum, locked, now, with)?;
                self.tickets.extend(made.ordered.map(|order| order.ticket));
                let [gross, fee, out, _] = exit(made.total());
                Ok([gross, fee, out, made.paid.map_or(0, |paid| paid.out)])
            }
            Operation::StakeExit { shares, minimum } => {
                Ok(exit(self.model.redeem_stake(shares, minimum, now, with)?))
            }
            Operation::Order { shares, minimum } => {
                let made = self.model.order(shares, minimum, now, with)?;
                self.tickets.push(made.ticket);
                Ok(exit(made.exit))
            }
            other => self.apply_to_tickets_and_stake(other, pool),
        }
    }

    fn apply_to_tickets_and_stake(
        &mut self,
        operation: Operation,
        pool: &Pool,
    ) -> Result<Amounts, ModelError> {
        let (now, with) = (&clock(pool), &parameters(&pool.parameters));
        match operation {
            Operation::Claim { place } => {
                let paid = self.model.claim(&self.tickets[place], pool.locked.0, now)?;
                self.tickets.swap_remove(place);
                Ok([paid, 0, 0, 0])
            }
            Operation::Cancel { place, minimum } => {
                let worth = self.model.worth(&self.tickets[place])?;
                let shares = self.model.cancel(&self.tickets[place], minimum, now)?;
                self.tickets.swap_remove(place);
                Ok([shares, worth, 0, 0])
            }
            Operation::Update => {
                let reserve = pool.ledger.reserve.0 + pool.given;
                let made = self.model.update(pool.held(), reserve, now, with)?;
                let made = made.unwrap_or_default();
                Ok([made.gain, made.phi, made.fee_shares, made.burned])
            }
            Operation::ClaimFees => {
                // The model refuses to mint nothing.
                let _ = self.model.claim_fees();
                Ok(Amounts::default())
            }
            Operation::Observe { delta } => self.model.observe(delta).map(|()| [0; 4]),
            Operation::Delegate { lamports } => {
                let made = self.model.delegate(lamports, pool.locked.0);
                // There is nothing to delegate while tickets are owed more than there is.
                if lamports > 0 { made.map(|()| [0; 4]) } else { Ok([0; 4]) }
            }
            Operation::Sweep { lamports } => self.model.sweep(lamports).map(|()| [0; 4]),
            _ => Ok(Amounts::default()),
        }
    }

    /// Compares every field, and what is computed from them.
    pub fn assert_agrees(&self, pool: &Pool, seed: u64, after: impl Debug) {
        let (ledger, model) = (&pool.ledger, &self.model);
        let ours = [
            ledger.backing.0,
            ledger.tide.amount.0,
            ledger.tide.start.0,
            ledger.tide.duration,
            ledger.shares.0,
            ledger.minted.0,
            pool.unclaimed,
            ledger.pending_fees.0,
            ledger.ticket_debt.0,
            ledger.loss_carry.0,
            ledger.reserve.0,
            pool.tracked,
            ledger.gap_out.0,
            ledger.reserve_target(&pool.parameters).unwrap().0,
            pool.value(),
        ];
        let theirs = [
            model.backing,
            model.tide,
            model.tide_start,
            model.tide_length,
            model.shares,
            model.minted,
            model.unclaimed,
            model.waiting_fees,
            model.debt,
            model.carry,
            model.reserve_tracked,
            model.total_tracked,
            model.gap_out,
            model.reserve_goal(&parameters(&pool.parameters)).unwrap(),
            model.value(pool.clock.slot.0).unwrap(),
        ];
        let agree = ours.map(i128::from) == theirs
            && i128::from(ledger.observed) == model.pend
            && ledger.open_tickets == model.open
            && ledger.loss_index.0 == model.index
            && ledger.last_update_epoch.0 == model.last_update_epoch
            && ledger.last_update_slot.0 == model.last_update_slot
            && ledger.insolvent == model.insolvent
            && self.tickets_agree(pool);
        assert!(agree, "seed {seed}, {after:?}\n{ours:?}\n{theirs:?}\n{ledger:?}\n{model:?}");
    }

    fn tickets_agree(&self, pool: &Pool) -> bool {
        pool.tickets.len() == self.tickets.len()
            && pool.tickets.iter().zip(&self.tickets).all(|(ours, theirs)| {
                let worth = i128::from(pool.ledger.worth_floor(ours).unwrap().0);
                i128::from(ours.owed.0) == theirs.owed
                    && ours.index.0 == theirs.index
                    && ours.epoch.0 == theirs.epoch
                    && self.model.worth(theirs) == Ok(worth)
            })
    }
}

fn exit(made: model::Exit) -> Amounts {
    [made.gross, made.fee, made.out, 0]
}

/// Whether both did the same, or refused for the same reason.
pub fn same_result(ours: &Result<Amounts, Error>, theirs: &Result<Amounts, ModelError>) -> bool {
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => ours == theirs,
        (Err(ours), Err(theirs)) => same_reason(*ours, *theirs),
        _ => false,
    }
}

fn same_reason(ours: Error, theirs: ModelError) -> bool {
    match theirs {
        ModelError::PoolStale => ours == Error::PoolStale,
        ModelError::Insolvent => ours == Error::Insolvent,
        ModelError::Overflow => matches!(ours, Error::Overflow | Error::SupplyMismatch),
        ModelError::ZeroOutput => ours == Error::ZeroOutput,
        ModelError::SlippageExceeded => ours == Error::SlippageExceeded,
        ModelError::InsufficientReserve => ours == Error::InsufficientReserve,
        ModelError::GapQuotaExceeded => ours == Error::GapQuotaExceeded,
        ModelError::TicketNotReady => ours == Error::TicketNotReady,
        // The model asks first whether somebody can have so much; the ledger finds out when it
        // subtracts, and may find another reason before.
        ModelError::AmountTooLarge => matches!(
            ours,
            Error::Overflow
                | Error::InsufficientReserve
                | Error::GapQuotaExceeded
                | Error::ZeroOutput
                | Error::SlippageExceeded
        ),
    }
}
