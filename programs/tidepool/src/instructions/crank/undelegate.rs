//! Take stake back from a validator: for tickets and the reserve, or because it has too much.

use anchor_lang::prelude::*;
use tidepool_math::{Lamports, Undelegation};

use crate::{
    chain::{
        stake_account::{STAKE_PROGRAM, require_ours},
        stake_history::STAKE_HISTORY,
    },
    constants::VERSION,
    cpi_out::{event, stake, system::move_lamports},
    error::{OrRefuse, TidepoolError},
    events::crank::StakeUndelegated,
    staking::{creation::create_stake_account, movement::Movement},
    state::{
        BoxedPool, BoxedValidatorList, ValidatorEntry,
        validator_entry::StakeKind,
        validator_list::{entry_at, store_entry},
    },
};

/// Each stake account is the recorded one, or the address of its next creation.
#[derive(Accounts)]
pub struct Undelegate {
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
    /// Pays a new account's rent, receives what is free at once.
    #[account(mut, address = pool.reserve @ TidepoolError::WrongReserve)]
    pub reserve: UncheckedAccount,
    /// The validator's main stake account.
    #[account(mut)]
    pub stake: UncheckedAccount,
    /// The validator's transient stake account.
    #[account(mut)]
    pub transient: UncheckedAccount,
    /// The clock sysvar.
    #[account(address = anchor_lang::pinocchio::sysvars::clock::CLOCK_ID @ TidepoolError::WrongSysvar)]
    pub clock: UncheckedAccount,
    /// The stake history sysvar.
    #[account(address = STAKE_HISTORY @ TidepoolError::WrongSysvar)]
    pub stake_history: UncheckedAccount,
    /// The stake program.
    #[account(address = STAKE_PROGRAM @ TidepoolError::WrongSysvar)]
    pub stake_program: UncheckedAccount,
    /// The system program.
    pub system_program: Program<System>,
}

/// How a validator gives stake back.
enum Way {
    /// An account that is not yet effective comes home at once, whole.
    Recall(StakeKind),
    /// The main account cools whole, because no legal rest would remain.
    Whole,
    /// So many lamports of the main account cool in a new transient.
    Split(u64),
}

impl Undelegate {
    /// Takes back what the validator at `index` should give; returns the lamports that are on
    /// their way to the reserve, or there already; zero where there is nothing to do.
    ///
    /// # Errors
    /// Those of [`Movement::open`], [`TidepoolError::NoSuchValidator`],
    /// [`TidepoolError::WrongStakeAccount`], [`TidepoolError::WrongStakeAddress`],
    /// [`TidepoolError::UnexpectedStakeState`], [`TidepoolError::InsufficientReserve`] when
    /// the reserve cannot pay the rent of a transient and no ticket waits.
    #[inline(never)]
    pub fn process(ctx: &mut Context<Undelegate>, index: u32) -> Result<u64> {
        let accounts = &mut ctx.accounts;
        let Movement { now, locked, stake_rent, is_late, delegation } =
            Movement::open(&accounts.pool, &mut accounts.validators, &accounts.clock)?;
        let mut entry = entry_at(&accounts.validators, index)?;
        let (weight, tracked) = (entry.usable_weight().into(), Lamports(entry.tracked));
        let wanted = if is_late {
            delegation.to_undelegate_late(weight, tracked)
        } else {
            delegation.to_undelegate(weight, tracked)
        };
        let wanted = wanted.or_refuse()?;
        let urgent = wanted.served > Lamports::ZERO && delegation.tickets_lack().or_refuse()?;
        let Some(way) = accounts.way_for(&entry, &wanted, urgent, now.epoch.0)? else {
            return Ok(0);
        };
        let lamports = match way {
            Way::Recall(kind) => accounts.recall(kind, &mut entry)?,
            Way::Whole => accounts.cool_whole(&mut entry)?,
            // Tickets must not wait until somebody deposits a transient's rent.
            Way::Split(_) if urgent && accounts.lacks(locked.0.saturating_add(stake_rent)) => {
                accounts.cool_whole(&mut entry)?
            }
            Way::Split(lamports) => accounts.cool_part(lamports, stake_rent, locked, &mut entry)?,
        };
        let rebalanced = lamports.saturating_sub(wanted.served.0).min(wanted.rebalanced.0);
        accounts.pool.count_moved(rebalanced, now.epoch.0)?;
        store_entry(&mut accounts.validators, index, &entry)?;

        let (pool, vote) = (*accounts.pool.address(), entry.vote);
        event::log(&StakeUndelegated { pool, vote, lamports, rebalanced });
        Ok(lamports)
    }

