//! The museum: what was found in other pools, played against this one.
//!
//! One file a peer or an audit, one test a finding, named after who found it and when.
//! `docs/museum.md` is the catalogue.

mod governance;
mod jito_restaking;
mod jito_stake;
mod lenders;
mod live_incidents;
mod marinade;
mod peers;
mod sanctum;
mod scenes;
mod single_validator_pool;
mod solido;
mod spl_stake_pool_2021;
mod spl_stake_pool_2022;
mod spl_stake_pool_after_audits;
mod spl_stake_pool_exits;
