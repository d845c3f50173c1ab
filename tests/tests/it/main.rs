//! Every test on the real bank, in one binary.
//!
//! Folders mirror the program's instructions; `scenario` holds the long stories.

mod admin;
mod builtins;
mod crank;
mod scenario;
mod user;
mod view;
