//! What the pool's operator does.

mod add_validator;
mod create_pool;
mod grow_list;
mod parameters;
mod remove_validator;
mod set_weights;
mod slot_reuse;
