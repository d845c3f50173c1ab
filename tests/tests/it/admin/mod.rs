//! What the pool's operator does.

mod add_validator;
mod create_pool;
mod parameters;
mod set_weights;
