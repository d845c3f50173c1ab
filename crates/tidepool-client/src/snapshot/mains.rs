//! Which main stake accounts can give stake.

use solana_account::Account;

use super::Snapshot;
use crate::{ActiveMain, StakeSources};
use tidepool_math::{Epoch, EpochClock, Result, Slot};

/// Tag of a delegated stake account.
const DELEGATED: [u8; 4] = [2, 0, 0, 0];
/// Offsets in a delegated stake account.
const RENT: usize = 4;
const STAKE: usize = 156;
const ACTIVATION: usize = 164;
const DEACTIVATION: usize = 172;
/// Lamports that the stake program demands of a delegation on mainnet since its third version.
const MINIMUM_DELEGATION: u64 = 1_000_000_000;

impl Snapshot {
    /// The main stake accounts that were delegated in an earlier epoch and not deactivated.
    ///
    /// On a cluster where so much stake moves that an epoch is not enough for all of it, some
    /// may not be active yet: the program refuses those.
    #[must_use]
    pub fn active_mains(&self) -> Vec<ActiveMain> {
        let mains = self.validators().filter_map(|(index, entry)| {
            let account = self.stakes.get(&entry.stake)?;
            active_main(index, account, self.clock.epoch)
        });
        mains.collect()
    }

    /// What an exit with stake at `slot` of this epoch is planned on.
    ///
    /// # Errors
    /// `Overflow` on a cluster whose epochs exceed 2^32 slots.
    pub fn stake_sources<'a>(
        &'a self,
        mains: &'a [ActiveMain],
        slot: u64,
    ) -> Result<StakeSources<'a>> {
        Ok(StakeSources {
            pool: &self.pool,
            header: &self.header,
            entries: &self.entries,
            mains,
            clock: EpochClock::new(&self.schedule, Slot(slot), Epoch(self.clock.epoch))?,
            minimum_delegation: MINIMUM_DELEGATION,
        })
    }
}

fn active_main(index: u32, account: &Account, epoch: u64) -> Option<ActiveMain> {
    let word =
        |offset: usize| Some(u64::from_le_bytes(*account.data.get(offset..)?.first_chunk()?));
    let is_delegated = account.data.get(..4)? == DELEGATED;
    let is_active = word(ACTIVATION)? < epoch && word(DEACTIVATION)? == u64::MAX;
    let main = ActiveMain { index, stake: word(STAKE)?, rent: word(RENT)? };
    (is_delegated && is_active).then_some(main)
}
