//! A ledger with the world around it, as a program keeps it: stake, tokens, tickets, time.

mod operation;
mod scene;
mod step;

pub use operation::{Amounts, Operation};
pub use scene::{deep_tide, fresh, lamports, parameters, ravaged, scene};
pub use step::{Part, Step, entry, exit, neutral, part, step, steps, whole_exit};

use tidepool_math::{
    Epoch, EpochClock, EpochSchedule, LOCKED_LAMPORTS, Lamports, Ledger, Parameters, Slot, Ticket,
};

/// All lamports of a test's world: about the supply of SOL.
pub const WORLD: u64 = 1 << 59;

/// A pool and what surrounds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    pub ledger: Ledger,
    pub parameters: Parameters,
    pub schedule: EpochSchedule,
    pub clock: EpochClock,
    /// The reserve's rent plus 1 SOL.
    pub locked: Lamports,
    /// Lamports tracked in stake accounts.
    pub tracked: u64,
    /// Lamports sent to the reserve that no update has seen.
    pub given: u64,
    /// Tokens burned that no update has seen.
    pub burned: u64,
    /// Fee shares that count and are not minted yet.
    pub unclaimed: u64,
    /// The open tickets.
    pub tickets: Vec<Ticket>,
    /// Lamports that are not in the pool.
    pub purse: u64,
}

impl Pool {
    /// A new pool in the first slot of epoch 3, with a rent of 1,000,000 lamports.
    pub fn new(slots_per_epoch: u64, parameters: Parameters) -> Self {
        let schedule =
            EpochSchedule { slots_per_epoch, first_normal_epoch: 0, first_normal_slot: 0 };
        Self::on(schedule, 3, parameters)
    }

    /// A new pool in the first slot of `epoch`.
    pub fn on(schedule: EpochSchedule, epoch: u64, parameters: Parameters) -> Self {
        let slot = Slot(schedule.first_slot_of(epoch).unwrap());
        let clock = EpochClock::new(&schedule, slot, Epoch(epoch)).unwrap();
        let locked = Lamports(LOCKED_LAMPORTS + 1_000_000);
        Self {
            ledger: Ledger::create(locked, &clock).unwrap(),
            parameters,
            schedule,
            clock,
            locked,
            tracked: 0,
            given: 0,
            burned: 0,
            unclaimed: 0,
            tickets: Vec::new(),
            purse: WORLD - locked.0,
        }
    }

    /// Lets `slots` pass.
    pub fn wait(&mut self, slots: u64) {
        let slot = self.clock.slot.0 + slots;
        let mut epoch = self.clock.epoch.0;
        while self.schedule.first_slot_of(epoch + 1).unwrap() <= slot {
            epoch += 1;
        }
        self.clock = EpochClock::new(&self.schedule, Slot(slot), Epoch(epoch)).unwrap();
    }

    /// Waits for the first slot of the epoch that is `epochs` later.
    pub fn skip(&mut self, epochs: u64) {
        let start = self.schedule.first_slot_of(self.clock.epoch.0 + epochs).unwrap();
        self.wait(start - self.clock.slot.0);
    }

    /// Tokens that somebody holds.
    pub fn held(&self) -> u64 {
        self.ledger.minted.0 - self.burned
    }

    /// `V`, now.
    pub fn value(&self) -> u64 {
        self.ledger.value(self.clock.slot).unwrap().0
    }

    /// `U`, now.
    pub fn unvested(&self) -> u64 {
        self.ledger.tide.unvested(self.clock.slot).unwrap().0
    }

    /// The slot in which the tide has flowed in.
    pub fn tide_end(&self) -> u64 {
        self.ledger.tide.start.0 + self.ledger.tide.duration
    }

    /// `(N + W) * 10^6`.
    pub fn span(&self) -> u128 {
        u128::from(self.clock.slots + self.clock.window(&self.parameters)) * 1_000_000
    }

    /// Whether the tide is as flat as the exit floor demands: `u * (N + W) <= rem * f * V`.
    pub fn is_capped(&self) -> bool {
        let remaining = u128::from(self.ledger.tide.remaining(self.clock.slot));
        let floor = u128::from(self.parameters.exit_floor.0);
        u128::from(self.unvested()) * self.span() <= remaining * floor * u128::from(self.value())
    }

    /// `ceil(u * (N + W) / (f * V))`: slots that a tide within the cap would last from now.
    pub fn needed(&self) -> u128 {
        let paid = u128::from(self.parameters.exit_floor.0) * u128::from(self.value());
        (u128::from(self.unvested()) * self.span()).div_ceil(paid)
    }

    /// Lamports by which `tracked + reserve - D - P` exceeds `B + observed`; the law says 0.
    pub fn identity_gap(&self) -> i128 {
        let ledger = &self.ledger;
        i128::from(self.tracked) + i128::from(ledger.reserve.0)
            - i128::from(ledger.ticket_debt.0)
            - i128::from(ledger.pending_fees.0)
            - i128::from(ledger.backing.0)
            - i128::from(ledger.observed)
    }

    /// All lamports, inside the pool and outside.
    pub fn all_lamports(&self) -> u64 {
        self.purse + self.tracked + self.ledger.reserve.0 + self.given
    }

    /// The same pool, with what was observed booked as backing: nothing is pending.
    pub fn without_observations(mut self) -> Self {
        self.ledger.backing.0 =
            self.ledger.backing.0.checked_add_signed(self.ledger.observed).unwrap();
        self.ledger.observed = 0;
        self
    }

    /// `r0`, or 0 where it is negative.
    pub fn free(&self) -> u64 {
        self.ledger.free_reserve(self.locked).unwrap_or_default().0
    }
}

/// The rate of a pool now, as the fraction `V / S`.
pub fn rate(pool: &Pool) -> (u128, u128) {
    (u128::from(pool.value()), u128::from(pool.ledger.shares.0))
}
