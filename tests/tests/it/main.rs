//! Every test on the real bank, in one binary.
//!
//! Folders mirror the program's instructions; `scenario` holds the long stories.

mod accounts;
mod admin;
mod builtins;
mod bytes;
mod client;
mod cpi;
mod crank;
mod decoders;
mod every_error_is_met;
mod every_instruction;
mod fuzz;
mod governance_pairs;
mod idl_layout;
mod layout;
mod lending;
mod list_layout;
mod matrix;
mod museum;
mod nothing_to_do;
mod pool_layout;
mod scale;
mod scenario;
mod security_txt;
mod solvency;
mod stake_program;
mod twins;
mod user;
mod versions;
mod view;
