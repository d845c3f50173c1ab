//! The epoch's update: what was observed becomes tide or loss.

use crate::{
    amount::{Lamports, Shares},
    clock::EpochClock,
    error::{Error, Result},
    ledger::Ledger,
    loss_index::LossIndex,
    mul_div::mul_div_floor,
    parameters::Parameters,
    tide::Tide,
};

/// What an update reads from the chain besides the observations booked before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed {
    /// The mint's supply; anything below what was minted has been burned.
    pub supply: Shares,
    /// Lamports that the reserve really holds; anything above what is tracked was given.
    pub reserve: Lamports,
}

/// What an update booked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// Lamports gained: rewards, tips and donations.
    pub gain: Lamports,
    /// Lamports lost.
    pub loss: Lamports,
    /// The part of the gain that is the protocol's fee (`phi`).
    pub fee: Lamports,
    /// Shares that cover it.
    pub fee_shares: Shares,
    /// Shares burned outside the program since the last update.
    pub burned: Shares,
}

impl Ledger {
    /// Books everything observed since the last update, or nothing (`None`) when this
    /// epoch's update has run and no loss came up since.
    ///
    /// With a gain the rate just after equals the rate just before; a loss is taken from the
    /// tide first and the rest falls on shares and tickets in one proportion. The caller
    /// makes sure that every validator was observed in this epoch.
    ///
    /// # Errors
    /// [`Error::SupplyMismatch`] when more tokens exist than were minted, [`Error::Overflow`].
    pub fn update(
        &mut self,
        observed: Observed,
        clock: &EpochClock,
        parameters: &Parameters,
    ) -> Result<Option<Updated>> {
        if self.last_update_epoch == clock.epoch && self.observed >= 0 {
            return Ok(None);
        }
        let mut next = *self;
        let (burned, mut unvested) = next.book_burns(observed.supply, clock)?;
        unvested = unvested.plus(next.release_pending_fees()?)?;
        let result = next.observed_result(observed.reserve)?;
        let mut updated = match result {
            Gain(gain) => next.book_gain(gain, &mut unvested, parameters)?,
            Loss(loss) => next.book_loss(loss, &mut unvested)?,
        };
        updated.burned = burned;
        let value = next.backing.minus(unvested)?;
        next.tide = Tide::starting(unvested, value, clock, parameters)?;
        next.last_update_epoch = clock.epoch;
        next.last_update_slot = clock.slot;
        *self = next;
        Ok(Some(updated))
    }

    /// Burned shares leave the count, and their value at the old rate becomes tide: the rate
    /// stands. Returns them and the unvested lamports then.
    fn book_burns(&mut self, supply: Shares, clock: &EpochClock) -> Result<(Shares, Lamports)> {
        let unvested = self.tide.unvested(clock.slot)?;
        let burned = self.minted.minus(supply).map_err(|_| Error::SupplyMismatch)?;
        self.minted = supply;
        if burned == Shares::ZERO {
            return Ok((burned, unvested));
        }
        let value = self.gross_floor(burned, clock.slot)?;
        self.shares = self.shares.minus(burned)?;
        Ok((burned, unvested.plus(value)?))
    }

    /// Fees of exits and deposits join the backing as tide. Returns them.
    fn release_pending_fees(&mut self) -> Result<Lamports> {
        let fees = self.pending_fees;
        self.backing = self.backing.plus(fees)?;
        self.pending_fees = Lamports::ZERO;
        self.gap_out = Lamports::ZERO;
        Ok(fees)
    }

    /// What stake accounts and the reserve hold beyond what was expected, or short of it.
    fn observed_result(&mut self, reserve: Lamports) -> Result<Outcome> {
        let expected = i128::from(self.reserve.0);
        let result = i128::from(reserve.0)
            .checked_sub(expected)
            .and_then(|given| given.checked_add(i128::from(self.observed)))
            .ok_or(Error::Overflow)?;
        self.observed = 0;
        self.reserve = Lamports::ZERO.plus(reserve)?;
        let size = u64::try_from(result.unsigned_abs()).map_err(|_| Error::Overflow)?;
        Ok(if result < 0 { Loss(Lamports(size)) } else { Gain(Lamports(size)) })
    }

