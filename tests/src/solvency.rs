//! The second opinion on what a pool holds and owes, which shares nothing with the program.

use std::collections::BTreeMap;

use solana_pubkey::Pubkey;
use tidepool_solvency::{Account, Address, Moment, RawAccounts, Report, addresses, check};

use crate::{bank::Bank, world::World};

/// Lamports that an account without data needs.
const RESERVE_RENT: u64 = 890_880;

impl World {
    /// Asks for the second opinion after every further transaction as well.
    ///
    /// Not by default: it counts a loss from the moment on at which it happens, and many tests
    /// edit accounts to make one.
    pub async fn watch_solvency(&mut self) {
        self.is_solvency_watched = true;
        self.assert_solvent().await;
    }

    /// The second opinion on this pool.
    pub async fn solvency(&mut self) -> Report {
        check(&self.raw_accounts().await)
    }

    /// Asserts that the pool is solvent at this moment.
    ///
    /// # Panics
    /// When it is not.
    pub async fn assert_solvent(&mut self) {
        let report = self.solvency().await;
        assert!(report.is_solvent(), "{report}");
    }

    /// Everything that the check looks at: tickets are those that this world has seen ordered.
    pub async fn raw_accounts(&mut self) -> RawAccounts {
        let clock = self.bank.clock().await;
        let now = Moment { slot: clock.slot, epoch: clock.epoch, unix_time: clock.unix_timestamp };
        let mut accounts = BTreeMap::new();
        let pool = add(&mut self.bank, self.pool.pool.to_bytes(), &mut accounts).await;
        let list = add(&mut self.bank, self.pool.validators.to_bytes(), &mut accounts).await;
        let mut needed = addresses(&pool, &list);
        needed.extend(self.known.tickets.iter().map(Pubkey::to_bytes));
        for address in needed {
            add(&mut self.bank, address, &mut accounts).await;
        }
        RawAccounts {
            program: tidepool::ID.to_bytes(),
            pool: self.pool.pool.to_bytes(),
            accounts,
            now,
            reserve_rent: RESERVE_RENT,
        }
    }
}

/// Adds the account at `address`, if there is one; returns its data.
async fn add(
    bank: &mut Bank,
    address: Address,
    accounts: &mut BTreeMap<Address, Account>,
) -> Vec<u8> {
    let Some(found) = bank.account(Pubkey::from(address)).await else { return vec![] };
    let account = Account {
        owner: found.owner.to_bytes(),
        lamports: found.lamports,
        data: found.data.clone(),
    };
    accounts.insert(address, account);
    found.data
}
