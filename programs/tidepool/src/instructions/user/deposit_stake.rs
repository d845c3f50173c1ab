//! Deposit a stake account, receive shares at the rate of now.

use anchor_lang::prelude::*;
use tidepool_math::{Epoch, Lamports, Moment, Shares, Slot};

use crate::{
    chain::{
        epoch_clock,
        incoming_stake::{Arrival, IncomingStake},
        rents::stake_rent,
        stake_account::{STAKE_PROGRAM, StakeDelegation},
        stake_history::{STAKE_HISTORY, StakeHistory},
        token_account::require_token_account,
    },
    constants::VERSION,
    cpi_out::{event, stake_authority, token},
    error::{OrRefuse, TidepoolError},
    events::user::StakeDeposited,
    staking::arrival::{ArrivalAccounts, join_main, require_welcome},
    state::{
        BoxedPool, BoxedValidatorList,
        validator_list::{entry_of, store_entry},
    },
};

/// Stake that is active joins the validator's main stake account; stake that is inactive comes
/// as SOL, whichever validator it was with.
#[derive(Accounts)]
pub struct DepositStake {
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
    /// Receives inactive stake, and what a stake that becomes the main account holds beyond
    /// its stake and rent.
    #[account(mut, address = pool.reserve @ TidepoolError::WrongReserve)]
    pub reserve: UncheckedAccount,
    /// The mint of tideSOL.
    #[account(mut, address = pool.mint @ TidepoolError::WrongMint)]
    pub mint: UncheckedAccount,
    /// The token account that receives the shares.
    #[account(mut)]
    pub recipient: UncheckedAccount,
    /// The stake account, which ends with the deposit.
    #[account(mut)]
    pub source: UncheckedAccount,
    /// Who may withdraw from it.
    pub owner: Signer,
    /// The validator's main stake account, or the address of its next creation.
    #[account(mut)]
    pub stake: UncheckedAccount,
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
    /// The SPL token program.
    pub token_program: Program<Token>,
}

impl DepositStake {
    /// Deposits all lamports of the stake account for at least `minimum_shares`; returns the
    /// shares minted. Active stake must be delegated to `vote`, the validator at `index`.
    ///
    /// # Errors
    /// [`TidepoolError::EpochRewardsActive`], [`TidepoolError::NotAStakeAccount`],
    /// [`TidepoolError::WrongStakeAuthority`], [`TidepoolError::LockupInForce`],
    /// [`TidepoolError::StakeNotSettled`]; those of [`require_welcome`] and [`join_main`]; see
    /// [`tidepool_math::Ledger::deposit`].
    #[inline(never)]
    pub fn process(
        ctx: &mut Context<DepositStake>,
        index: u32,
        vote: &Address,
        minimum_shares: u64,
    ) -> Result<u64> {
        epoch_clock::require_rewards_paid()?;
        let accounts = &mut ctx.accounts;
        require_token_account(&accounts.recipient, &accounts.pool.mint)?;
        let clock = Clock::get()?;
        let incoming = IncomingStake::read(&accounts.source)?;
        incoming.require_free(accounts.owner.address(), &clock)?;
        let arrival = accounts.arrival(&incoming, clock.epoch)?;

        let lamports = accounts.source.lamports();
        let (amount, minimum) = (Lamports(lamports), Shares(minimum_shares));
        let now = Moment { slot: Slot(clock.slot), epoch: Epoch(clock.epoch) };
        accounts.pool.require_entries_open(now)?;
        let mut ledger = accounts.pool.ledger();
        let parameters = accounts.pool.parameters();
        let deposited = match arrival {
            Arrival::Active(..) => ledger.deposit_stake(amount, minimum, now, &parameters),
            Arrival::Inactive => ledger.deposit(amount, minimum, now, &parameters),
        };
        let deposited = deposited.or_refuse()?;
        accounts.pool.store(&ledger)?;

        let joined = match arrival {
            Arrival::Active(voter, delegation) => {
                require_keys_eq!(voter, *vote, TidepoolError::WrongValidator);
                accounts.join(index, vote, &incoming, &delegation, clock.epoch)?;
                voter
            }
            Arrival::Inactive => {
                accounts.withdraw(lamports);
                Address::default()
            }
        };
        let DepositStake { pool, mint, recipient, source, .. } = accounts;
        require!(source.lamports() == 0, TidepoolError::UnexpectedStakeState);
        token::mint_to(mint, recipient, pool, deposited.shares.0);

        event::log(&StakeDeposited {
            pool: *pool.address(),
            vote: joined,
            stake: *source.address(),
            lamports,
            fee: deposited.fee.0,
            minted: deposited.shares.0,
            value: deposited.price.value.0,
            shares: deposited.price.shares.0,
        });
        Ok(deposited.shares.0)
    }

    fn arrival(&self, incoming: &IncomingStake, epoch: u64) -> Result<Arrival> {
        let history = self.stake_history.try_borrow()?;
        incoming.arrival(epoch, &StakeHistory(&history))
    }

    /// Makes the source a part of the validator's main stake account and tracks it there.
    fn join(
        &mut self,
        index: u32,
        vote: &Address,
        incoming: &IncomingStake,
        delegation: &StakeDelegation,
        epoch: u64,
    ) -> Result<()> {
        let mut entry = entry_of(&self.validators, index, vote)?;
        require_welcome(&entry)?;
        if !entry.has_stake() {
            self.withdraw_excess(delegation)?;
        }
        self.validators.track_more(&mut entry, self.source.lamports())?;

        stake_authority::take_over(&self.source, &self.clock, &self.owner, self.pool.address());
        let with = ArrivalAccounts {
            pool: &self.pool,
            source: &self.source,
            stake: &self.stake,
            reserve: &self.reserve,
            clock: &self.clock,
            stake_history: &self.stake_history,
        };
        join_main(&with, incoming, delegation, epoch, &mut entry)?;
        store_entry(&mut self.validators, index, &entry)
    }

    /// Not every stake program splits an account whole that holds more than its stake and rent.
    fn withdraw_excess(&mut self, delegation: &StakeDelegation) -> Result<()> {
        let excess = delegation.excess(self.source.lamports(), stake_rent()?);
        if excess > 0 {
            self.withdraw(excess);
            self.pool.receive(excess)?;
        }
        Ok(())
    }

    fn withdraw(&self, lamports: u64) {
        stake_authority::withdraw_from(
            &self.source,
            &self.reserve,
            lamports,
            &self.clock,
            &self.stake_history,
            &self.owner,
        );
    }
}
