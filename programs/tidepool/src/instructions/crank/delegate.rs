//! Move what the reserve has to spare to a validator that lacks stake.

use anchor_lang::prelude::*;
use tidepool_math::Lamports;

use crate::{
    chain::{
        stake_account::{STAKE_PROGRAM, StakeDelegation, require_ours},
        stake_history::STAKE_HISTORY,
        vote_account,
    },
    constants::VERSION,
    cpi_out::{event, stake, system::move_lamports},
    error::{OrRefuse, TidepoolError},
    events::crank::{StakeDelegated, StakeTakenBack},
    staking::{creation::create_delegated, main_account::active_main, movement::Movement},
    state::{
        BoxedPool, BoxedValidatorList, ValidatorEntry,
        validator_entry::StakeKind,
        validator_list::{entry_of, store_entry},
    },
};

/// Each stake account is the recorded one, or the address of its next creation.
#[derive(Accounts)]
pub struct Delegate {
    /// The pool.
    #[account(mut, constraint = pool.version == VERSION @ TidepoolError::UnknownVersion)]
    pub pool: BoxedPool,
    /// The pool's list.
    #[account(
        mut,
        address = pool.validators @ TidepoolError::WrongValidatorList,
        constraint = validators.version == VERSION @ TidepoolError::UnknownVersion
    )]
    pub validators: BoxedValidatorList,
    /// Pays.
    #[account(mut, address = pool.reserve @ TidepoolError::WrongReserve)]
    pub reserve: UncheckedAccount,
    /// The validator's vote account.
    pub vote: UncheckedAccount,
    /// The validator's main stake account.
    #[account(mut)]
    pub stake: UncheckedAccount,
    /// The validator's transient stake account.
    #[account(mut)]
    pub transient: UncheckedAccount,
    /// The rent sysvar.
    #[account(address = anchor_lang::pinocchio::sysvars::rent::RENT_ID @ TidepoolError::WrongSysvar)]
    pub rent: UncheckedAccount,
    /// The clock sysvar.
    #[account(address = anchor_lang::pinocchio::sysvars::clock::CLOCK_ID @ TidepoolError::WrongSysvar)]
    pub clock: UncheckedAccount,
    /// The stake history sysvar.
    #[account(address = STAKE_HISTORY @ TidepoolError::WrongSysvar)]
    pub stake_history: UncheckedAccount,
    /// The stake program's former configuration; nothing reads it any more.
    pub stake_config: UncheckedAccount,
    /// The stake program.
    #[account(address = STAKE_PROGRAM @ TidepoolError::WrongSysvar)]
    pub stake_program: UncheckedAccount,
    /// The system program.
    pub system_program: Program<System>,
}

/// Where lamports for a validator can go.
enum Place {
    /// Into an account that is still to become effective.
    TopUp(StakeKind),
    /// Into a new account.
    New(StakeKind),
    /// Where they are: what began to cool in this epoch may stay.
    TakenBack(StakeKind),
    /// Nowhere before the next epoch.
    Nowhere,
}

impl Delegate {
    /// Moves what the validator at `index` lacks, as far as the reserve can spare it, or takes
    /// back what was told to cool in this epoch; returns the lamports, zero where there is
    /// nothing to do.
    ///
    /// # Errors
    /// Those of [`Movement::open`], [`TidepoolError::ValidatorMismatch`],
    /// [`TidepoolError::WrongStakeAccount`], [`TidepoolError::WrongStakeAddress`],
    /// [`TidepoolError::WrongVoteAccount`], [`TidepoolError::CommissionTooHigh`], [`TidepoolError::UnexpectedStakeState`].
    #[inline(never)]
    pub fn process(ctx: &mut Context<Delegate>, index: u32) -> Result<u64> {
        let accounts = &mut ctx.accounts;
        let Movement { now, locked, stake_rent, delegation, .. } =
            Movement::open(&accounts.pool, &mut accounts.validators, &accounts.clock)?;
        let mut entry = entry_of(&accounts.validators, index, accounts.vote.address())?;

        let weight = entry.usable_weight().into();
        let tracked = Lamports(entry.tracked);
        let place = accounts.place_for(&entry, now.epoch.0)?;
        if let Place::TakenBack(kind) = place {
            let cooling = Lamports(entry.cooling);
            if !delegation.may_take_back(weight, tracked, cooling).or_refuse()? {
                return Ok(0);
            }
            accounts.require_commission()?;
            return accounts.take_back(kind, index, entry, now.epoch.0);
        }
        let lamports = delegation.to_delegate(weight, tracked).or_refuse()?.0;
        if lamports == 0 || !Self::is_enough(lamports, stake_rent, &place)? {
            return Ok(0);
        }
        accounts.require_commission()?;

        accounts.validators.track_more(&mut entry, lamports)?;
        accounts.pool.release(lamports, locked.0)?;

        accounts.fund(&place, lamports, &mut entry)?;
        store_entry(&mut accounts.validators, index, &entry)?;

        let (pool, vote) = (*accounts.pool.address(), entry.vote);
        event::log(&StakeDelegated { pool, vote, lamports });
        Ok(lamports)
    }

