//! What the pool's operator does.

pub mod add_validator;
pub mod create_pool;
pub mod grow_list;
pub mod remove_validator;
pub mod set_weights;
