//! Whether the chain moves on.

use std::time::{Duration, Instant};

use anyhow::Result;
use solana_commitment_config::CommitmentConfig;
use solana_rpc_client::rpc_client::RpcClient;

use super::{child::Child, voice::say};

/// Short, because a supervisor that waits hears no Ctrl-C.
const TIMEOUT: Duration = Duration::from_secs(2);

/// Listens to the node's slots.
pub struct Pulse {
    rpc: RpcClient,
    patience: Duration,
    slot: u64,
    start: u32,
    since: Instant,
}

impl Pulse {
    /// Begins to listen to a node that is dead after so long without a new slot, whatever its
    /// process says.
    #[must_use]
    pub fn new(url: String, patience: Duration) -> Self {
        let processed = CommitmentConfig::processed();
        let rpc = RpcClient::new_with_timeout_and_commitment(url, TIMEOUT, processed);
        Self { rpc, patience, slot: 0, start: 0, since: Instant::now() }
    }

    /// Ends the node once no new slot was seen for too long; it will be started again.
    ///
    /// # Errors
    /// When it cannot be ended.
    pub fn keep(&mut self, node: &mut Child) -> Result<()> {
        let slot = self.rpc.get_slot().unwrap_or(self.slot);
        if !self.hear(slot, node.restarts(), Instant::now()) {
            say("The node has no new slot; it is ended.");
            node.kill()?;
        }
        Ok(())
    }

    /// False once no new slot was seen for too long. The waiting begins anew with every start of
    /// the node, of which `start` is the number, and after every no.
    fn hear(&mut self, slot: u64, start: u32, now: Instant) -> bool {
        if (slot, start) != (self.slot, self.start) {
            (self.slot, self.start, self.since) = (slot, start, now);
        }
        let beats = now.duration_since(self.since) < self.patience;
        if !beats {
            self.since = now;
        }
        beats
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_has_its_time_after_every_slot_and_every_start() {
        let mut pulse = Pulse::new(String::new(), Duration::from_secs(60));
        let begin = pulse.since;
        let at = |seconds| begin + Duration::from_secs(seconds);
        assert!(pulse.hear(7, 0, at(50)));
        assert!(pulse.hear(7, 0, at(109)));
        assert!(pulse.hear(7, 1, at(109)), "started again");
        assert!(pulse.hear(7, 1, at(168)));
        assert!(!pulse.hear(7, 1, at(169)));
        assert!(pulse.hear(7, 1, at(228)), "waits anew for its successor");
    }
}
