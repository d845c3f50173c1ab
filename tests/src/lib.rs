//! The test harness: a real bank, the program's bytecode, and people.
//!
//! Start at [`World`]: it boots the bank with a pool and validators, and its methods are
//! what people do there, one file an actor. After every transaction the laws that raw
//! accounts can show are checked (`laws.rs`), whatever the test is about.

pub mod account;
pub mod audit;
pub mod bank;
pub mod bank_rpc;
pub mod caller;
pub mod chance;
pub mod circle;
pub mod cluster;
pub mod cranker;
pub mod durable;
pub mod folder;
pub mod governor;
pub mod holder;
pub mod known;
pub mod laws;
pub mod leap;
pub mod lender;
pub mod lender_laws;
pub mod list_laws;
pub mod long_list;
pub mod lookup;
pub mod loss_law;
pub mod metadata_program;
pub mod operator;
pub mod orders;
pub mod protocol_fee;
pub mod refusal;
pub mod rewind;
pub mod scene;
pub mod second_pool;
pub mod simulation;
pub mod slope_law;
pub mod snapshot;
pub mod solvency;
pub mod spl_pool;
pub mod stake;
pub mod stake_program;
pub mod staker;
pub mod ticket;
pub mod ticket_laws;
pub mod token;
pub mod versioned;
pub mod vote;
pub mod world;

pub use bank::{Bank, Failure, Receipt};
pub use bank_rpc::BankRpc;
pub use chance::Chance;
pub use circle::Circle;
pub use cluster::Validator;
pub use holder::Holder;
pub use lender::Lender;
pub use lender_laws::assert_lender_refused;
pub use refusal::{assert_refused, assert_refused_by};
pub use second_pool::OtherPool;
pub use snapshot::Snapshot;
pub use spl_pool::SplPool;
pub use stake_program::StakeProgram;
pub use world::{World, WorldOptions};

/// Lamports of one SOL.
pub const SOL: u64 = 1_000_000_000;
