//! What turns the epoch.

mod delegate;
mod hijack;
mod moment;
mod movement_cap;
mod odd_stake;
mod settling;
mod undelegate;
mod update_pool;
mod update_validators;
