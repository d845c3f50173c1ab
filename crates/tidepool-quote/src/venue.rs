//! The pool as a place to swap SOL for tideSOL and back, as routers see one: built from an
//! account, refreshed with its bytes, asked for quotes.

use tidepool_math::{Epoch, EpochClock, LOCKED_LAMPORTS, Lamports, Moment, Redeemed, Shares, Slot};

use crate::{PoolBytes, Refusal};

// [venue]
/// Which way a swap goes; the amount that is given is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Lamports for shares: `deposit_sol`.
    Deposit,
    /// Shares for lamports at once: `redeem_sol`.
    Redeem,
}

/// The moment of a quote, and what the `Rent` sysvar says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The slot of the clock.
    pub slot: u64,
    /// Its epoch.
    pub epoch: u64,
    /// Lamports that an account without data needs.
    pub rent: u64,
}

/// What a swap gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Lamports given, or shares.
    pub in_amount: u64,
    /// Shares received, or lamports, to the unit as long as nobody else comes in between.
    pub out_amount: u64,
    /// The part that stays in the pool, in lamports.
    pub fee_lamports: u64,
}

/// One pool. Its account is all that has to be watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Venue {
    /// The pool's address.
    pub address: [u8; 32],
    pool: PoolBytes,
}

impl Venue {
    /// The pool at `address` with these bytes.
    ///
    /// # Errors
    /// [`Refusal::NotAPool`].
    pub fn from_account(address: [u8; 32], data: &[u8]) -> Result<Self, Refusal> {
        Ok(Self { address, pool: PoolBytes::parse(data)? })
    }

    /// Takes newer bytes.
    ///
    /// # Errors
    /// [`Refusal::NotAPool`]; the older ones stay then.
    pub fn update(&mut self, data: &[u8]) -> Result<(), Refusal> {
        self.pool = PoolBytes::parse(data)?;
        Ok(())
    }

    /// What giving `amount` would bring.
    ///
    /// # Errors
    /// [`Refusal`], as the program would refuse.
    pub fn quote(&self, direction: Direction, amount: u64, now: Now) -> Result<Quote, Refusal> {
        match direction {
            Direction::Deposit => self.deposit(amount, now),
            Direction::Redeem => self.redeem(amount, now),
        }
    }

    fn deposit(&self, amount: u64, now: Now) -> Result<Quote, Refusal> {
        if now.epoch < self.pool.paused_until {
            return Err(Refusal::Paused(self.pool.paused_until));
        }
        let (ledger, parameters) = (self.pool.ledger(), self.pool.parameters());
        let moment = Moment { slot: Slot(now.slot), epoch: Epoch(now.epoch) };
        let quoted = ledger.quote_deposit(Lamports(amount), moment, &parameters);
        let quoted = quoted.map_err(|error| Refusal::of(error, 0))?;
        let (out_amount, fee_lamports) = (quoted.shares.0, quoted.fee.0);
        Ok(Quote { in_amount: amount, out_amount, fee_lamports })
    }

    fn redeem(&self, amount: u64, now: Now) -> Result<Quote, Refusal> {
        let (locked, clock) = (locked(now)?, clock(now));
        let (ledger, parameters) = (self.pool.ledger(), self.pool.parameters());
        let payable = ledger.instantly_payable(locked, &clock).unwrap_or_default();
        let quoted = ledger.quote_redeem_sol(Shares(amount), locked, &clock, &parameters);
        let Redeemed { out, fee, .. } = quoted.map_err(|error| Refusal::of(error, payable.0))?;
        Ok(Quote { in_amount: amount, out_amount: out.0, fee_lamports: fee.0 })
    }
}
// [end]

/// What never leaves the reserve.
fn locked(now: Now) -> Result<Lamports, Refusal> {
    Lamports(now.rent).plus(Lamports(LOCKED_LAMPORTS)).map_err(|_| Refusal::TooLarge)
}

/// A quote looks at slot and epoch alone; the length of the epoch matters to the books after an
/// exit, which nobody reads here.
const fn clock(now: Now) -> EpochClock {
    EpochClock {
        slot: Slot(now.slot),
        epoch: Epoch(now.epoch),
        first_slot: Slot(now.slot),
        slots: 1,
    }
}
