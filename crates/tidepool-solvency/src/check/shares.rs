//! Shares: who has them, who can make them, and whether anything is behind them.

use super::read;
use crate::{
    accounts::RawAccounts,
    fault::{Fault, Part},
    layout::{Mint, PoolState, TOKEN_PROGRAM},
    note::Note,
    report::Report,
};

/// Shares that the smallest of pools locks at its creation.
const MIN_SHARES: u64 = 1_000_000_000;

/// Compares the shares with their kinds and with the mint.
pub fn check(raw: &RawAccounts, pool: &PoolState, report: &mut Report) {
    let kinds = [pool.minted, pool.locked_shares, pool.fee_shares];
    let sum: u128 = kinds.into_iter().map(u128::from).sum();
    let shares = pool.shares;
    report.expect(u128::from(shares) == sum, Fault::Shares { shares, sum });
    report.expect(shares >= MIN_SHARES, Fault::FewShares { shares });

    let (backing, unvested) = (pool.backing, pool.unvested(raw.now.slot));
    let is_left = unvested.is_some_and(|unvested| unvested < u128::from(backing));
    report.expect(is_left, Fault::NoValue { backing, unvested });

    let mint = read(raw, &pool.mint, &TOKEN_PROGRAM, Mint::read);
    if let Some(mint) = report.require(Part::Mint, mint) {
        check_mint(raw, pool, &mint, report);
    }
}

fn check_mint(raw: &RawAccounts, pool: &PoolState, mint: &Mint, report: &mut Report) {
    let authority = mint.authority;
    report.expect(authority == Some(raw.pool), Fault::MintAuthority { authority });
    if let Some(authority) = mint.freezer {
        report.faults.push(Fault::FreezeAuthority { authority });
    }
    let (supply, minted) = (mint.supply, pool.minted);
    match minted.checked_sub(supply) {
        None => report.faults.push(Fault::Supply { supply, minted }),
        Some(0) => {}
        Some(shares) => report.notes.push(Note::Burned { shares }),
    }
}
