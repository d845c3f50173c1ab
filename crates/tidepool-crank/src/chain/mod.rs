//! The chain as the bot sees it: several nodes as one, and what a situation is read from.

pub mod fleet;
pub mod reading;
pub mod tables;
