//! The pool at a terminal. The binary reads the configuration and connects; everything else is
//! here, on the client's trait of a node, so that tests run every command against a bank.
//!
//! Start at [`run`].

pub mod act;
mod amount;
pub mod arguments;
mod commands;
pub mod config;
pub mod console;
mod figures;
pub mod manual;
pub mod outcome;
pub mod session;
pub mod table;

pub use commands::run;
