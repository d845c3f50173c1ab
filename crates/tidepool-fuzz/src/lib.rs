//! Random histories of a pool, which drive a model and something else side by side.
//!
//! A [`Case`] is a setting and a list of [`Operation`]s. An operation says what somebody tries in
//! relation to what there is ("half of what he has"), so that a list stays meaningful when some of
//! its operations are dropped: [`resolve`] turns each into [`Deed`]s with exact numbers, for the
//! pool as it is by then. [`plan`] makes cases from seeds, [`minimise`] makes a failing one short.
//!
//! Drivers: `tests/it` of this crate (the model beside `tidepool-math`) and `tests/tests/it/fuzz`
//! (the model beside the program on a bank).

// Conversions of numbers that are small by construction say so, and panic where they are not.
#![allow(clippy::missing_panics_doc)]
#![forbid(unsafe_code)]

mod amount;
mod case;
mod chance;
mod course;
mod deed;
mod effort;
mod minimise;
mod operation;
mod plan;
mod resolve;
mod setting;

pub use amount::{Amount, Minimum};
pub use case::Case;
pub use chance::Chance;
pub use course::{Failure, hunt, replay};
pub use deed::{Answer, Deed, Time};
pub use effort::Effort;
pub use minimise::minimise;
pub use operation::{Looks, Operation, Verb};
pub use plan::plan;
pub use resolve::resolve;
pub use setting::Setting;
