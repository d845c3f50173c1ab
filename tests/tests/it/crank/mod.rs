//! What turns the epoch.

mod delegate;
mod delegate_accounts;
mod delegate_vote;
mod gifts;
mod hijack;
mod moment;
mod movement_cap;
mod odd_stake;
mod recall;
mod rent_rise;
mod settling;
mod slow_stake;
mod undelegate;
mod undelegate_accounts;
mod update_pool;
mod update_validators;
