//! What people and programs read.

pub mod amount;
mod audit_table;
mod chart;
pub mod end;
pub mod epoch_table;
mod holder_table;
pub mod json;
pub mod teller;
