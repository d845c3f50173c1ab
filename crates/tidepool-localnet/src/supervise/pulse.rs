//! Whether the chain moves on.

use std::time::{Duration, Instant};

use solana_commitment_config::CommitmentConfig;
use solana_rpc_client::rpc_client::RpcClient;

/// A node without a new slot for so long is dead, whatever its process says. A loaded machine
/// takes some seconds; a start takes most of it.
const PATIENCE: Duration = Duration::from_secs(60);
const TIMEOUT: Duration = Duration::from_secs(5);

/// Listens to the node's slots.
pub struct Pulse {
    rpc: RpcClient,
    slot: u64,
    since: Instant,
}

impl Pulse {
    /// Begins to listen.
    #[must_use]
    pub fn new(url: String) -> Self {
        let processed = CommitmentConfig::processed();
        let rpc = RpcClient::new_with_timeout_and_commitment(url, TIMEOUT, processed);
        Self { rpc, slot: 0, since: Instant::now() }
    }

    /// False once no new slot was seen for too long; then the waiting begins anew.
    pub fn beats(&mut self) -> bool {
        if let Ok(slot) = self.rpc.get_slot()
            && slot != self.slot
        {
            self.slot = slot;
            self.since = Instant::now();
        }
        let beats = self.since.elapsed() < PATIENCE;
        if !beats {
            self.since = Instant::now();
        }
        beats
    }
}
