//! No bytes make the check panic, and none are taken for a sound pool by chance.

use tidepool_solvency::{Address, RawAccounts, addresses, check};

use crate::paper::{LIST, POOL, sound};

/// A stream of random numbers (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).expect("a limit of 64 bits");
        usize::try_from(self.number() % limit).expect("below the limit")
    }

    /// A byte, often one that makes numbers extreme.
    fn byte(&mut self) -> u8 {
        match self.below(4) {
            0 => 0,
            1 => u8::MAX,
            _ => self.number().to_le_bytes()[0],
        }
    }
}

/// Checks and shows; returns whether all was sound.
fn look(raw: &RawAccounts) -> bool {
    let data = |address: &Address| raw.accounts.get(address).map_or(&[][..], |found| &found.data);
    let named = addresses(data(&POOL), data(&LIST));
    assert!(named.len() <= 3 + 2 * 4);
    let report = check(raw);
    assert!(!report.to_string().is_empty());
    for fault in &report.faults {
        let _ = fault.lacking();
    }
    report.is_solvent()
}

/// Changes one account of a sound pool in one of five ways.
fn change(raw: &mut RawAccounts, chance: &mut Chance) {
    let index = chance.below(raw.accounts.len());
    let (address, account) = raw.accounts.iter_mut().nth(index).expect("an account");
    let (address, length) = (*address, account.data.len());
    match chance.below(5) {
        0 => account.data.truncate(chance.below(length + 1)),
        1 => account.lamports = chance.number() >> chance.below(64),
        // Behind what tells the kind of account.
        2 if length > 16 => account.data[16..].fill_with(|| chance.byte()),
        3 if length > 0 => {
            for _ in 0..=chance.below(40) {
                account.data[chance.below(length)] = chance.byte();
            }
        }
        4 => drop(raw.accounts.remove(&address)),
        _ => account.owner[chance.below(32)] = chance.byte(),
    }
}

#[test]
fn no_change_of_bytes_panics() {
    let (start, mut chance) = (sound(), Chance(1));
    let mut solvent = 0;
    for _ in 0..100_000 {
        let mut raw = start.clone();
        for _ in 0..=chance.below(4) {
            if !raw.accounts.is_empty() {
                change(&mut raw, &mut chance);
            }
        }
        solvent += u32::from(look(&raw));
    }
    // Some bytes mean nothing, and some gains are no fault.
    assert!((1..50_000).contains(&solvent), "{solvent}");
}

#[test]
fn no_random_bytes_panic() {
    let (start, mut chance) = (sound(), Chance(2));
    for _ in 0..20_000 {
        let mut raw = start.clone();
        raw.now.slot = chance.number();
        raw.now.epoch = chance.number();
        raw.reserve_rent = chance.number();
        for account in raw.accounts.values_mut() {
            account.lamports = chance.number();
            let length = chance.below(account.data.len() + 40);
            account.data = std::iter::repeat_with(|| chance.byte()).take(length).collect();
        }
        assert!(!look(&raw));
    }
}

#[test]
fn extreme_numbers_do_not_panic() {
    for byte in [0, 0x7f, 0x80, 0xff] {
        let mut raw = sound();
        for account in raw.accounts.values_mut().filter(|account| account.data.len() > 16) {
            account.lamports = u64::from_le_bytes([byte; 8]);
            account.data[16..].fill(byte);
        }
        assert!(!look(&raw));
        // The numbers alone: the addresses stay, so that all accounts are found.
        let mut raw = sound();
        raw.accounts.get_mut(&POOL).expect("a pool").data[16..160].fill(byte);
        raw.now.slot = u64::from_le_bytes([byte; 8]);
        assert!(!look(&raw));
    }
}

#[test]
fn every_length_of_every_account_is_read_without_a_panic() {
    let start = sound();
    for address in start.accounts.keys() {
        let mut raw = start.clone();
        let length = raw.accounts[address].data.len();
        for length in (0..length).rev() {
            raw.accounts.get_mut(address).expect("an account").data.truncate(length);
            look(&raw);
        }
    }
}
