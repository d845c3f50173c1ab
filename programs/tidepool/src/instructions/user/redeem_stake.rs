//! Burn shares, receive active stake that is split off a validator's.

use anchor_lang::prelude::*;
use tidepool_math::{Lamports, Shares, Source};

use crate::{
    chain::{
        epoch_clock,
        incoming_stake::require_new,
        stake_account::{STAKE_PROGRAM, StakeDelegation},
        stake_history::STAKE_HISTORY,
        token_account::require_source,
    },
    constants::VERSION,
    cpi_out::{event, stake, stake_authority, token},
    error::{OrRefuse, TidepoolError},
    events::user::StakeRedeemed,
    pricing,
    staking::main_account::active_main,
    state::{
        BoxedPool, BoxedValidatorList, ValidatorEntry,
        validator_list::{entry_of, store_entry},
    },
};

/// The holder creates the new stake account and pays its rent in an instruction before.
#[derive(Accounts)]
pub struct RedeemStake {
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
    /// The mint of tideSOL.
    #[account(mut, address = pool.mint @ TidepoolError::WrongMint)]
    pub mint: UncheckedAccount,
    /// The token account that gives the shares.
    #[account(mut)]
    pub source: UncheckedAccount,
    /// Its owner or delegate.
    pub owner: Signer,
    /// The validator's main stake account.
    #[account(mut)]
    pub stake: UncheckedAccount,
    /// Receives the stake: uninitialised, 200 bytes.
    #[account(mut)]
    pub new_stake: UncheckedAccount,
    // `unsafe(dup)`: the owner usually receives the stake as well.
    /// Becomes staker and withdrawer of the new account; signs, so that it is a key in use.
    #[account(unsafe(dup))]
    pub authority: Signer,
    /// The clock sysvar.
    #[account(address = anchor_lang::pinocchio::sysvars::clock::CLOCK_ID @ TidepoolError::WrongSysvar)]
    pub clock: UncheckedAccount,
    /// The stake history sysvar.
    #[account(address = STAKE_HISTORY @ TidepoolError::WrongSysvar)]
    pub stake_history: UncheckedAccount,
    /// The stake program.
    #[account(address = STAKE_PROGRAM @ TidepoolError::WrongSysvar)]
    pub stake_program: UncheckedAccount,
    /// The SPL token program.
    pub token_program: Program<Token>,
}

impl RedeemStake {
    /// Burns `shares` for at least `minimum_lamports` of stake with `vote`, the validator at
    /// `index`; returns the lamports of stake.
    ///
    /// # Errors
    /// [`TidepoolError::EpochRewardsActive`], [`TidepoolError::WrongNewStakeAccount`],
    /// [`TidepoolError::ValidatorsNotUpdated`] where this validator was not observed in this
    /// epoch, [`TidepoolError::ValidatorNotReady`], [`TidepoolError::SourceNotAllowed`],
    /// [`TidepoolError::SourceTooSmall`], [`TidepoolError::BelowMinimumDelegation`]; see
    /// [`tidepool_math::Ledger::redeem_stake`].
    #[inline(never)]
    pub fn process(
        ctx: &mut Context<RedeemStake>,
        index: u32,
        vote: &Address,
        shares: u64,
        minimum_lamports: u64,
    ) -> Result<u64> {
        epoch_clock::require_rewards_paid()?;
        let accounts = &mut ctx.accounts;
        require_source(&accounts.source, &accounts.pool.mint)?;
        require_new(&accounts.new_stake)?;
        let now = pricing::clock(&accounts.pool)?;
        let mut entry = entry_of(&accounts.validators, index, vote)?;
        require!(entry.seen_epoch == now.epoch.0, TidepoolError::ValidatorsNotUpdated);
        let (stake, history) = (&accounts.stake, &accounts.stake_history);
        let main = active_main(stake, history, accounts.pool.address(), &entry, now.epoch.0)?;

        let mut ledger = accounts.pool.ledger();
        let parameters = accounts.pool.parameters();
        let redeemed = ledger
            .redeem_stake(Shares(shares), Lamports(minimum_lamports), &now, &parameters)
            .or_refuse()?;
        let out = redeemed.out.0;
        accounts.require_allowed(&entry, &main, redeemed.out)?;
        require_parts(&main, out)?;

        let left = entry.tracked.checked_sub(out).ok_or(TidepoolError::SourceTooSmall)?;
        accounts.validators.track(&mut entry, left)?;
        store_entry(&mut accounts.validators, index, &entry)?;
        accounts.pool.store(&ledger)?;

        accounts.split_off(shares, out)?;

        let RedeemStake { pool, new_stake, .. } = accounts;
        event::log(&StakeRedeemed {
            pool: *pool.address(),
            vote: *vote,
            stake: *new_stake.address(),
            burned: shares,
            fee: redeemed.fee.0,
            out,
            value: redeemed.price.value.0,
            shares: redeemed.price.shares.0,
        });
        Ok(out)
    }

    /// No cherry-picking: afterwards the validator keeps nine tenths of its share in active
    /// stake. What waits for its sweep, warms up or cools is none: refilled in the same slot, it
    /// would make room for more to be taken; it counts on neither side.
    fn require_allowed(
        &self,
        entry: &ValidatorEntry,
        main: &StakeDelegation,
        out: Lamports,
    ) -> Result<()> {
        let active = main.stake.saturating_add(main.rent_reserve).min(entry.tracked);
        let idle = entry.tracked.saturating_sub(active);
        let source = Source {
            weight: entry.usable_weight().into(),
            sum_weights: self.validators.sum_weights,
            tracked: Lamports(active),
            total: Lamports(self.validators.total_tracked.saturating_sub(idle)),
        };
        // More than the validator has is more than it may give.
        let allowed = source.may_give(out).map_err(|_| TidepoolError::SourceTooSmall)?;
        require!(allowed, TidepoolError::SourceNotAllowed);
        Ok(())
    }

    fn split_off(&self, shares: u64, out: u64) -> Result<()> {
        let (stake, new_stake) = (&self.stake, &self.new_stake);
        let rest = stake.lamports().checked_sub(out);
        token::burn(&self.mint, &self.source, &self.owner, shares);
        stake::split(stake, new_stake, out, &self.pool);
        stake_authority::hand_over(new_stake, &self.clock, &self.pool, self.authority.address());
        require!(Some(stake.lamports()) == rest, TidepoolError::UnexpectedStakeState);
        Ok(())
    }
}

/// Requires the minimum delegation on both sides of the split.
fn require_parts(main: &StakeDelegation, out: u64) -> Result<()> {
    let rest = main.stake.checked_sub(out).ok_or(TidepoolError::SourceTooSmall)?;
    if out.min(rest) >= stake::AMPLE_EXIT {
        return Ok(());
    }
    let minimum = stake::minimum_delegation()?;
    require!(out >= minimum, TidepoolError::BelowMinimumDelegation);
    require!(rest >= minimum, TidepoolError::SourceTooSmall);
    Ok(())
}
