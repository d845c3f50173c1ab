//! The second opinion of `tidepool-solvency`, on accounts that the page has read itself.

use std::{collections::BTreeMap, fmt::Write};

use tidepool_solvency::{Account, Address, Moment, RawAccounts, Report, addresses, check};

use crate::{
    memory::answer_bytes,
    refusal::{Refused, UNREADABLE},
};

/// Which accounts to read besides the pool and its tickets. The input is the pool's account, of
/// `pool_length` bytes, and the list's, which is empty at first. Answers: addresses of 32 bytes.
#[unsafe(no_mangle)]
pub extern "C" fn solvency_addresses(pool_length: usize) -> u32 {
    answer_bytes(|input| {
        let (pool, list) = input.split_at_checked(pool_length).ok_or(Refused(UNREADABLE))?;
        Ok(addresses(pool, list).concat())
    })
}

/// Checks. The input is slot, epoch, unix time, rent of an account without data (a word each),
/// the program's address, the pool's, and then accounts: address, owner, lamports, length of the
/// data (a word each), data. Answers thirteen sums of 128 bits (reserve, stake active, starting,
/// cooling, inactive, tickets' worth, tickets' debt, pending fees, backing, observed, held,
/// claimed, surplus) and then text: a line `fault ...` or `note ...` each.
#[unsafe(no_mangle)]
pub extern "C" fn solvency() -> u32 {
    answer_bytes(|input| {
        let raw = Reader(input).raw_accounts().ok_or(Refused(UNREADABLE))?;
        Ok(told(&check(&raw)))
    })
}

fn told(report: &Report) -> Vec<u8> {
    let sums = &report.sums;
    let stake = [sums.active, sums.starting, sums.cooling, sums.inactive];
    let tickets = [sums.ticket_worth, sums.ticket_debt];
    let holders = [sums.pending_fees, sums.backing, sums.observed];
    let totals = [sums.held(), sums.claimed(), sums.surplus()];
    let all = [sums.reserve].into_iter().chain(stake).chain(tickets).chain(holders).chain(totals);
    let mut bytes: Vec<u8> = all.flat_map(i128::to_le_bytes).collect();
    let mut text = String::new();
    for fault in &report.faults {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "fault {fault}");
    }
    for note in &report.notes {
        let _ = writeln!(text, "note {note}");
    }
    bytes.extend(text.bytes());
    bytes
}

/// Reads one field after the other.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn raw_accounts(mut self) -> Option<RawAccounts> {
        let now = Moment {
            slot: self.word()?,
            epoch: self.word()?,
            unix_time: i64::from_le_bytes(self.word()?.to_le_bytes()),
        };
        let (reserve_rent, program, pool) = (self.word()?, self.address()?, self.address()?);
        let mut accounts = BTreeMap::new();
        while !self.0.is_empty() {
            let (address, account) = self.account()?;
            accounts.insert(address, account);
        }
        Some(RawAccounts { program, pool, accounts, now, reserve_rent })
    }

    fn account(&mut self) -> Option<(Address, Account)> {
        let (address, owner, lamports) = (self.address()?, self.address()?, self.word()?);
        let length = usize::try_from(self.word()?).ok()?;
        let data = self.bytes(length)?.to_vec();
        Some((address, Account { owner, lamports, data }))
    }

    fn address(&mut self) -> Option<Address> {
        self.bytes(32)?.first_chunk().copied()
    }

    fn word(&mut self) -> Option<u64> {
        self.bytes(8)?.first_chunk().copied().map(u64::from_le_bytes)
    }

    fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }
}
