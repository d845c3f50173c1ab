//! What the pool's operator does. Whoever signs here signs now: none of these instructions
//! accepts a durable nonce.

pub mod accept_authority;
pub mod add_validator;
pub mod apply_change;
pub mod cancel_authority;
pub mod cancel_change;
pub mod claim_fees;
pub mod create_pool;
pub mod governance;
pub mod grow_list;
pub mod pause_entries;
pub mod propose_authority;
pub mod propose_change;
pub mod remove_validator;
pub mod resume;
pub mod set_metadata;
pub mod set_weights;