    /// A gain becomes tide but for the protocol's fee, which is recognised at once and
    /// covered by new shares, so that the rate stands. Earlier losses are made good first.
    fn book_gain(
        &mut self,
        gain: Lamports,
        unvested: &mut Lamports,
        parameters: &Parameters,
    ) -> Result<Updated> {
        let value = self.backing.minus(*unvested)?;
        let charged = gain.minus_or_zero(self.loss_carry);
        self.loss_carry = self.loss_carry.minus_or_zero(gain);
        let mut fee = parameters.protocol_fee.of_floor(charged)?;
        let mut fee_shares = Shares::ZERO;
        match self.with_fee_shares(fee, value) {
            Some((shares, minted)) => (self.shares, fee_shares) = (shares, minted),
            // A rate that losses left near zero can't price a great fee: it is waived, because
            // nothing may stop an update.
            None => fee = Lamports::ZERO,
        }
        self.backing = self.backing.plus(gain)?;
        *unvested = unvested.plus(gain.minus(fee)?)?;
        Ok(Updated { gain, fee, fee_shares, ..Updated::default() })
    }

    /// All shares with those that `fee` buys at the rate of `value`, and these alone, or `None`
    /// where they would leave the range of amounts.
    fn with_fee_shares(&self, fee: Lamports, value: Lamports) -> Option<(Shares, Shares)> {
        let bought = Shares(mul_div_floor(fee.0, self.shares.0, value.0)?);
        Some((self.shares.plus(bought).ok()?, bought))
    }

    /// A loss eats the tide first; the rest falls on shares and open tickets alike.
    fn book_loss(&mut self, loss: Lamports, unvested: &mut Lamports) -> Result<Updated> {
        self.loss_carry = self.loss_carry.plus(loss)?;
        let cushion = Lamports(loss.0.min(unvested.0));
        *unvested = unvested.minus(cushion)?;
        self.backing = self.backing.minus(cushion)?;
        let rest = loss.minus(cushion)?;
        if rest > Lamports::ZERO {
            self.share_loss(rest, *unvested)?;
        }
        Ok(Updated { loss, ..Updated::default() })
    }

    /// Divides a loss between the value of all shares and the debt to all tickets. Rounding
    /// favours the tickets by less than a lamport; the value keeps at least one.
    fn share_loss(&mut self, loss: Lamports, unvested: Lamports) -> Result<()> {
        let total = self.backing.minus(unvested)?.plus(self.ticket_debt)?;
        // The reserve's locked SOL is out of any validator's reach: something always remains.
        let remaining = total.minus(loss)?;
        let most_debt = remaining.minus(Lamports(1))?;
        let old = self.loss_index;
        let mut index = self.shrunk_index(remaining, total)?;
        let mut debt = index.debt_ceil(self.ticket_debt, old)?;
        if debt > most_debt {
            self.insolvent = true;
            index = old.scaled(most_debt, self.ticket_debt)?.unwrap_or(LossIndex::SMALLEST);
            debt = index.debt_ceil(self.ticket_debt, old)?.min(most_debt);
        }
        // A step of an index that earlier losses left coarse can be more than the whole loss.
        let debt = debt.max(self.ticket_debt.minus_or_zero(loss));
        let borne_by_tickets = self.ticket_debt.minus(debt)?;
        self.backing = self.backing.minus(loss.minus(borne_by_tickets)?)?;
        self.loss_index = index;
        self.ticket_debt = debt;
        Ok(())
    }

    fn shrunk_index(&mut self, remaining: Lamports, total: Lamports) -> Result<LossIndex> {
        Ok(self.loss_index.scaled(remaining, total)?.unwrap_or_else(|| {
            self.insolvent = true;
            LossIndex::SMALLEST
        }))
    }
}

/// The sign of an update.
enum Outcome {
    Gain(Lamports),
    Loss(Lamports),
}
use Outcome::{Gain, Loss};
