//! What can happen to a pool, in lamports and shares.

use tidepool_math::{Error, Lamports, Observed, Parameters, Result, Shares};

use super::Pool;

/// What an operation booked; the numbers that its result holds, in their order.
pub type Amounts = [i128; 4];

/// What can happen to a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Deposit { lamports: u64, minimum: u64 },
    DepositStake { lamports: u64, minimum: u64 },
    Instant { shares: u64, minimum: u64 },
    Redeem { shares: u64, minimum: u64 },
    StakeExit { shares: u64, minimum: u64 },
    Order { shares: u64, minimum: u64 },
    Claim { place: usize },
    Cancel { place: usize, minimum: u64 },
    Observe { delta: i64 },
    Give { lamports: u64 },
    Burn { shares: u64 },
    Update,
    ClaimFees,
    Delegate { lamports: u64 },
    Sweep { lamports: u64 },
    Wait { slots: u64 },
    Adopt(Parameters),
}

impl Pool {
    /// Does it, or refuses and changes nothing.
    pub fn apply(&mut self, operation: Operation) -> Result<Amounts> {
        match operation {
            Operation::Deposit { lamports, minimum } => self.deposit(lamports, minimum),
            Operation::DepositStake { lamports, minimum } => self.deposit_stake(lamports, minimum),
            Operation::Instant { shares, minimum } => self.instant(shares, minimum),
            Operation::Redeem { shares, minimum } => self.redeem(shares, minimum),
            Operation::StakeExit { shares, minimum } => self.stake_exit(shares, minimum),
            Operation::Order { shares, minimum } => self.order(shares, minimum),
            Operation::Claim { place } => self.claim(place),
            Operation::Cancel { place, minimum } => self.cancel(place, minimum),
            Operation::Update => self.update(),
            around => {
                self.surround(around);
                Ok(Amounts::default())
            }
        }
    }

    /// What happens without the ledger's arithmetic.
    fn surround(&mut self, operation: Operation) {
        match operation {
            Operation::Observe { delta } => self.observe(delta),
            Operation::Give { lamports } => {
                self.purse -= lamports;
                self.given += lamports;
            }
            Operation::Burn { shares } => self.burned += shares,
            Operation::ClaimFees => {
                self.ledger.minted.0 += self.unclaimed;
                self.unclaimed = 0;
            }
            Operation::Delegate { lamports } => {
                self.ledger.reserve.0 -= lamports;
                self.tracked += lamports;
            }
            Operation::Sweep { lamports } => {
                self.ledger.reserve.0 += lamports;
                self.tracked -= lamports;
            }
            Operation::Wait { slots } => self.wait(slots),
            Operation::Adopt(parameters) => self.parameters = parameters,
            priced => unreachable!("{priced:?}"),
        }
    }

    pub fn deposit(&mut self, lamports: u64, minimum: u64) -> Result<Amounts> {
        let (amount, minimum) = (Lamports(lamports), Shares(minimum));
        let made = self.ledger.deposit(amount, minimum, &self.clock, &self.parameters)?;
        self.purse -= lamports;
        Ok([made.shares.0.into(), made.fee.0.into(), 0, 0])
    }

    pub fn deposit_stake(&mut self, lamports: u64, minimum: u64) -> Result<Amounts> {
        let (amount, minimum) = (Lamports(lamports), Shares(minimum));
        let made = self.ledger.deposit_stake(amount, minimum, &self.clock, &self.parameters)?;
        self.purse -= lamports;
        self.tracked += lamports;
        Ok([made.shares.0.into(), made.fee.0.into(), 0, 0])
    }

    pub fn instant(&mut self, shares: u64, minimum: u64) -> Result<Amounts> {
        let (shares, minimum) = (Shares(shares), Lamports(minimum));
        let paid =
            self.ledger.redeem_sol(shares, minimum, self.locked, &self.clock, &self.parameters)?;
        self.purse += paid.out.0;
        Ok([paid.gross.0.into(), paid.fee.0.into(), paid.out.0.into(), 0])
    }

    /// The numbers of both parts together, then what is paid at once.
    pub fn redeem(&mut self, shares: u64, minimum: u64) -> Result<Amounts> {
        let (shares, minimum) = (Shares(shares), Lamports(minimum));
        let made =
            self.ledger.redeem(shares, minimum, self.locked, &self.clock, &self.parameters)?;
        let instant = made.instant.map_or([0; 3], |part| [part.gross.0, part.fee.0, part.out.0]);
        let ordered =
            made.ordered.map_or([0; 3], |part| [part.gross.0, part.fee.0, part.ticket.owed.0]);
        self.tickets.extend(made.ordered.map(|part| part.ticket));
        self.purse += made.paid().0;
        let [gross, fee, out] = [0, 1, 2].map(|place| i128::from(instant[place] + ordered[place]));
        Ok([gross, fee, out, made.paid().0.into()])
    }

    pub fn stake_exit(&mut self, shares: u64, minimum: u64) -> Result<Amounts> {
        let (shares, minimum) = (Shares(shares), Lamports(minimum));
        let mut ledger = self.ledger;
        let split = ledger.redeem_stake(shares, minimum, &self.clock, &self.parameters)?;
        // Only what is tracked can be split; the program knows it, the ledger doesn't.
        self.tracked = self.tracked.checked_sub(split.out.0).ok_or(Error::Overflow)?;
        self.ledger = ledger;
        self.purse += split.out.0;
        Ok([split.gross.0.into(), split.fee.0.into(), split.out.0.into(), 0])
    }

    pub fn order(&mut self, shares: u64, minimum: u64) -> Result<Amounts> {
        let (shares, minimum) = (Shares(shares), Lamports(minimum));
        let made = self.ledger.order_ticket(shares, minimum, &self.clock, &self.parameters)?;
        self.tickets.push(made.ticket);
        Ok([made.gross.0.into(), made.fee.0.into(), made.ticket.owed.0.into(), 0])
    }

    pub fn claim(&mut self, place: usize) -> Result<Amounts> {
        let ticket = self.tickets[place];
        let worth = self.ledger.claim_ticket(&ticket, self.locked, self.clock.epoch)?;
        self.tickets.swap_remove(place);
        self.purse += worth.0;
        Ok([worth.0.into(), 0, 0, 0])
    }

    pub fn cancel(&mut self, place: usize, minimum: u64) -> Result<Amounts> {
        let ticket = self.tickets[place];
        let made = self.ledger.cancel_ticket(&ticket, Shares(minimum), &self.clock)?;
        self.tickets.swap_remove(place);
        Ok([made.shares.0.into(), made.worth.0.into(), 0, 0])
    }

    /// Finds `delta` lamports more than tracked (or fewer) at the validators.
    pub fn observe(&mut self, delta: i64) {
        self.ledger.observed += delta;
        self.tracked = self.tracked.checked_add_signed(delta).unwrap();
        self.purse = self.purse.checked_add_signed(-delta).unwrap();
    }

    /// The numbers are gain less loss, fee, fee shares, burned shares.
    pub fn update(&mut self) -> Result<Amounts> {
        let observed = Observed {
            supply: Shares(self.held()),
            reserve: Lamports(self.ledger.reserve.0 + self.given),
        };
        let Some(made) = self.ledger.update(observed, &self.clock, &self.parameters)? else {
            return Ok(Amounts::default());
        };
        self.given = 0;
        self.burned = 0;
        self.unclaimed += made.fee_shares.0;
        let result = i128::from(made.gain.0) - i128::from(made.loss.0);
        Ok([result, made.fee.0.into(), made.fee_shares.0.into(), made.burned.0.into()])
    }
}
