//! Long stories.

mod absent_cranks;
mod bank_run;
mod clamped_tide;
mod cluster_restart;
mod conservation;
mod dead_validator;
mod dust_exits;
mod every_phase;
mod everybody_leaves;
mod five_epochs;
mod given_up_shares;
mod half_done_updates;
mod idempotence;
mod isolation;
mod list_changes_midway;
mod loss;
mod loss_and_recovery;
mod racing_cranks;
mod skipped_epochs;
mod stolen_keys;
mod tip_capture;
mod year;
