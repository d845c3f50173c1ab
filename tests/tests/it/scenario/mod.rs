//! Long stories.

mod clamped_tide;
mod conservation;
mod dust_exits;
mod every_phase;
mod everybody_leaves;
mod five_epochs;
mod given_up_shares;
mod idempotence;
mod isolation;
mod loss;
mod skipped_epochs;
mod tip_capture;
