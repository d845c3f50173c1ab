//! What the program stores: all of it zero-copy, at fixed offsets, with a version byte.

pub mod history;
pub mod parameter;
pub mod pause;
pub mod pending;
pub mod pool;
pub mod rate_block;
pub mod role;
pub mod ticket;
pub mod validator_entry;
pub mod validator_list;

use alloc::boxed::Box;

use anchor_lang::prelude::*;

pub use pool::Pool;
pub use role::Role;
pub use ticket::Ticket;
pub use validator_entry::ValidatorEntry;
pub use validator_list::{ValidatorList, ValidatorListHeader};

/// A pool as most instructions take it. The framework copies the loading of an account into every
/// instruction, 600 bytes each, but shares that of a boxed one, which costs about 30 compute units.
pub type BoxedPool = Box<Account<Pool>>;
/// A validator list as most instructions take it, see [`BoxedPool`].
pub type BoxedValidatorList = Box<ValidatorList>;
/// A ticket as most instructions take it, see [`BoxedPool`].
pub type BoxedTicket = Box<Account<Ticket>>;
