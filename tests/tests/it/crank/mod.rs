//! What turns the epoch.

mod changed_rent;
mod delegate;
mod delegate_accounts;
mod delegate_vote;
mod every_odd_state;
mod flag_credits;
mod flag_validator;
mod gifts;
mod hijack;
mod moment;
mod movement_cap;
mod odd_and_tickets;
mod odd_stake;
mod prune_validator;
mod recall;
mod rent_rise;
mod settling;
mod slow_stake;
mod take_back;
mod take_back_refused;
mod undelegate;
mod undelegate_accounts;
mod unknown_to_history;
mod update_pool;
mod update_validators;
mod vote_states;
