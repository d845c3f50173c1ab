//! One file an instruction, by who calls it. An instruction never imports another.

pub mod admin;
pub mod crank;
pub mod user;
pub mod view;

// The framework's macros look for the account structs at the crate's root.
pub use admin::{add_validator::*, create_pool::*, set_weights::*};
pub use crank::{delegate::*, undelegate::*, update_pool::*, update_validators::*};
pub use user::{claim_ticket::*, deposit_sol::*, order_ticket::*, redeem_sol::*};
pub use view::{exchange_rate::*, quote_deposit::*, quote_redeem::*};
