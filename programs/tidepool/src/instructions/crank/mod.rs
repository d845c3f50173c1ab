//! What turns the epoch; anybody may, and the program computes every amount.

pub mod delegate;
pub mod flag_validator;
pub mod prune_validator;
pub mod undelegate;
pub mod update_pool;
pub mod update_validators;
