//! The reserve: what it holds, and what may never leave it.

use super::read;
use crate::{
    accounts::RawAccounts,
    fault::{Defect, Fault, Part},
    layout::PoolState,
    note::Note,
    report::Report,
};

/// Lamports that no pool ever pays out, besides the reserve's rent.
const LOCKED: u128 = 1_000_000_000;

/// Compares the reserve with what is tracked in it.
pub fn check(raw: &RawAccounts, pool: &PoolState, report: &mut Report) {
    let empty = |data: &[u8]| if data.is_empty() { Ok(()) } else { Err(Defect::Length) };
    let reserve = read(raw, &pool.reserve, &raw.program, empty);
    let held = match report.require(Part::Reserve, reserve) {
        Some(()) => raw.lamports(&pool.reserve),
        None => 0,
    };
    report.sums.reserve = held.into();
    let tracked = pool.reserve_tracked;
    match held.checked_sub(tracked) {
        None => report.faults.push(Fault::ReserveShort { tracked, held }),
        Some(0) => {}
        Some(lamports) => report.notes.push(Note::ReserveGain { lamports }),
    }
    let locked = LOCKED.saturating_add(raw.reserve_rent.into());
    report.expect(u128::from(tracked) >= locked, Fault::ReserveUnlocked { tracked, locked });
}
