//! `update_pool`.

use crate::Outcome;
use crate::pool::{AtUpdate, Pool, RateRecord, Refusal};

impl Pool {
    /// Turns the epoch; `None` where nothing is to be done.
    pub fn update_pool(&mut self) -> Result<Option<Outcome>, Refusal> {
        self.attempt(|pool| {
            pool.require_rewards_paid()?;
            let (clock, parameters) = (pool.clock, pool.parameters);
            if !pool.list.is_all_seen(clock.epoch) {
                return Err(Refusal::ValidatorsNotUpdated);
            }
            let amount =
                |lamports: i128| u64::try_from(lamports).map_err(|_| Refusal::AmountOutOfRange);
            let (supply, reserve) = (amount(pool.supply())?, amount(pool.reserve_lamports)?);
            let Some(outcome) = pool.ledger.update(supply, reserve, &clock, &parameters)? else {
                return Ok(None);
            };
            pool.at_update = AtUpdate {
                first_slot: clock.first_slot,
                slots: clock.slots_per_epoch,
                backing: pool.ledger.backing,
            };
            pool.rates.record(RateRecord {
                epoch: clock.epoch,
                slot: clock.slot,
                value: pool.ledger.value(clock.slot)?,
                shares: pool.ledger.shares,
            });
            Ok(Some(outcome))
        })
    }
}
