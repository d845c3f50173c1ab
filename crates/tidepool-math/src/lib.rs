//! Exact arithmetic of the Tidepool liquid-staking pool.
//!
//! The pool recognises rewards as a *tide*: what an epoch earned is added to the
//! unvested part `U` and flows into the rate linearly, so the rate never jumps.
//!
//! ```text
//! B  backing, in lamports      U(t)  unvested at slot t, falling to 0
//! V(t) = B - U(t)              S     shares              rate(t) = V(t) / S
//! ```
//!
//! Everything here is integer arithmetic without allocation, without dependencies and
//! without panics: each operation either returns its result or an [`Error`] and leaves
//! the [`Ledger`] as it was. Rounding is in every name or docstring and always favours
//! the pool. Ratios are millionths.
//!
//! Start at [`Ledger`] for the pool's state and its verbs, at [`RateView`] to price
//! tideSOL from the raw bytes of a pool account.
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod amount;
mod bounds;
mod clock;
mod delegation;
mod deposit;
mod error;
mod exit_fee;
mod instant_exit;
mod ledger;
mod loss_index;
mod mul_div;
mod parameter;
mod parameters;
mod rate_view;
mod redeem;
mod retune;
mod schedule;
mod stake_exit;
mod ticket;
mod tide;
mod update;

pub use amount::{Epoch, Lamports, Millionths, Shares, Slot};
pub use bounds::{LOCKED_LAMPORTS, MAX_AMOUNT, MAX_SLOTS_PER_EPOCH, MAX_TIDE_EPOCHS, MIN_SHARES};
pub use clock::{EpochClock, Moment};
pub use delegation::{Delegation, SOURCE_TOLERANCE, Source, Undelegation};
pub use deposit::Deposited;
pub use error::{Error, Result};
pub use instant_exit::Redeemed;
pub use ledger::{Ledger, Price};
pub use loss_index::LossIndex;
pub use mul_div::{mul_div_ceil, mul_div_floor};
pub use parameter::Parameter;
pub use parameters::{Bounds, Parameters, Range};
pub use rate_view::{
    FLAG_INSOLVENT, POOL_DISCRIMINATOR, POOL_VERSION, RATE_BLOCK_LEN, RateView, RateViewError,
};
pub use redeem::Redemption;
pub use schedule::EpochSchedule;
pub use stake_exit::StakeRedeemed;
pub use ticket::{Cancelled, Ordered, Ticket};
pub use tide::Tide;
pub use update::{Observed, Updated};
