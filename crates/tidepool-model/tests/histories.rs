//! Random histories: the identity and the laws that can be read off the ledger alone.

use tidepool_model::{Clock, LONGEST_TIDE_EPOCHS, MILLION, Model, ModelError, Parameters, Ticket};

const HISTORIES: u64 = 3_000;
const OPERATIONS: u32 = 30;
const LOCKED: u64 = 1_001_000_000;
const CREATED: u64 = 1_001_000_007;

/// `SplitMix64`: enough chance for a test, and the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }

    /// An amount of any magnitude up to `limit`.
    fn amount(&mut self, limit: i128) -> u64 {
        let limit = u64::try_from(limit.max(0)).unwrap_or(u64::MAX);
        let shift = self.below(60);
        self.below((limit >> shift).saturating_add(1))
    }

    fn parameters(&mut self) -> Parameters {
        let exit_floor = 100 + self.below(2_901);
        Parameters {
            exit_floor,
            exit_ceiling: exit_floor + self.below(5_001 - exit_floor),
            deposit_fee: self.below(1_001),
            protocol_fee: self.below(100_001),
            reserve_target: self.below(200_001),
            window: 20_000 + self.below(480_001),
            movement_cap: 10_000 + self.below(240_001),
            max_commission: self.below(200_001),
        }
    }
}

