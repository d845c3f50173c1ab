//! What the pool's operator does.

mod add_validator;
mod authority;
mod change;
mod claim_fees;
mod create_pool;
mod durable_nonce;
mod grow_list;
mod metadata;
mod parameters;
mod pause;
mod remove_validator;
mod set_weights;
mod slot_reuse;
