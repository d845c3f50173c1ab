//! How transactions are sent.

use std::time::Duration;

use crate::rpc::Commitment;

/// How transactions are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How sure the network must be before a transaction counts as landed.
    pub commitment: Commitment,
    /// Which of the recent prices is paid, in hundredths of their number.
    pub percentile: u8,
    /// Highest price, in millionths of a lamport a compute unit.
    pub highest_price: u64,
    /// Compute units that are asked for beyond those of the trial, in hundredths of these.
    pub unit_margin: u32,
    /// How often a transaction is signed, each time when the one before has surely expired.
    pub signings: u32,
    /// How long to wait between two looks at a transaction's status.
    pub look: Duration,
    /// How many looks pass until the same bytes are sent once more.
    pub looks_a_send: u32,
    /// How many failed requests in a row mean that the node is gone.
    pub patience: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            commitment: Commitment::Confirmed,
            percentile: 75,
            // At 200,000 compute units no more than 0.0002 SOL.
            highest_price: 1_000_000,
            unit_margin: 15,
            signings: 3,
            look: Duration::from_millis(500),
            looks_a_send: 4,
            patience: 60,
        }
    }
}