struct World {
    chance: Chance,
    model: Model,
    parameters: Parameters,
    clock: Clock,
    tickets: Vec<Ticket>,
    burned: i128,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let parameters = chance.parameters();
        let slots_per_epoch = 32 << chance.below(14);
        let clock = Clock {
            slot: 3 * slots_per_epoch,
            epoch: 3,
            first_slot: 3 * slots_per_epoch,
            slots_per_epoch,
        };
        let mut model = Model::create(CREATED, &clock).unwrap();
        let lamports = 1_000 + chance.amount(1 << 50);
        model.deposit(lamports, 0, &clock, &parameters).unwrap();
        Self { chance, model, parameters, clock, tickets: Vec::new(), burned: 0 }
    }

    fn advance(&mut self) {
        let epoch = self.clock.slots_per_epoch;
        self.clock.slot += self.chance.below(epoch);
        self.clock.epoch = self.clock.slot / epoch;
        self.clock.first_slot = self.clock.epoch * epoch;
    }

    fn operate(&mut self) -> Result<(), ModelError> {
        let (clock, parameters) = (self.clock, self.parameters);
        match self.chance.below(17) {
            0 | 1 => {
                let lamports = self.chance.amount(1 << 56);
                self.model.deposit(lamports, 0, &clock, &parameters)?;
            }
            2 => {
                let lamports = self.chance.amount(1 << 56);
                self.model.deposit_stake(lamports, 0, &clock, &parameters)?;
            }
            3 => {
                let shares = self.held();
                self.model.redeem_sol(shares, 0, LOCKED, &clock, &parameters)?;
            }
            4 => {
                let shares = self.held();
                self.model.redeem_stake(shares, 0, &clock, &parameters)?;
            }
            5 | 6 => {
                let shares = self.held();
                let order = self.model.order(shares, 0, &clock, &parameters)?;
                self.tickets.push(order.ticket);
            }
            7 | 8 => self.close_ticket()?,
            9 => {
                let free = self.model.free_reserve(LOCKED);
                let lamports = self.chance.amount(free);
                self.model.delegate(lamports, LOCKED)?;
            }
            10 => {
                let lamports = self.chance.amount(self.model.total_tracked);
                self.model.sweep(lamports)?;
            }
            11 => self.observe()?,
            12 => self.burned += i128::from(self.held()),
            13 => {
                let shares = self.held();
                let made = self.model.redeem(shares, 0, LOCKED, &clock, &parameters)?;
                self.tickets.extend(made.ordered.map(|order| order.ticket));
            }
            _ => self.update()?,
        }
        Ok(())
    }

    fn held(&mut self) -> u64 {
        self.chance.amount(self.model.minted - self.burned)
    }

    fn close_ticket(&mut self) -> Result<(), ModelError> {
        if self.tickets.is_empty() {
            return Ok(());
        }
        let count = self.tickets.len() as u64;
        let place = usize::try_from(self.chance.below(count)).unwrap();
        let ticket = self.tickets[place];
        if self.chance.below(2) == 0 {
            self.model.claim(&ticket, LOCKED, &self.clock)?;
        } else {
            self.model.cancel(&ticket, 0, &self.clock)?;
        }
        self.tickets.swap_remove(place);
        Ok(())
    }

    fn observe(&mut self) -> Result<(), ModelError> {
        let lamports = i64::try_from(self.chance.amount(self.model.total_tracked)).unwrap();
        let sign = if self.chance.below(2) == 0 { 1 } else { -1 };
        self.model.observe(sign * lamports)
    }

    fn update(&mut self) -> Result<(), ModelError> {
        let donation = self.chance.amount(1 << 40);
        let supply = u64::try_from(self.model.minted - self.burned).unwrap();
        let reserve = u64::try_from(self.model.reserve_tracked).unwrap() + donation;
        let booked = self.model.update(supply, reserve, &self.clock, &self.parameters)?;
        if let Some(outcome) = booked {
            assert_eq!(outcome.burned, self.burned);
            self.burned = 0;
            self.assert_slope_capped();
            if self.chance.below(2) == 0 && self.model.unclaimed > 0 {
                self.model.claim_fees()?;
            }
        }
        Ok(())
    }

    /// `U0 * (N + W) <= d * f * V`, unless the tide is as long as it may be.
    fn assert_slope_capped(&self) {
        let model = &self.model;
        let longest = LONGEST_TIDE_EPOCHS * i128::from(self.clock.slots_per_epoch);
        let span = self.clock.idle_span(&self.parameters).unwrap();
        let floor = i128::from(self.parameters.exit_floor);
        let value = model.value(self.clock.slot).unwrap();
        let steep = model.tide * span * MILLION > model.tide_length * floor * value;
        assert!(!steep || model.tide_length == longest);
    }

    fn assert_laws(&self) {
        let model = &self.model;
        assert_eq!(model.identity_gap(), 0);
        assert!(model.value(self.clock.slot).unwrap() >= 1);
        assert!(model.waiting_fees >= 0 && model.carry >= 0 && model.tide >= 0);
        assert!(model.index >= 1 && model.tide_length >= 1);
        let locked = i128::from(CREATED);
        assert_eq!(model.shares, model.minted + locked + model.unclaimed);
        assert_eq!(model.open, self.tickets.len() as u64);
        let owed: i128 = self.tickets.iter().map(|one| model.worth(one).unwrap()).sum();
        assert!(model.insolvent || owed <= model.debt);
    }
}

/// `V'S >= VS'` within one slot, for everything but an update that books a loss.
fn assert_rate_stands(before: &Model, after: &Model, slot: u64) {
    if after.carry > before.carry {
        return;
    }
    let kept = after.value(slot).unwrap() * before.shares;
    let had = before.value(slot).unwrap() * after.shares;
    assert!(kept >= had, "{before:?}\n{after:?}");
}

#[test]
fn every_history_keeps_the_laws() {
    let mut accepted = 0u64;
    for seed in 0..HISTORIES {
        let mut world = World::new(seed);
        for _ in 0..OPERATIONS {
            if world.chance.below(3) == 0 {
                world.advance();
            }
            let before = world.model;
            match world.operate() {
                Ok(()) => accepted += 1,
                Err(_) => assert_eq!(world.model, before),
            }
            assert_rate_stands(&before, &world.model, world.clock.slot);
            world.assert_laws();
        }
    }
    // Chance must reach the operations, or the laws above say nothing.
    assert!(accepted > HISTORIES * u64::from(OPERATIONS) * 2 / 3, "{accepted}");
}
