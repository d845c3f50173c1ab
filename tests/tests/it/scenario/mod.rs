//! Long stories.

mod clamped_tide;
mod conservation;
mod dust_exits;
mod everybody_leaves;
mod every_phase;
mod five_epochs;
mod idempotence;
mod loss;
mod skipped_epochs;
mod tip_capture;
