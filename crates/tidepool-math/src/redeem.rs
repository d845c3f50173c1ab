//! Leaving at once as far as the reserve goes, and by ticket for the rest.

use crate::{
    amount::{Lamports, Shares},
    clock::EpochClock,
    error::{Error, Result},
    instant_exit::Redeemed,
    ledger::{Ledger, Price, require_output},
    parameters::Parameters,
    ticket::Ordered,
};

/// Least value of the part that becomes a ticket, in lamports: of one lamport the fee would
/// leave nothing.
const SMALLEST_TICKET: Lamports = Lamports(2);

/// What an exit in two parts gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redemption {
    /// The part that is paid at once, if any.
    pub instant: Option<Redeemed>,
    /// The part that becomes a ticket, if any.
    pub ordered: Option<Ordered>,
}

impl Redemption {
    /// Lamports paid at once.
    #[must_use]
    pub fn paid(&self) -> Lamports {
        self.instant.map_or(Lamports::ZERO, |redeemed| redeemed.out)
    }

    /// Lamports that the ticket is owed.
    #[must_use]
    pub fn owed(&self) -> Lamports {
        self.ordered.map_or(Lamports::ZERO, |ordered| ordered.ticket.owed)
    }
}

impl Ledger {
    /// Books an exit of `shares` for at least `minimum` lamports, paid and owed together: as
    /// many shares as the free reserve can pay are redeemed, then the rest is ordered.
    ///
    /// `locked` is the reserve's rent plus 1 SOL.
    ///
    /// # Errors
    /// [`Error::PoolStale`], [`Error::ZeroOutput`], [`Error::SlippageExceeded`],
    /// [`Error::Overflow`].
    pub fn redeem(
        &mut self,
        shares: Shares,
        minimum: Lamports,
        locked: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Redemption> {
        self.require_fresh(clock.epoch)?;
        let at_once = self.instant_part(shares, &self.price(clock.slot)?, locked, clock)?;
        let mut next = *self;
        let instant = match at_once {
            Shares(0) => None,
            _ => next.redeem_unless_eaten(at_once, locked, clock, parameters)?,
        };
        let rest = if instant.is_some() { shares.minus(at_once)? } else { shares };
        let ordered = match rest {
            Shares(0) => None,
            rest => Some(next.order_ticket(rest, Lamports::ZERO, clock, parameters)?),
        };
        let redemption = Redemption { instant, ordered };
        require_output(redemption.paid().plus(redemption.owed())?.0, minimum.0)?;
        *self = next;
        Ok(redemption)
    }

    /// Redeems at once, or nothing where the fee would take all of it.
    fn redeem_unless_eaten(
        &mut self,
        shares: Shares,
        locked: Lamports,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Option<Redeemed>> {
        match self.redeem_sol(shares, Lamports::ZERO, locked, clock, parameters) {
            Ok(redeemed) => Ok(Some(redeemed)),
            Err(Error::ZeroOutput) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The shares that the reserve can pay now, rounded down; where not all, so few that the
    /// rest is worth a ticket.
    fn instant_part(
        &self,
        shares: Shares,
        price: &Price,
        locked: Lamports,
        clock: &EpochClock,
    ) -> Result<Shares> {
        let gross = price.lamports_floor(shares)?;
        let payable = self.instantly_payable(locked, clock)?;
        // A reserve that can pay nothing would refuse even shares that are worth nothing.
        if payable > Lamports::ZERO && gross <= payable {
            return Ok(shares);
        }
        let most = gross.minus_or_zero(SMALLEST_TICKET).min(payable);
        price.shares_floor(most)
    }
}
