//! What the program stores: all of it zero-copy, at fixed offsets, with a version byte.

pub mod history;
pub mod pool;
pub mod rate_block;
pub mod ticket;
pub mod validator_entry;
pub mod validator_list;

pub use pool::Pool;
pub use ticket::Ticket;
pub use validator_entry::ValidatorEntry;
pub use validator_list::{ValidatorList, ValidatorListHeader};
