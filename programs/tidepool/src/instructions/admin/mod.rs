//! What the pool's operator does.

pub mod add_validator;
pub mod create_pool;
pub mod set_weights;
