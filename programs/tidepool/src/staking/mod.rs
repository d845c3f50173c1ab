//! What happens to stake accounts, shared by the cranks and the holders' instructions.
//!
//! A validator has a main account and at most one transient, which is on its way in or out.
//! In which state an account is, is read from the account itself at every use: anybody may
//! deactivate a delinquent stake, and a cluster restart may undo a delegation.

pub mod arrival;
pub mod creation;
pub mod main_account;
pub mod movement;
pub mod observation;
pub mod rent_rise;
pub mod settling;
