//! The check itself, one file for each thing that is compared.

mod books;
mod reserve;
mod shares;
mod stake;
mod tickets;

use crate::{
    accounts::{Account, Address, RawAccounts},
    fault::{Defect, Fault, Part},
    layout::{List, PoolState},
    report::Report,
};

/// Adds up what a pool holds and what it owes, and compares both with what it says.
///
/// Each account that cannot be read is a fault, and what the others show is still compared.
pub fn check(raw: &RawAccounts) -> Report {
    let mut report = Report { now: raw.now, ..Report::default() };
    let pool = read(raw, &raw.pool, &raw.program, PoolState::read);
    let Some(pool) = report.require(Part::Pool, pool) else { return report };
    if pool.insolvent {
        report.faults.push(Fault::DeclaredInsolvent);
    }
    reserve::check(raw, &pool, &mut report);
    tickets::check(raw, &pool, &mut report);
    shares::check(raw, &pool, &mut report);
    let list = read(raw, &pool.list, &raw.program, List::read);
    if let Some(list) = report.require(Part::List, list) {
        stake::check(raw, &list, &mut report);
        books::check(raw, &pool, &list, &mut report);
    }
    books::check_backing(&pool, &mut report);
    report
}

/// Reads the account at `address`, which `owner` must own.
fn read<T>(
    raw: &RawAccounts,
    address: &Address,
    owner: &Address,
    reader: impl FnOnce(&[u8]) -> Result<T, Defect>,
) -> Result<T, Defect> {
    let account: &Account = raw.accounts.get(address).ok_or(Defect::Missing)?;
    if account.owner != *owner {
        return Err(Defect::Owner);
    }
    reader(&account.data)
}

impl Report {
    /// What was read; a fault where it was not.
    fn require<T>(&mut self, part: Part, read: Result<T, Defect>) -> Option<T> {
        let unreadable = |defect| Fault::Unreadable { part, defect };
        read.map_err(|defect| self.faults.push(unreadable(defect))).ok()
    }

    /// Adds `fault` unless `holds`.
    fn expect(&mut self, holds: bool, fault: Fault) {
        if !holds {
            self.faults.push(fault);
        }
    }
}
