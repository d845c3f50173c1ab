//! Each account of each instruction is replaced in turn, and each flag dropped.
//!
//! The tables say what must come of it, as read from the program: its own error where it
//! looks at an account itself, the framework's where the framework does (`IllegalOwner`,
//! `AccountDataTooSmall`, 2000 for an account that is not writable and so on), another
//! program's where that one refuses.

mod admin;
mod crank;
mod event;
mod list;
mod rows;
mod stake;
mod substitution;
mod swapped;
mod ticket;
mod token;
mod user;
mod view;

pub use substitution::signers;
