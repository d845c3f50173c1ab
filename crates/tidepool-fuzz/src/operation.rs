//! What somebody tries next.

use serde::{Deserialize, Serialize};

use crate::{Amount, Minimum};

/// Which validators a crank looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Looks {
    /// Some that were not seen in this epoch.
    Unseen {
        /// How many.
        count: u8,
        /// Where to begin.
        start: u16,
    },
    /// Any, seen or not.
    Any {
        /// How many.
        count: u8,
        /// Where to begin.
        start: u16,
        /// How many to skip after each.
        step: u16,
    },
}

/// What a role does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Verb {
    ProposeAuthority,
    AcceptAuthority,
    CancelAuthority,
    ProposeChange,
    ApplyChange,
    CancelChange,
    PauseEntries,
    Resume,
    ClaimFees,
}

/// What somebody tries. Numbers of people, validators, stakes and tickets are taken modulo how
/// many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Operation {
    DepositSol {
        who: u16,
        amount: Amount,
        minimum: Minimum,
    },
    RedeemSol {
        who: u16,
        amount: Amount,
        minimum: Minimum,
    },
    Redeem {
        who: u16,
        amount: Amount,
        minimum: Minimum,
    },
    OrderTicket {
        who: u16,
        amount: Amount,
        minimum: Minimum,
    },
    ClaimTicket {
        ticket: u16,
    },
    CancelTicket {
        ticket: u16,
        minimum: Minimum,
    },
    TransferTicket {
        ticket: u16,
        to: u16,
    },
    DepositStake {
        stake: u16,
        validator: Option<u16>,
        minimum: Minimum,
    },
    RedeemStake {
        who: u16,
        validator: u16,
        amount: Amount,
        minimum: Minimum,
    },
    UpdateValidators {
        looks: Looks,
    },
    UpdatePool,
    Delegate {
        validator: u16,
    },
    Undelegate {
        validator: u16,
    },
    FlagValidator {
        validator: u16,
    },
    PruneValidator {
        validator: u16,
    },
    AddValidator {
        validator: u16,
        unlisted: bool,
    },
    RemoveValidator {
        validator: u16,
    },
    SetWeights {
        changes: Vec<(u16, u32)>,
    },
    /// People's own stakes.
    MakeStake {
        who: u16,
        validator: u16,
        amount: Amount,
    },
    DeactivateStake {
        stake: u16,
    },
    /// Shares that are burned past the pool.
    Burn {
        who: u16,
        amount: Amount,
    },
    TipReserve {
        share: u16,
    },
    TipStake {
        validator: u16,
        transient: bool,
        share: u16,
    },
    /// A stake account loses a part of its stake, as slashing would take it.
    Slash {
        validator: u16,
        transient: bool,
        share: u16,
    },
    /// A stake account loses everything.
    Vanish {
        validator: u16,
        transient: bool,
    },
    /// A stranger deactivates the stake of a validator that does not vote.
    DeactivateDelinquent {
        validator: u16,
        transient: bool,
    },
    SetCommission {
        validator: u16,
        bps: u16,
    },
    SetVoting {
        validator: u16,
        is_voting: bool,
    },
    /// Something that a role does, or somebody who lacks it.
    Govern {
        verb: Verb,
        /// Which role or parameter; one that is ripe where that matters.
        subject: u8,
        /// Who tries it: one time in eight not the one who may.
        who: u16,
        /// Which value.
        value: u8,
    },
    /// To a later slot of the epoch: 65,535ths of what is left of it.
    Wait {
        share: u16,
    },
    ToWindow,
    ToLateWindow,
    /// Over a boundary, while rewards are being paid.
    Boundary,
    NextEpoch {
        epochs: u8,
    },
}
