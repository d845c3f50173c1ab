//! Watching a chain for a while: every epoch is booked, the rate rises and never falls, nothing
//! has to be started again.

use std::{
    fmt,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use solana_rpc_client::rpc_client::RpcClient;
use tidepool_math::{RateView, Slot};

use super::voice::say;
use crate::{chain::Chain, setup};

const TIMEOUT: Duration = Duration::from_secs(5);

/// What was seen so far.
pub struct Soak {
    rpc: RpcClient,
    end: Instant,
    length: Duration,
    slots_per_epoch: u64,
    first_epoch: Option<u64>,
    booked: u64,
    last: Option<(u64, Rate)>,
    faults: Vec<String>,
}

impl Soak {
    /// Begins to watch.
    #[must_use]
    pub fn new(chain: &Chain, minutes: u64) -> Self {
        let length = Duration::from_mins(minutes);
        Self {
            rpc: RpcClient::new_with_timeout(chain.rpc_url(), TIMEOUT),
            end: Instant::now() + length,
            length,
            slots_per_epoch: chain.epoch_slots,
            first_epoch: None,
            booked: 0,
            last: None,
            faults: vec![],
        }
    }

    /// Looks at the pool. A node that does not answer is not counted here: it is either slow, or
    /// it is started again, and that is counted.
    pub fn look(&mut self) {
        let Ok(data) = self.rpc.get_account_data(&setup::pool().pool) else { return };
        let (Ok(slot), Ok(pool)) = (self.rpc.get_slot(), RateView::parse(&data)) else { return };
        let booked = pool.last_update_epoch.0;
        let Some(rate) = Rate::of(&pool, slot) else { return };
        self.first_epoch.get_or_insert(booked);
        if let Some((epoch, before)) = self.last {
            if booked > epoch {
                self.booked += 1;
                say(format_args!("epoch {booked}: {rate} SOL for a tideSOL"));
            }
            if rate.is_below(before) {
                self.faults.push(format!("epoch {booked}: the rate fell from {before} to {rate}"));
            }
        }
        let epoch = slot / self.slots_per_epoch;
        if epoch > booked + 1 {
            self.faults.push(format!("slot {slot}: epoch {} was never booked", epoch - 1));
        }
        self.last = Some((booked, rate));
    }

    /// Whether the time is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        Instant::now() >= self.end
    }

    /// Tells what was seen.
    ///
    /// # Errors
    /// When anything went wrong.
    pub fn verdict(&self, restarts: u32) -> Result<()> {
        say(format_args!(
            "{} minutes: {} epochs were booked, {restarts} restarts, {} faults",
            self.length.as_secs() / 60,
            self.booked,
            self.faults.len()
        ));
        ensure!(self.faults.is_empty(), "{}", self.faults.join("\n"));
        ensure!(restarts == 0, "something had to be started again");
        ensure!(self.booked > 0, "no epoch was booked");
        Ok(())
    }
}

/// Lamports and the shares that own them.
#[derive(Clone, Copy)]
struct Rate {
    value: u64,
    shares: u64,
}

impl Rate {
    fn of(pool: &RateView, slot: u64) -> Option<Self> {
        let unvested = pool.tide.unvested(Slot(slot)).ok()?;
        let value = pool.backing.0.checked_sub(unvested.0)?;
        Some(Self { value, shares: pool.shares.0 })
    }

    fn is_below(self, other: Self) -> bool {
        u128::from(self.value) * u128::from(other.shares)
            < u128::from(other.value) * u128::from(self.shares)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const BILLION: u128 = 1_000_000_000;
        let rate = u128::from(self.value) * BILLION / u128::from(self.shares);
        write!(out, "{}.{:09}", rate / BILLION, rate % BILLION)
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;

    #[test]
    fn rates_are_compared_to_the_last_lamport() {
        let rate = |value, shares| Rate { value, shares };
        assert!(
            rate(999_999_999_999_999_999, 1 << 59)
                .is_below(rate(1_000_000_000_000_000_000, 1 << 59))
        );
        assert!(!rate(2_000, 1_000).is_below(rate(4_000, 2_000)));
        assert_eq!(rate(1_002, 1_000).to_string(), "1.002000000");
    }
}
