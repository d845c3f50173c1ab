//! Reads a stake account that somebody brings.

use anchor_lang::{address_eq, prelude::*};

use super::{
    bytes::{read_address, read_u32, read_u64},
    stake_account::{
        DELEGATED, INITIALIZED, Phase, STAKE_PROGRAM, StakeDelegation, VOTER_OFFSET,
        WITHDRAWER_OFFSET,
    },
    stake_history::StakeHistory,
};
use crate::{constants::STAKE_ACCOUNT_LEN, error::TidepoolError};

const UNINITIALIZED: u32 = 0;
const LOCKUP_TIME_OFFSET: usize = 76;
const LOCKUP_EPOCH_OFFSET: usize = 84;
const CUSTODIAN_OFFSET: usize = 92;

/// A stake account of anybody's.
pub struct IncomingStake {
    /// Who may withdraw, and with it hand over all authority.
    pub withdrawer: Address,
    /// Until when nobody may.
    pub lockup: Lockup,
    /// The validator and what is delegated to it, if anything is.
    pub delegation: Option<(Address, StakeDelegation)>,
}

/// When a stake account's lamports may leave; a custodian can lift it before.
pub struct Lockup {
    /// Seconds since 1970.
    pub unix_timestamp: i64,
    /// The first epoch without the lockup.
    pub epoch: u64,
    /// Who may lift it.
    pub custodian: Address,
}

/// What a stake that comes in does.
pub enum Arrival {
    /// All of it is effective, with this validator.
    Active(Address, StakeDelegation),
    /// None of it is: it can be withdrawn.
    Inactive,
}

impl IncomingStake {
    /// Reads an initialised or delegated stake account.
    ///
    /// # Errors
    /// [`TidepoolError::NotAStakeAccount`].
    pub fn read(account: &AccountView) -> Result<Self> {
        require!(account.owned_by(&STAKE_PROGRAM), TidepoolError::NotAStakeAccount);
        let data = account.try_borrow()?;
        Self::decode(&data).ok_or_else(|| TidepoolError::NotAStakeAccount.into())
    }

    fn decode(data: &[u8]) -> Option<Self> {
        let delegation = match read_u32(data, 0)? {
            INITIALIZED => None,
            DELEGATED => Some((read_address(data, VOTER_OFFSET)?, StakeDelegation::read(data)?)),
            _ => return None,
        };
        let withdrawer = read_address(data, WITHDRAWER_OFFSET)?;
        let lockup = Lockup {
            unix_timestamp: i64::from_le_bytes(read_u64(data, LOCKUP_TIME_OFFSET)?.to_le_bytes()),
            epoch: read_u64(data, LOCKUP_EPOCH_OFFSET)?,
            custodian: read_address(data, CUSTODIAN_OFFSET)?,
        };
        Some(Self { withdrawer, lockup, delegation })
    }

    /// Requires that `owner` may hand the account over now.
    ///
    /// # Errors
    /// [`TidepoolError::WrongStakeAuthority`], [`TidepoolError::LockupInForce`].
    pub fn require_free(&self, owner: &Address, clock: &Clock) -> Result<()> {
        require!(address_eq(&self.withdrawer, owner), TidepoolError::WrongStakeAuthority);
        require!(!self.lockup.is_in_force(clock), TidepoolError::LockupInForce);
        Ok(())
    }

    /// Whether the stake comes as stake or as SOL.
    ///
    /// # Errors
    /// [`TidepoolError::StakeNotSettled`] while it changes,
    /// [`TidepoolError::WrongSysvar`] for a stake history that cannot be read.
    pub fn arrival(&self, epoch: u64, history: &StakeHistory<'_>) -> Result<Arrival> {
        let Some((vote, delegation)) = self.delegation else {
            return Ok(Arrival::Inactive);
        };
        match delegation.phase(epoch, history)? {
            Phase::Active => Ok(Arrival::Active(vote, delegation)),
            Phase::Inactive => Ok(Arrival::Inactive),
            Phase::Starting | Phase::Moving => Err(TidepoolError::StakeNotSettled.into()),
        }
    }
}

impl Lockup {
    const fn is_in_force(&self, clock: &Clock) -> bool {
        self.unix_timestamp > clock.unix_timestamp || self.epoch > clock.epoch
    }

    /// Whether nothing was ever locked.
    pub fn is_empty(&self) -> bool {
        let nobody = self.custodian == Address::default();
        nobody && self.unix_timestamp == 0 && self.epoch == 0
    }
}

/// Requires an uninitialised stake account of full size, into which a stake can be split.
///
/// # Errors
/// [`TidepoolError::WrongNewStakeAccount`].
pub fn require_new(account: &AccountView) -> Result<()> {
    require!(account.owned_by(&STAKE_PROGRAM), TidepoolError::WrongNewStakeAccount);
    let data = account.try_borrow()?;
    let empty = data.len() == STAKE_ACCOUNT_LEN && read_u32(&data, 0) == Some(UNINITIALIZED);
    require!(empty, TidepoolError::WrongNewStakeAccount);
    Ok(())
}
