//! What holders want.

use solana_pubkey::Pubkey;
use tidepool::state::Ticket;

use super::{
    Plan,
    seeded::{STAKE_LEN, create_stake},
};
use crate::{
    ValidatorAccounts,
    error::Error,
    quote::minimum,
    snapshot::Snapshot,
    token::{associated_address, create_associated},
};

/// Most steps of one exit with stake: a fee and a signature each.
const MOST_STEPS: usize = 20;

/// Who acts, and how far a price may move against them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wallet {
    /// Owns the SOL, the shares, the tickets and the stake accounts.
    pub owner: Pubkey,
    /// Pays the network's fees and the rent of token accounts.
    pub payer: Pubkey,
    /// Millionths by which an output may be below its quote.
    pub tolerance: u32,
}

impl Wallet {
    /// The token account of the owner's shares.
    #[must_use]
    pub fn shares(&self, snapshot: &Snapshot) -> Pubkey {
        associated_address(&self.owner, &snapshot.addresses.mint)
    }

    fn create_shares(&self, snapshot: &Snapshot) -> solana_instruction::Instruction {
        create_associated(self.payer, self.owner, snapshot.addresses.mint)
    }

    /// Deposits lamports. On a stale pool the rate is known only after the cranks, and no
    /// minimum is asked for: the confirmation shows what the trial gave.
    ///
    /// # Errors
    /// The program's refusal; [`Error::Unsigned`].
    pub fn deposit(&self, on: &Snapshot, lamports: u64) -> Result<Plan, Error> {
        let quoted = on.quote_deposit(lamports, on.clock.slot).map(|quote| quote.shares.0);
        let least = self.least(on, quoted)?;
        let shares = self.shares(on);
        let deposit = on.addresses.deposit_sol(self.owner, shares, lamports, least);
        on.plan(self.payer, vec![self.create_shares(on), deposit])
    }

    /// Deposits a stake account that is active with `validator`, or inactive.
    ///
    /// # Errors
    /// [`Error::Unsigned`].
    pub fn deposit_stake(
        &self,
        on: &Snapshot,
        source: Pubkey,
        validator: &ValidatorAccounts,
        least: u64,
    ) -> Result<Plan, Error> {
        let shares = self.shares(on);
        let deposit = on.addresses.deposit_stake(self.owner, source, shares, validator, least);
        on.plan(self.payer, vec![self.create_shares(on), deposit])
    }

    /// Leaves with `shares` at once.
    ///
    /// # Errors
    /// The program's refusal; [`Error::Unsigned`].
    pub fn redeem_instantly(&self, on: &Snapshot, shares: u64) -> Result<Plan, Error> {
        let quoted = on.quote_instant(shares, on.clock.slot).map(|quote| quote.out.0);
        let least = self.least(on, quoted)?;
        let (owner, source) = (self.owner, self.shares(on));
        let redeem = on.addresses.redeem_sol(owner, source, owner, shares, least);
        on.plan(self.payer, vec![redeem])
    }

    /// Leaves with `shares` at once as far as the reserve goes, and by the ticket of `nonce`.
    ///
    /// # Errors
    /// The program's refusal; [`Error::Unsigned`].
    pub fn redeem(&self, on: &Snapshot, shares: u64, nonce: u64) -> Result<Plan, Error> {
        let quoted = on.quote_redeem(shares, on.clock.slot);
        let quoted = quoted.map(|quote| quote.paid().0 + quote.owed().0);
        let least = self.least(on, quoted)?;
        let redeem = on.addresses.redeem(self.owner, self.shares(on), nonce, shares, least);
        on.plan(self.payer, vec![redeem])
    }

    /// Orders the ticket of `nonce` for `shares`.
    ///
    /// # Errors
    /// The program's refusal; [`Error::Unsigned`].
    pub fn order(&self, on: &Snapshot, shares: u64, nonce: u64) -> Result<Plan, Error> {
        let quoted = on.quote_ticket(shares, on.clock.slot).map(|quote| quote.ticket.owed.0);
        let least = self.least(on, quoted)?;
        let order = on.addresses.order_ticket(self.owner, self.shares(on), nonce, shares, least);
        on.plan(self.payer, vec![order])
    }

    /// Leaves with `shares` as stake: one transaction and one new stake account a step. Returns
    /// the new accounts and the shares for which there is no stake as well.
    ///
    /// # Errors
    /// The program's refusal; [`Error::Unsigned`].
    pub fn redeem_stake(
        &self,
        on: &Snapshot,
        shares: u64,
    ) -> Result<(Plan, Vec<Pubkey>, u64), Error> {
        let steps = on.quote_stake(shares, on.clock.slot, MOST_STEPS)?;
        let (mut plan, mut accounts) = (Plan { before: vec![], drafts: vec![] }, vec![]);
        for (number, step) in steps.steps.iter().enumerate() {
            // The slot makes the address new each time.
            let seed = format!("tide-{}-{number}", on.clock.slot);
            let rent = on.rent.minimum(STAKE_LEN);
            let created = create_stake(self.owner, &seed, rent);
            let (new_stake, create) = created.ok_or(Error::Odd("the slot"))?;
            let index = usize::try_from(step.index).unwrap_or(usize::MAX);
            let entry = on.entries.get(index).ok_or(Error::Odd("the list"))?;
            let (least, owner) = (minimum(step.lamports, self.tolerance), self.owner);
            let validator = on.addresses.validator_accounts(step.index, entry);
            let source = self.shares(on);
            let redeem = on.addresses.redeem_stake(
                owner,
                source,
                new_stake,
                owner,
                &validator,
                step.shares,
                least,
            );
            plan.drafts.extend(on.plan(self.payer, vec![create, redeem])?.drafts);
            accounts.push(new_stake);
        }
        Ok((plan, accounts, steps.unplaced))
    }

    /// Turns a ticket of the owner's back into shares.
    ///
    /// # Errors
    /// The program's refusal; [`Error::Unsigned`].
    pub fn cancel(&self, on: &Snapshot, at: Pubkey, ticket: &Ticket) -> Result<Plan, Error> {
        let quoted = on.quote_cancel(ticket, on.clock.slot).map(|quote| quote.shares.0);
        let least = self.least(on, quoted)?;
        let cancel = on.addresses.cancel_ticket(at, self.owner, self.shares(on), least);
        on.plan(self.payer, vec![self.create_shares(on), cancel])
    }

    /// The least output to accept; none is asked for where only the cranks will show the rate.
    fn least(&self, on: &Snapshot, quoted: Result<u64, Error>) -> Result<u64, Error> {
        match quoted {
            Ok(amount) => Ok(minimum(amount, self.tolerance)),
            Err(_) if on.is_stale() => Ok(0),
            Err(refusal) => Err(refusal),
        }
    }
}

/// A nonce for a new ticket: no earlier ticket of a single owner's can have it.
#[must_use]
pub fn ticket_nonce(on: &Snapshot, open: usize) -> u64 {
    // Two tickets of one slot differ by what was open before.
    on.clock.slot.saturating_mul(1_000).saturating_add(open as u64)
}
