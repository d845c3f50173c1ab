//! A pool written by hand at the offsets of `docs/spec/accounts.md`.

use tidepool_solvency::{Account, Address, Moment, RawAccounts, STAKE_PROGRAM, TOKEN_PROGRAM};

pub const SOL: u64 = 1_000_000_000;
pub const RENT: u64 = 890_880;
pub const PROGRAM: Address = [99; 32];
pub const POOL: Address = [1; 32];
pub const RESERVE: Address = [2; 32];
pub const MINT: Address = [3; 32];
pub const LIST: Address = [4; 32];
/// The first validator, with a main account and one that cools.
pub const VOTE: Address = [10; 32];
pub const MAIN: Address = [11; 32];
pub const COOLING: Address = [12; 32];
/// The second validator, with a main account of this epoch.
pub const OTHER_VOTE: Address = [20; 32];
pub const OTHER_MAIN: Address = [21; 32];
pub const TICKETS: [Address; 2] = [[30; 32], [31; 32]];
pub const EPOCH: u64 = 15;
/// Where the slots of the list begin, and how long each is.
pub const SLOTS: usize = 176;
pub const SLOT_LEN: usize = 144;
const NEVER: u64 = u64::MAX;
/// Three quarters, as an index: a quarter was lost while the tickets were open.
const INDEX: u128 = 3 << 62;

/// Writes bytes at an offset of an account.
pub fn write(raw: &mut RawAccounts, address: Address, offset: usize, bytes: &[u8]) {
    let data = &mut raw.accounts.get_mut(&address).expect("an account").data;
    data[offset..offset + bytes.len()].copy_from_slice(bytes);
}

/// Writes a number of 64 bits.
pub fn number(raw: &mut RawAccounts, address: Address, offset: usize, value: u64) {
    write(raw, address, offset, &value.to_le_bytes());
}

/// Gives an account other lamports.
pub fn lamports(raw: &mut RawAccounts, address: Address, lamports: u64) {
    raw.accounts.get_mut(&address).expect("an account").lamports = lamports;
}

fn account(
    raw: &mut RawAccounts,
    address: Address,
    owner: Address,
    lamports: u64,
    start: &[u8],
    length: usize,
) {
    let mut data = start.to_vec();
    data.resize(length, 0);
    raw.accounts.insert(address, Account { owner, lamports, data });
}

/// A pool in which everything adds up, to the lamport.
///
/// 51 SOL and rent in the reserve, 100 SOL with one validator (20 of them cool), 30 with
/// another; two tickets of 10 SOL, worth 7.5 each; a pending fee of 1 SOL, a gain of 2 SOL that
/// was observed and not booked.
pub fn sound() -> RawAccounts {
    let mut raw = RawAccounts {
        program: PROGRAM,
        pool: POOL,
        now: Moment { slot: 1_050, epoch: EPOCH, unix_time: 1_000_000 },
        reserve_rent: RENT,
        ..RawAccounts::default()
    };
    let reserve = 51 * SOL + RENT;
    account(&mut raw, RESERVE, PROGRAM, reserve, &[], 0);
    pool(&mut raw, reserve);
    mint(&mut raw);
    list(&mut raw);
    stake(&mut raw, MAIN, VOTE, 80 * SOL, 12, NEVER);
    stake(&mut raw, COOLING, VOTE, 20 * SOL, 12, EPOCH);
    stake(&mut raw, OTHER_MAIN, OTHER_VOTE, 30 * SOL, EPOCH, NEVER);
    for address in TICKETS {
        ticket(&mut raw, address);
    }
    raw
}

fn pool(raw: &mut RawAccounts, reserve: u64) {
    let start = [0xf1, 0x9a, 0x6d, 0x04, 0x11, 0xb1, 0x6d, 0xbc, 1];
    account(raw, POOL, PROGRAM, SOL, &start, 2_768);
    let (debt, fees, observed) = (15 * SOL, SOL, 2 * SOL);
    let backing = 130 * SOL + reserve - debt - fees - observed;
    // Half of a tide of 4 SOL is still to come.
    let tide = [(24, 4 * SOL), (32, 1_000), (40, 100)];
    let shares = [(48, 120 * SOL), (152, 115 * SOL), (232, 4 * SOL), (240, SOL)];
    let owed = [(16, backing), (56, fees), (64, debt), (96, observed), (144, reserve), (168, 2)];
    for (offset, value) in tide.into_iter().chain(shares).chain(owed) {
        number(raw, POOL, offset, value);
    }
    write(raw, POOL, 72, &INDEX.to_le_bytes());
    write(raw, POOL, 296, &RESERVE);
    write(raw, POOL, 328, &MINT);
    write(raw, POOL, 360, &LIST);
}

fn mint(raw: &mut RawAccounts) {
    account(raw, MINT, TOKEN_PROGRAM, SOL, &[1], 82);
    write(raw, MINT, 4, &POOL);
    number(raw, MINT, 36, 115 * SOL);
    write(raw, MINT, 44, &[9, 1]);
}

fn list(raw: &mut RawAccounts) {
    let start = [0x6d, 0x55, 0x83, 0x2a, 0xb1, 0xb9, 0x69, 0x73, 1];
    account(raw, LIST, PROGRAM, SOL, &start, SLOTS + 4 * SLOT_LEN);
    write(raw, LIST, 16, &POOL);
    // Three slots in use, the one between vacant.
    let header = [(48, 2), (72, 130 * SOL), (80, 15 * SOL), (88, 5 * SOL), (96, 300), (168, 3)];
    for (offset, value) in header {
        number(raw, LIST, offset, value);
    }
    entry(raw, 0, [VOTE, MAIN, COOLING], 100 * SOL, 20 * SOL, 300);
    entry(raw, 2, [OTHER_VOTE, OTHER_MAIN, [0; 32]], 30 * SOL, 0, 200);
    // Flagged: its weight does not count.
    write(raw, LIST, SLOTS + 2 * SLOT_LEN + 142, &[1]);
}

fn entry(
    raw: &mut RawAccounts,
    slot: usize,
    addresses: [Address; 3],
    tracked: u64,
    cooling: u64,
    weight: u32,
) {
    let start = SLOTS + slot * SLOT_LEN;
    write(raw, LIST, start, &addresses.concat());
    number(raw, LIST, start + 96, tracked);
    number(raw, LIST, start + 104, cooling);
    write(raw, LIST, start + 128, &weight.to_le_bytes());
}

fn stake(
    raw: &mut RawAccounts,
    address: Address,
    vote: Address,
    lamports: u64,
    activation: u64,
    deactivation: u64,
) {
    account(raw, address, STAKE_PROGRAM, lamports, &[2], 200);
    write(raw, address, 12, &POOL);
    write(raw, address, 44, &POOL);
    write(raw, address, 124, &vote);
    number(raw, address, 164, activation);
    number(raw, address, 172, deactivation);
}

fn ticket(raw: &mut RawAccounts, address: Address) {
    let start = [0x29, 0xe4, 0x18, 0xa5, 0x4e, 0x5a, 0xeb, 0xc8, 1];
    account(raw, address, PROGRAM, SOL, &start, 144);
    write(raw, address, 16, &POOL);
    number(raw, address, 80, 10 * SOL);
    write(raw, address, 88, &(1_u128 << 64).to_le_bytes());
    number(raw, address, 104, EPOCH);
}
