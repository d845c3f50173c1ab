//! What stays the same, and what grows, with the number of validators.

mod epoch_of_a_thousand;
mod user_cost;
