//! Read-only questions, answered by return data.

pub mod exchange_rate;
pub mod quote_deposit;
pub mod quote_redeem;
