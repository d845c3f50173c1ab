//! Pools with a history, and their accounts' bytes.

use tidepool_math::{
    Epoch, EpochClock, EpochSchedule, FLAG_INSOLVENT, LOCKED_LAMPORTS, Lamports, Ledger,
    Millionths, Observed, POOL_DISCRIMINATOR, Parameters, Shares, Slot,
};

use crate::{RENT, SLOTS, chance::Chance, quotes::word};

/// Lamports.
pub const SOL: u64 = 1_000_000_000;

/// A pool at a moment.
pub struct Pool {
    pub ledger: Ledger,
    pub parameters: Parameters,
    pub clock: EpochClock,
    pub paused_until: u64,
}

impl Pool {
    /// A pool after some epochs of deposits, exits, gains, losses and tickets.
    pub fn any(chance: &mut Chance) -> Self {
        let parameters = Parameters {
            exit_floor: Millionths(700),
            exit_ceiling: Millionths(700 + u32::try_from(chance.below(4_300)).unwrap_or(0)),
            deposit_fee: Millionths(u32::try_from(chance.sized(1_000)).unwrap_or(0)),
            protocol_fee: Millionths(50_000),
            reserve_target: Millionths(20_000),
            window: Millionths(100_000),
            movement_cap: Millionths(100_000),
            max_commission: Millionths(100_000),
        };
        let mut clock = at(10 * SLOTS);
        let created = Lamports(LOCKED_LAMPORTS + RENT);
        let mut ledger = Ledger::create(created, &clock).expect("a pool");
        let most = SOL << chance.below(24);
        for _ in 0..=chance.below(6) {
            live_an_epoch(&mut ledger, &clock, &parameters, most, chance);
            clock = at(clock.slot.0 + SLOTS);
            update(&mut ledger, &clock, &parameters, most, chance);
        }
        // Most look at it soon after the update, some in a later epoch or with a loss unbooked.
        clock = at(clock.slot.0 + chance.below(SLOTS * 5 / 2));
        ledger.observed = if chance.below(12) == 0 { -5 } else { 0 };
        ledger.insolvent = chance.below(15) == 0;
        let paused = chance.below(10) == 0;
        Self { ledger, parameters, clock, paused_until: if paused { clock.epoch.0 + 1 } else { 0 } }
    }

    /// Whether the guardian has paused entries.
    pub fn is_paused(&self) -> bool {
        self.clock.epoch.0 < self.paused_until
    }

    /// Lamports of the reserve that never leave.
    pub fn locked() -> Lamports {
        Lamports(LOCKED_LAMPORTS + RENT)
    }

    /// The moment and the account, as the module reads them.
    pub fn input(&self) -> Vec<u8> {
        [self.moment(), self.account()].concat()
    }

    /// The six words of the moment.
    pub fn moment(&self) -> Vec<u8> {
        let words = [self.clock.slot.0, self.clock.epoch.0, SLOTS, 0, 0, RENT];
        words.into_iter().flat_map(u64::to_le_bytes).collect()
    }

    /// The account's bytes, at the offsets of docs/spec/accounts.md.
    pub fn account(&self) -> Vec<u8> {
        let (l, p) = (&self.ledger, &self.parameters);
        let mut bytes = POOL_DISCRIMINATOR.to_vec();
        bytes.extend([1, 0, 0, 0, 0, 0, 0, 0]);
        let mut words = vec![l.backing.0, l.tide.amount.0, l.tide.start.0, l.tide.duration];
        words.extend([l.shares.0, l.pending_fees.0, l.ticket_debt.0]);
        let index = l.loss_index.0;
        words.extend([word(index & u128::from(u64::MAX)), word(index >> 64)]);
        words.extend([l.loss_carry.0, l.observed.cast_unsigned()]);
        words.extend([l.last_update_epoch.0, l.last_update_slot.0]);
        bytes.extend(words.into_iter().flat_map(u64::to_le_bytes));
        let flags = if l.insolvent { FLAG_INSOLVENT } else { 0 };
        let fees = [p.exit_floor, p.exit_ceiling, p.deposit_fee, p.protocol_fee, p.reserve_target];
        bytes.extend(flags.to_le_bytes());
        bytes.extend(fees.into_iter().flat_map(|fee| fee.0.to_le_bytes()));
        let words = [l.reserve.0, l.minted.0, l.gap_out.0, l.open_tickets];
        bytes.extend(words.into_iter().flat_map(u64::to_le_bytes));
        let policy = [p.window, p.movement_cap, p.max_commission];
        bytes.extend(policy.into_iter().flat_map(|part| part.0.to_le_bytes()));
        bytes.resize(3_136, 0);
        bytes[2_576..2_584].copy_from_slice(&self.paused_until.to_le_bytes());
        bytes
    }
}

fn at(slot: u64) -> EpochClock {
    let schedule =
        EpochSchedule { slots_per_epoch: SLOTS, first_normal_epoch: 0, first_normal_slot: 0 };
    EpochClock::new(&schedule, Slot(slot), Epoch(slot / SLOTS)).expect("a clock")
}

fn live_an_epoch(
    ledger: &mut Ledger,
    clock: &EpochClock,
    parameters: &Parameters,
    most: u64,
    chance: &mut Chance,
) {
    // Refusals are fine: they leave the books as they were.
    let _ = ledger.deposit(Lamports(chance.sized(most)), Shares::ZERO, clock, parameters);
    let part = Shares(chance.sized(ledger.minted.0 / 2));
    let _ = ledger.order_ticket(part, Lamports::ZERO, clock, parameters);
    let part = Shares(chance.sized(ledger.minted.0 / 2));
    let _ = ledger.redeem_sol(part, Lamports::ZERO, Pool::locked(), clock, parameters);
}

fn update(
    ledger: &mut Ledger,
    clock: &EpochClock,
    parameters: &Parameters,
    most: u64,
    chance: &mut Chance,
) {
    let gain = i64::try_from(chance.sized(most) / 200).unwrap_or(0);
    let loss = gain.min(i64::try_from(ledger.backing.0 / 50).unwrap_or(0));
    ledger.observed = if chance.below(5) == 0 { -loss } else { gain };
    let observed = Observed { supply: ledger.minted, reserve: ledger.reserve };
    ledger.update(observed, clock, parameters).expect("an update");
}
