//! A pool as a file: what the chain lacks of it, and numbered steps that make it so.
//!
//! Start at [`steps`]: each is a pure function from a [`Description`] and a [`State`] to the
//! changes between them. Nothing is remembered elsewhere, so that whoever runs a step twice
//! finds nothing to do. [`apply`] does them all for a program, [`arguments::run`] for whoever sits
//! at a terminal.

mod apply;
pub mod arguments;
pub mod change;
mod commands;
pub mod description;
mod instructions;
mod metadata_account;
mod show;
pub mod state;
pub mod steps;
mod work;

pub use apply::{Applied, Done, apply};
pub use change::{Action, Change, When};
pub use description::Description;
pub use state::State;
pub use steps::{Step, diff};
