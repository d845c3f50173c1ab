//! A bot without any power that turns the epochs of a pool.
//!
//! Start at [`plan`]: what is to be done follows from a [`Situation`] alone, without a node and
//! without memory. [`Crank`] reads a situation, does the first stage of its plan and reads
//! again, so that it does not matter who did what before, this bot or another one.

pub mod chain;
pub mod plan;
pub mod service;
pub mod turn;

pub use chain::fleet::{Endpoint, Fleet};
pub use plan::{Plan, Situation, Stage, Step, Wait, plan};
pub use turn::{Crank, Policy, Tick};