    fn require_commission(&self) -> Result<()> {
        let commission = vote_account::commission(&self.vote)?;
        let cap = self.pool.parameters().max_commission;
        require!(commission <= cap, TidepoolError::CommissionTooHigh);
        Ok(())
    }

    fn place_for(&self, entry: &ValidatorEntry, epoch: u64) -> Result<Place> {
        if !entry.has_stake() {
            return Ok(Place::New(StakeKind::Main));
        }
        entry.require_recorded(StakeKind::Main, self.stake.address())?;
        let main = require_ours(&self.stake, self.pool.address(), &entry.vote)?;
        if main.is_starting(epoch) {
            return Ok(Place::TopUp(StakeKind::Main));
        }
        if main.is_deactivated() {
            return Ok(Self::back_or_nowhere(StakeKind::Main, &main, entry, epoch));
        }
        if !entry.has_transient() {
            return Ok(Place::New(StakeKind::Transient));
        }
        entry.require_recorded(StakeKind::Transient, self.transient.address())?;
        let transient = require_ours(&self.transient, self.pool.address(), &entry.vote)?;
        if transient.is_starting(epoch) {
            return Ok(Place::TopUp(StakeKind::Transient));
        }
        Ok(Self::back_or_nowhere(StakeKind::Transient, &transient, entry, epoch))
    }

    /// Only what our own undelegation has made cool is ours to take back: a delinquent
    /// validator's stake, which anybody may deactivate, is not. What cools beside a transient
    /// is the transient.
    fn back_or_nowhere(
        kind: StakeKind,
        stake: &StakeDelegation,
        entry: &ValidatorEntry,
        epoch: u64,
    ) -> Place {
        let ours = kind == StakeKind::Transient || !entry.has_transient();
        if ours && stake.deactivation == epoch && entry.cooling > 0 {
            Place::TakenBack(kind)
        } else {
            Place::Nowhere
        }
    }

    /// Whether `lamports` make a stake account, where one has to be made.
    fn is_enough(lamports: u64, stake_rent: u64, place: &Place) -> Result<bool> {
        match place {
            Place::Nowhere | Place::TakenBack(_) => Ok(false),
            Place::TopUp(_) => Ok(true),
            Place::New(_) => Ok(lamports >= stake::AMPLE_DELEGATION
                || lamports >= stake_rent.saturating_add(stake::minimum_delegation()?)),
        }
    }

    /// Delegates anew, whole, what this epoch's undelegation has deactivated; returns its
    /// lamports.
    fn take_back(
        &mut self,
        kind: StakeKind,
        index: u32,
        mut entry: ValidatorEntry,
        epoch: u64,
    ) -> Result<u64> {
        let lamports = core::mem::take(&mut entry.cooling);
        self.validators.stop_cooling(lamports)?;
        stake::delegate(self.account(kind), &self.delegate_accounts(), &self.pool);
        if kind == StakeKind::Transient && self.is_main_active(&entry, epoch) {
            entry.forget(StakeKind::Transient);
            let (main, transient) = (&self.stake, &self.transient);
            stake::merge(main, transient, &self.clock, &self.stake_history, &self.pool);
        }
        store_entry(&mut self.validators, index, &entry)?;
        let (pool, vote) = (*self.pool.address(), entry.vote);
        event::log(&StakeTakenBack { pool, vote, lamports });
        Ok(lamports)
    }

    /// Whether the main account can take active stake at once; else a later update merges.
    fn is_main_active(&self, entry: &ValidatorEntry, epoch: u64) -> bool {
        let (stake, history) = (&self.stake, &self.stake_history);
        active_main(stake, history, self.pool.address(), entry, epoch).is_ok()
    }

    fn delegate_accounts(&self) -> stake::DelegateAccounts<'_> {
        stake::DelegateAccounts {
            vote: &self.vote,
            clock: &self.clock,
            stake_history: &self.stake_history,
            stake_config: &self.stake_config,
            reserve: &self.reserve,
        }
    }

    fn fund(&self, place: &Place, lamports: u64, entry: &mut ValidatorEntry) -> Result<()> {
        let with = self.delegate_accounts();
        match place {
            Place::New(kind) => {
                let account = self.account(*kind);
                create_delegated(*kind, account, lamports, &self.rent, &with, &self.pool, entry)
            }
            Place::TopUp(kind) => {
                let account = self.account(*kind);
                move_lamports(&self.reserve, account, lamports)?;
                stake::delegate_paid(account, &with, &self.pool);
                Ok(())
            }
            Place::Nowhere | Place::TakenBack(_) => Ok(()),
        }
    }

    fn account(&self, kind: StakeKind) -> &UncheckedAccount {
        match kind {
            StakeKind::Main => &self.stake,
            StakeKind::Transient => &self.transient,
        }
    }
}
