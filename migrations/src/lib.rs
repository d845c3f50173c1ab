//! A pool as its description says: what is on the chain is compared with a file, and what differs
//! is brought about, step by step. Done twice, the second time does nothing.
//!
//! `description` is the file, `found` the chain, `steps` has one numbered file a step with a pure
//! `diff`, `change` says what a difference takes, `apply` sends it.

pub mod apply;
pub mod change;
pub mod description;
pub mod found;
pub mod steps;

pub use apply::{Outcome, apply};
pub use change::Change;
pub use description::Description;
pub use found::Found;
pub use steps::diff;
