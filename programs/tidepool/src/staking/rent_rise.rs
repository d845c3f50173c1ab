//! When rents rise, main accounts are brought up to the rent of now: the stake program splits
//! none that would hold less.

use anchor_lang::prelude::*;

use super::observation::Sightings;
use crate::{
    chain::{rents::locked_lamports, stake_account::Found},
    cpi_out::system::move_lamports,
    state::{
        Pool, ValidatorList,
        validator_list::{entry_at, store_entry},
    },
};

/// Lamports that a main account lacks.
pub struct Lack {
    index: u32,
    account: AccountView,
    lamports: u64,
}

impl Lack {
    /// What the main account of the entry at `index` lacks, if anything; `rent` is that of now.
    pub fn of(index: u32, sightings: &Sightings, rent: u64) -> Option<Self> {
        let main = sightings.main?;
        let Found::Ours(delegation) = main.found else { return None };
        let needed = delegation.stake.saturating_add(rent);
        let lamports = needed.checked_sub(main.lamports).filter(|lacking| *lacking > 0)?;
        let lasting = !delegation.is_deactivated();
        lasting.then_some(Self { index, account: main.account, lamports })
    }

    /// Pays it from the reserve, or leaves it where the reserve cannot.
    ///
    /// After all calls of the instruction, because the runtime would find the sums unequal in
    /// one that names the reserve alone.
    ///
    /// # Errors
    /// [`crate::error::TidepoolError::AmountOutOfRange`] beyond 64 bits.
    pub fn pay(
        &self,
        reserve: &UncheckedAccount,
        list: &mut ValidatorList,
        pool: &mut Pool,
    ) -> Result<()> {
        if pool.release(self.lamports, locked_lamports()?.0).is_err() {
            return Ok(());
        }
        let mut entry = entry_at(list, self.index)?;
        list.track_more(&mut entry, self.lamports)?;
        store_entry(list, self.index, &entry)?;
        move_lamports(reserve, &self.account, self.lamports)
    }
}
