//! What a reader should know of a solvent pool.

use crate::accounts::Address;

/// Why an account at a recorded address does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strange {
    /// There is none.
    Missing,
    /// It is not the stake program's.
    Owner,
    /// It names no authorities.
    State,
    /// Staker or withdrawer is not the pool.
    Authority,
}

/// Something that is no fault. Amounts are lamports, or shares where the name says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The reserve holds more than is tracked: gifts, which the next update books.
    ReserveGain {
        /// How much more.
        lamports: u64,
    },
    /// A validator's accounts hold more than is tracked: rewards, tips and gifts, which the
    /// next look at them books.
    StakeGain {
        /// The validator.
        vote: Address,
        /// How much more.
        lamports: u128,
    },
    /// A loss was observed, and the next update will book it: until then `B` is too high by it.
    LossNotBooked {
        /// The loss.
        lamports: u64,
    },
    /// Tokens were burned, of which the next update learns.
    Burned {
        /// The shares.
        shares: u64,
    },
    /// The pool says that it owes more than its tickets are worth: rounding of losses.
    DebtAbove {
        /// How much more.
        lamports: u128,
    },
    /// What is at a recorded address does not count.
    NotOurs {
        /// The address.
        stake: Address,
        /// What it holds.
        lamports: u64,
        /// Why it does not count.
        strange: Strange,
    },
    /// A stake account of the pool's is delegated to another validator than the list says.
    OtherValidator {
        /// The stake account.
        stake: Address,
        /// Whom it is delegated to.
        vote: Address,
    },
}
