//! From which validators an exit with stake can be served, and in which parts.
//!
//! The program lets a validator give stake only down to nine tenths of its share, so that a
//! large exit takes several instructions, each from another validator than the one before.

use tidepool::state::{Pool, ValidatorEntry, ValidatorListHeader};
use tidepool_math::{Delegation, EpochClock, Error, Lamports, Ledger, Parameters, Shares};

use self::room::{Room, rooms};

mod room;

/// What an exit with stake is planned on, all of it read at one moment.
#[derive(Clone, Copy)]
pub struct StakeSources<'a> {
    /// The pool.
    pub pool: &'a Pool,
    /// The totals of its list.
    pub header: &'a ValidatorListHeader,
    /// The list's slots, in the order of their indexes.
    pub entries: &'a [ValidatorEntry],
    /// The main stake accounts that are active, of any validators in any order. One that is
    /// warming up, cooling or not the pool's must be left out: the program refuses it.
    pub mains: &'a [ActiveMain],
    /// The moment at which the plan will be executed.
    pub clock: EpochClock,
    /// Lamports that the stake program demands of a delegation.
    pub minimum_delegation: u64,
}

/// A main stake account of which all stake is effective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActiveMain {
    /// The validator's index.
    pub index: u32,
    /// Lamports delegated (`delegation.stake`).
    pub stake: u64,
    /// Lamports of rent that its `Meta` names (`rent_exempt_reserve`).
    pub rent: u64,
}

/// One `redeem_stake`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StakeStep {
    /// The validator's index.
    pub index: u32,
    /// Shares to burn.
    pub shares: u64,
    /// Lamports of stake that they give, exact in the slot that was planned for. The tide rises
    /// and the fee for the running epoch grows with every slot, each by less than a hundred
    /// thousandth in ten minutes: take it less a little as the instruction's minimum.
    pub lamports: u64,
}

/// How an exit can be served.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StakePlan {
    /// The steps, in the order in which they must be sent: a later one may rest on an earlier.
    pub steps: Vec<StakeStep>,
    /// Shares for which there is no stake, or too little for a delegation; `redeem` takes them.
    pub unplaced: u64,
}

impl StakePlan {
    /// Lamports of stake that all steps give together.
    #[must_use]
    pub fn lamports(&self) -> u64 {
        self.steps.iter().map(|step| step.lamports).sum()
    }
}

/// Plans an exit of `shares` in at most `most_steps` instructions, each from the validator
/// that can give most by then, which keeps their number low.
///
/// # Errors
/// [`Error::PoolStale`] more than one epoch after the last update, or while a loss is not
/// booked; [`Error::Overflow`] for books that no history reaches.
pub fn stake_sources(
    sources: &StakeSources<'_>,
    shares: u64,
    most_steps: usize,
) -> Result<StakePlan, Error> {
    let mut books = Books::of(sources)?;
    let mut plan = StakePlan { steps: vec![], unplaced: shares };
    while plan.steps.len() < most_steps && plan.unplaced > 0 {
        let Some((place, most)) = books.widest() else { break };
        let Some(step) = books.take(place, most, plan.unplaced)? else { break };
        plan.unplaced -= step.shares;
        plan.steps.push(step);
    }
    Ok(plan)
}

/// The books as the steps so far leave them.
struct Books {
    ledger: Ledger,
    parameters: Parameters,
    clock: EpochClock,
    delegation: Delegation,
    rooms: Vec<Room>,
    minimum: Lamports,
}

impl Books {
    fn of(sources: &StakeSources<'_>) -> Result<Self, Error> {
        let (ledger, parameters) = (sources.pool.ledger(), sources.pool.parameters());
        let nothing = Lamports::ZERO;
        let delegation = Delegation {
            total_tracked: Lamports(sources.header.total_tracked),
            sum_weights: sources.header.sum_weights,
            ..Delegation::new(&ledger, &parameters, nothing, nothing, ledger.backing)?
        };
        let rooms = rooms(sources);
        let minimum = Lamports(sources.minimum_delegation);
        let books = Self { ledger, parameters, clock: sources.clock, delegation, rooms, minimum };
        // Stale books are refused, also where nobody has room.
        match books.exit(0) {
            Ok(_) | Err(Error::ZeroOutput) => Ok(books),
            Err(error) => Err(error),
        }
    }

    /// The validator that can give most, and how many lamports.
    fn widest(&self) -> Option<(usize, Lamports)> {
        let rooms = self.rooms.iter().map(|room| room.most(&self.delegation, self.minimum));
        let wide = rooms.enumerate().filter(|(_, most)| *most >= self.minimum);
        wide.max_by_key(|(_, most)| *most)
    }

    /// Takes what `shares` are worth from a validator, or as many of them as give no more than
    /// `most` lamports; nothing where that is too little for a delegation.
    fn take(
        &mut self,
        place: usize,
        most: Lamports,
        shares: u64,
    ) -> Result<Option<StakeStep>, Error> {
        let shares = self.shares_within(most, shares);
        let (ledger, out) = match self.exit(shares) {
            Ok((ledger, out)) if out >= self.minimum => (ledger, out),
            Ok(_) | Err(Error::ZeroOutput) => return Ok(None),
            Err(error) => return Err(error),
        };
        let room = &mut self.rooms[place];
        room.give(out)?;
        self.delegation.total_tracked = self.delegation.total_tracked.minus(out)?;
        self.ledger = ledger;
        Ok(Some(StakeStep { index: room.index, shares, lamports: out.0 }))
    }

    /// The most shares, `wanted` at most, that give no more than `most` lamports. Fees are
    /// rounded up, so that a share more may give a lamport less: the number returned is always
    /// within, and a few shares more might be too.
    fn shares_within(&self, most: Lamports, wanted: u64) -> u64 {
        let is_within = |shares| match self.exit(shares) {
            Ok((_, out)) => out <= most,
            Err(error) => error == Error::ZeroOutput,
        };
        if is_within(wanted) {
            return wanted;
        }
        let (mut within, mut beyond) = (0, wanted);
        while beyond - within > 1 {
            let middle = u64::midpoint(within, beyond);
            if is_within(middle) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        within
    }

    /// The books after an exit, and what it gives.
    fn exit(&self, shares: u64) -> Result<(Ledger, Lamports), Error> {
        let (mut ledger, clock, parameters) = (self.ledger, &self.clock, &self.parameters);
        let redeemed = ledger.redeem_stake(Shares(shares), Lamports::ZERO, clock, parameters)?;
        Ok((ledger, redeemed.out))
    }
}