    /// How to take `wanted`, or `None` where nothing can or need be taken in this epoch.
    fn way_for(
        &self,
        entry: &ValidatorEntry,
        wanted: &Undelegation,
        urgent: bool,
        epoch: u64,
    ) -> Result<Option<Way>> {
        let total = wanted.served.plus(wanted.rebalanced).or_refuse()?.0;
        if total == 0 || !entry.has_stake() {
            return Ok(None);
        }
        if entry.has_transient() {
            entry.require_recorded(StakeKind::Transient, self.transient.address())?;
            let transient = require_ours(&self.transient, self.pool.address(), &entry.vote)?;
            let worth_it = urgent || is_worth_recalling(total, self.transient.lamports());
            let recall = transient.is_starting(epoch) && worth_it;
            return Ok(recall.then_some(Way::Recall(StakeKind::Transient)));
        }
        entry.require_recorded(StakeKind::Main, self.stake.address())?;
        let main = require_ours(&self.stake, self.pool.address(), &entry.vote)?;
        if main.is_starting(epoch) {
            let worth_it = urgent || is_worth_recalling(total, self.stake.lamports());
            return Ok(worth_it.then_some(Way::Recall(StakeKind::Main)));
        }
        if main.is_deactivated() {
            return Ok(None);
        }
        Self::way_to_cool(entry, main.stake, total, urgent)
    }

    /// Fits `total` to the minimum delegation on both sides of a split of the `delegated`
    /// lamports; gifts to the account are no stake and cannot be split. Tickets are served
    /// even where that takes more than they need; what is left over goes to the reserve.
    fn way_to_cool(
        entry: &ValidatorEntry,
        delegated: u64,
        total: u64,
        urgent: bool,
    ) -> Result<Option<Way>> {
        let rest = delegated.saturating_sub(total);
        if total.min(rest) >= stake::AMPLE_SPLIT {
            return Ok(Some(Way::Split(total)));
        }
        let minimum = stake::minimum_delegation()?;
        // A validator that shall have nothing is emptied even where the minimum is more than
        // the movement cap leaves: else a small pool could never prune one.
        let round_up = urgent || entry.usable_weight() == 0;
        let lamports = if round_up { total.max(minimum) } else { total };
        let most = delegated.saturating_sub(minimum);
        if lamports <= most {
            return Ok((lamports >= minimum).then_some(Way::Split(lamports)));
        }
        if round_up {
            return Ok(Some(Way::Whole));
        }
        Ok((most >= minimum).then_some(Way::Split(most)))
    }

    fn recall(&mut self, kind: StakeKind, entry: &mut ValidatorEntry) -> Result<u64> {
        let account = match kind {
            StakeKind::Main => &self.stake,
            StakeKind::Transient => &self.transient,
        };
        let lamports = account.lamports();
        // What was sent to the account meanwhile was never tracked; it is observed in the
        // reserve at the next update. What is tracked in the main account stays there.
        let elsewhere = match kind {
            StakeKind::Main => 0,
            StakeKind::Transient => {
                entry.require_recorded(StakeKind::Main, self.stake.address())?;
                self.stake.lamports()
            }
        };
        let tracked = lamports.min(entry.tracked.saturating_sub(elsewhere));
        let rest = entry.tracked.saturating_sub(tracked);
        self.validators.track(entry, rest)?;
        self.pool.receive(tracked)?;
        entry.forget(kind);
        stake::deactivate(account, &self.clock, &self.pool);
        stake::withdraw(
            account,
            &self.reserve,
            lamports,
            &self.clock,
            &self.stake_history,
            &self.pool,
        );
        Ok(lamports)
    }

    fn lacks(&self, lamports: u64) -> bool {
        self.pool.rate.reserve < lamports
    }

    fn cool_whole(&mut self, entry: &mut ValidatorEntry) -> Result<u64> {
        let lamports = self.stake.lamports();
        entry.cooling = lamports;
        self.validators.start_cooling(lamports)?;
        stake::deactivate(&self.stake, &self.clock, &self.pool);
        Ok(lamports)
    }

    fn cool_part(
        &mut self,
        lamports: u64,
        rent: u64,
        locked: Lamports,
        entry: &mut ValidatorEntry,
    ) -> Result<u64> {
        let cooling = lamports.checked_add(rent).ok_or(TidepoolError::AmountOutOfRange)?;
        entry.cooling = cooling;
        self.validators.track_more(entry, rent)?;
        self.validators.start_cooling(cooling)?;
        self.pool.release(rent, locked.0)?;
        let (account, reserve, pool) = (&self.transient, &self.reserve, &self.pool);
        create_stake_account(StakeKind::Transient, account, 0, reserve, pool, entry)?;
        // Both calls name the pool anyway, so it lends the rent until they are over: a call that
        // named the reserve too, for the runtime to see both sides, would cost more.
        move_lamports(self.pool.account(), &self.transient, rent)?;
        stake::split(&self.stake, &self.transient, lamports, &self.pool);
        stake::deactivate(&self.transient, &self.clock, &self.pool);
        move_lamports(&self.reserve, self.pool.account(), rent)?;
        Ok(lamports)
    }
}

/// Whether recalling a whole account that is not yet effective serves what is wanted rather
/// than undoing a delegation for dust.
fn is_worth_recalling(wanted: u64, whole: u64) -> bool {
    wanted >= whole.div_ceil(2)
}
