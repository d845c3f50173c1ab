//! How the bot works.

use std::time::Duration;

/// How the bot works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Whether it only tries out what it would send.
    pub is_dry: bool,
    /// Whether it claims tickets for their owners.
    pub claims_tickets: bool,
    /// Which of the recent prices it pays while there is time, in hundredths of their number.
    pub percentile: u8,
    /// Highest price while there is time, in millionths of a lamport a compute unit.
    pub calm_price: u64,
    /// Highest price at a deadline.
    pub highest_price: u64,
    /// Most steps in one transaction.
    pub most_steps: usize,
    /// Most transactions under way at the same time.
    pub most_under_way: usize,
    /// Lamports below which the key counts as poor.
    pub least_balance: u64,
    /// How long to wait between two looks at a transaction.
    pub look: Duration,
    /// Failed requests in a row after which the nodes count as gone.
    pub patience: u32,
    /// How long what is under way is still watched after the bot was told to stop.
    pub grace: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            is_dry: false,
            claims_tickets: false,
            percentile: 50,
            // At 200,000 compute units no more than 0.00001 SOL, twice a signature's fee.
            calm_price: 50_000,
            highest_price: 1_000_000,
            most_steps: 56,
            most_under_way: 8,
            least_balance: 50_000_000,
            look: Duration::from_millis(500),
            patience: 8,
            grace: Duration::from_secs(20),
        }
    }
}
