//! Reads stake accounts: whose they are, where they are delegated, in which state.

use anchor_lang::{address_eq, prelude::*};

use super::{
    bytes::{read_address, read_u32, read_u64},
    stake_history::StakeHistory,
};
use crate::error::TidepoolError;

/// The stake program.
pub const STAKE_PROGRAM: Address =
    Address::from_str_const("Stake11111111111111111111111111111111111111");
pub(super) const INITIALIZED: u32 = 1;
pub(super) const DELEGATED: u32 = 2;
const RENT_RESERVE_OFFSET: usize = 4;
const STAKER_OFFSET: usize = 12;
pub(super) const WITHDRAWER_OFFSET: usize = 44;
pub(super) const VOTER_OFFSET: usize = 124;
const STAKE_OFFSET: usize = 156;
const ACTIVATION_OFFSET: usize = 164;
const DEACTIVATION_OFFSET: usize = 172;
/// Activation epoch of the stakes that the genesis block delegated.
const BOOTSTRAP: u64 = u64::MAX;
/// Deactivation epoch of a stake that nobody has deactivated.
const NEVER: u64 = u64::MAX;

/// What an account at a recorded address is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Ours and delegated as recorded: all its lamports count.
    Ours(StakeDelegation),
    /// Ours and not delegated, as a cluster restart may leave it: what was tracked counts, and
    /// all of it can be withdrawn.
    Idle,
    /// A stake account in a state that we did not give it: what was tracked counts, no more.
    Odd,
    /// Missing, of another program, or under a foreign authority: nothing counts.
    Lost,
}

/// What is delegated, when it began and when it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StakeDelegation {
    /// Lamports that the account must keep besides its stake, as of its creation.
    pub rent_reserve: u64,
    /// Lamports delegated: all that a split can divide.
    pub stake: u64,
    /// The epoch of `DelegateStake`.
    pub activation: u64,
    /// The epoch of `Deactivate`, or `u64::MAX`.
    pub deactivation: u64,
}

/// What all of a delegation's stake is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Delegated in this epoch; nothing is effective yet.
    Starting,
    /// All of it is effective and stays so.
    Active,
    /// Nothing is effective or will be: it can be withdrawn.
    Inactive,
    /// Anything between, or not certain: leave it alone.
    Moving,
}

/// Reads the account at an address that was recorded for `vote`; `authority` is the pool.
pub fn inspect(account: &AccountView, authority: &Address, vote: &Address) -> Found {
    if !account.owned_by(&STAKE_PROGRAM) {
        return Found::Lost;
    }
    match account.try_borrow() {
        Ok(data) => decode(&data, authority, vote).unwrap_or(Found::Odd),
        Err(_) => Found::Odd,
    }
}

fn decode(data: &[u8], authority: &Address, vote: &Address) -> Option<Found> {
    let tag = read_u32(data, 0)?;
    if tag != INITIALIZED && tag != DELEGATED {
        return None;
    }
    let staker = read_address(data, STAKER_OFFSET)?;
    let withdrawer = read_address(data, WITHDRAWER_OFFSET)?;
    if !address_eq(&staker, authority) || !address_eq(&withdrawer, authority) {
        return Some(Found::Lost);
    }
    if tag == INITIALIZED {
        return Some(Found::Idle);
    }
    if !address_eq(&read_address(data, VOTER_OFFSET)?, vote) {
        return None;
    }
    StakeDelegation::read(data).map(Found::Ours)
}

impl StakeDelegation {
    /// Reads the delegation of a delegated stake account's data.
    pub(super) fn read(data: &[u8]) -> Option<Self> {
        Some(Self {
            rent_reserve: read_u64(data, RENT_RESERVE_OFFSET)?,
            stake: read_u64(data, STAKE_OFFSET)?,
            activation: read_u64(data, ACTIVATION_OFFSET)?,
            deactivation: read_u64(data, DEACTIVATION_OFFSET)?,
        })
    }

    /// Lamports of the account's `lamports` that are neither stake nor rent: tips, gifts and
    /// the rents of merged accounts. `rent` is what an account needs now.
    pub const fn excess(&self, lamports: u64, rent: u64) -> u64 {
        let kept = if rent > self.rent_reserve { rent } else { self.rent_reserve };
        lamports.saturating_sub(self.stake.saturating_add(kept))
    }

    /// Whether somebody has deactivated the stake.
    pub const fn is_deactivated(&self) -> bool {
        self.deactivation != NEVER
    }

    /// Whether the stake was delegated in `epoch` and is still to become effective.
    pub const fn is_starting(&self, epoch: u64) -> bool {
        !self.is_deactivated() && self.activation == epoch
    }

    /// The phase in `epoch`, as far as it is certain.
    ///
    /// # Errors
    /// [`TidepoolError::WrongSysvar`] for a stake history that cannot be read.
    pub fn phase(&self, epoch: u64, history: &StakeHistory<'_>) -> Result<Phase> {
        if self.deactivation == NEVER {
            return Ok(if self.activation == epoch {
                Phase::Starting
            } else if self.activation == BOOTSTRAP || history.warmed_up(self.activation, epoch)? {
                Phase::Active
            } else {
                Phase::Moving
            });
        }
        let never_started = self.activation == self.deactivation;
        if never_started || history.cooled_down(self.deactivation, epoch)? {
            return Ok(Phase::Inactive);
        }
        Ok(Phase::Moving)
    }
}

/// Requires a stake account of ours, delegated as recorded.
///
/// # Errors
/// [`TidepoolError::UnexpectedStakeState`].
pub fn require_ours(
    account: &AccountView,
    authority: &Address,
    vote: &Address,
) -> Result<StakeDelegation> {
    match inspect(account, authority, vote) {
        Found::Ours(delegation) => Ok(delegation),
        Found::Idle | Found::Odd | Found::Lost => Err(TidepoolError::UnexpectedStakeState.into()),
    }
}
