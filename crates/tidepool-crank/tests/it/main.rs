//! The bot on chains that behave and on chains that do not.
//!
//! `cluster` is a chain in this process, `nodes` what its nodes make of it.

mod cluster;
mod nodes;
mod seeds;
mod story;
