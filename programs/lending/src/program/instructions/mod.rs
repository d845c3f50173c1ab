//! One instruction a file. None imports another.

pub mod absorb_bad_debt;
pub mod accrue;
pub mod borrow;
pub mod close_obligation;
pub mod close_position;
pub mod collect_ticket;
pub mod init_market;
pub mod liquidate_by_redeeming;
pub mod liquidate_for_tokens;
pub mod post;
pub mod repay;
pub mod set_caps;
pub mod supply;
pub mod take_reserves;
pub mod unpost;
pub mod withdraw;
