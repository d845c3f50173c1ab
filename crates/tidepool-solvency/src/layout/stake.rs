//! The stake program's accounts.

use super::bytes::{array, i64_at, u32_at, u64_at};
use crate::accounts::{Address, Moment};

/// The stake program.
pub const STAKE_PROGRAM: Address = [
    6, 161, 216, 23, 145, 55, 84, 42, 152, 52, 55, 189, 254, 42, 122, 178, 85, 127, 83, 92, 138,
    120, 114, 43, 104, 164, 157, 192, 0, 0, 0, 0,
];
/// States of an account that has authorities.
const INITIALIZED: u32 = 1;
const DELEGATED: u32 = 2;
/// Deactivation epoch of a stake that nobody has deactivated.
const NEVER: u64 = u64::MAX;

/// A stake account that has authorities.
#[derive(Clone, Copy, Debug)]
pub struct StakeState {
    /// Who may delegate and deactivate.
    pub staker: Address,
    /// Who may take the lamports out.
    pub withdrawer: Address,
    /// Until when nobody but the custodian can.
    pub lockup: Lockup,
    /// Validator, epoch of activation and of deactivation, where it is delegated.
    delegation: Option<(Address, u64, u64)>,
}

/// An end by epoch and one by the clock; it holds until both are reached.
#[derive(Clone, Copy, Debug)]
pub struct Lockup {
    unix_time: i64,
    epoch: u64,
}

/// What a stake is doing, as far as it says so itself: how fast it warms up and cools down is
/// known to the cluster's history only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Delegated in this epoch.
    Starting,
    /// Delegated earlier.
    Active,
    /// Deactivated in this epoch.
    Cooling,
    /// Deactivated earlier, or not delegated.
    Inactive,
}

impl Lockup {
    /// Whether lamports are kept from the withdrawer.
    pub const fn is_in_force(&self, now: Moment) -> bool {
        self.unix_time > now.unix_time || self.epoch > now.epoch
    }
}

impl StakeState {
    /// Reads a stake account's data; none where it says of no authority.
    pub fn read(data: &[u8]) -> Option<Self> {
        let tag = u32_at(data, 0)?;
        let delegation = match tag {
            INITIALIZED => None,
            DELEGATED => Some((array(data, 124)?, u64_at(data, 164)?, u64_at(data, 172)?)),
            _ => return None,
        };
        Some(Self {
            staker: array(data, 12)?,
            withdrawer: array(data, 44)?,
            lockup: Lockup { unix_time: i64_at(data, 76)?, epoch: u64_at(data, 84)? },
            delegation,
        })
    }

    /// The validator that it is delegated to.
    pub fn validator(&self) -> Option<Address> {
        self.delegation.map(|(vote, _, _)| vote)
    }

    /// What it is doing in `epoch`.
    pub fn phase(&self, epoch: u64) -> Phase {
        match self.delegation {
            Some((_, activation, NEVER)) if activation == epoch => Phase::Starting,
            Some((_, _, NEVER)) => Phase::Active,
            // What was never active is free at once.
            Some((_, activation, end)) if end >= epoch && end != activation => Phase::Cooling,
            None | Some(_) => Phase::Inactive,
        }
    }
}
