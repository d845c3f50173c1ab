//! Exits in two parts, for every small pool, reserve and quota, against the two exits by hand:
//! those are computed completely in `entries_and_exits`.

use tidepool_math::{Error, Lamports, Ledger, Millionths, Parameters, Redemption, Result, Shares};

use super::{at, ledger};

/// Ratios of which fractions of small numbers show.
const PARAMETERS: Parameters = Parameters {
    exit_floor: Millionths(250_000),
    exit_ceiling: Millionths(700_000),
    reserve_target: Millionths(300_000),
    ..Parameters::DEFAULT
};
const LOCKED: Lamports = Lamports(5);

/// The most lamports that the reserve pays now, by counting.
fn payable(free: u64, gap_out: Option<u64>) -> u64 {
    let allowed = |gross: u64| gap_out.is_none_or(|gone| 4 * (gone + gross) <= free + gone);
    (0..=free).rev().find(|gross| allowed(*gross)).unwrap_or(0)
}

/// The shares that leave at once: all that the reserve pays, or else the most that are worth no
/// more than it pays and leave two lamports.
fn first_part(before: &Ledger, m: u64, payable: u64) -> u64 {
    let (value, shares) = (before.backing.0, before.shares.0);
    let gross = m * value / shares;
    if payable > 0 && gross <= payable {
        return m;
    }
    let most = payable.min(gross.saturating_sub(2));
    (0..=m).rev().find(|some| some * value <= most * shares).unwrap()
}

fn by_hand(pool: &mut Ledger, m: u64, first: u64, slot: u64) -> Result<Redemption> {
    let clock = at(slot);
    let instant = match first {
        0 => None,
        _ => pool.redeem_sol(Shares(first), Lamports(0), LOCKED, &clock, &PARAMETERS).ok(),
    };
    let rest = if instant.is_some() { m - first } else { m };
    let ordered = if instant.is_some() && rest == 0 {
        None
    } else {
        Some(pool.order_ticket(Shares(rest), Lamports(0), &clock, &PARAMETERS)?)
    };
    Ok(Redemption { instant, ordered })
}

/// How often each kind of exit was met.
#[derive(Default)]
struct Met {
    at_once: u64,
    in_two_parts: u64,
    by_ticket: u64,
    eaten: u64,
    refused: u64,
}

fn check(before: Ledger, m: u64, gap_out: Option<u64>, met: &mut Met) {
    let slot = if gap_out.is_some() { 10 } else { 0 };
    let free = before.free_reserve(LOCKED).unwrap_or_default().0;
    let first = first_part(&before, m, payable(free, gap_out));
    let redeem = |pool: &mut Ledger, minimum| {
        pool.redeem(Shares(m), Lamports(minimum), LOCKED, &at(slot), &PARAMETERS)
    };
    let (mut hand, mut after) = (before, before);
    let expected = by_hand(&mut hand, m, first, slot);
    let made = redeem(&mut after, 0);
    assert_eq!(made, expected, "{m} of {before:?}");
    let Ok(made) = made else {
        met.refused += 1;
        let gross = m * before.backing.0 / before.shares.0;
        assert_eq!((made, after), (Err(Error::ZeroOutput), before));
        assert!(gross <= 1, "{gross} lamports could not leave: {before:?}");
        return;
    };
    assert_eq!(after, hand);
    let total = made.paid().0 + made.owed().0;
    assert_eq!(redeem(&mut before.clone(), total), Ok(made));
    let mut refused = before;
    assert_eq!(redeem(&mut refused, total + 1), Err(Error::SlippageExceeded));
    assert_eq!(refused, before);
    match (made.instant, made.ordered) {
        (Some(_), None) => met.at_once += 1,
        (Some(_), Some(_)) => met.in_two_parts += 1,
        _ if first > 0 => met.eaten += 1,
        _ => met.by_ticket += 1,
    }
}

/// Every `V` and `S` up to 16, free reserve from -2 to 18 and number of shares but the last.
fn check_all(gap_outs: &[Option<u64>]) -> Met {
    let mut met = Met::default();
    for (value, shares) in (1..=16).flat_map(|value| (1..=16).map(move |shares| (value, shares))) {
        for free in 0..=20 {
            for &gap_out in gap_outs {
                let mut before = ledger(value, shares, &at(0));
                before.reserve = Lamports(LOCKED.0 + free);
                before.ticket_debt = Lamports(2);
                before.gap_out = Lamports(gap_out.unwrap_or(0));
                for m in 0..shares {
                    check(before, m, gap_out, &mut met);
                }
            }
        }
    }
    met
}

#[test]
fn redemptions_of_all_small_pools() {
    let met = check_all(&[None]);
    let least = [met.at_once, met.in_two_parts, met.by_ticket, met.eaten, met.refused];
    assert!(least.iter().all(|times| *times > 1_000), "{least:?}");
}

#[test]
fn redemptions_of_all_small_pools_in_the_gap() {
    let met = check_all(&[0, 1, 2, 3, 4, 5, 6].map(Some));
    let least = [met.at_once, met.in_two_parts, met.by_ticket, met.eaten, met.refused];
    assert!(least.iter().all(|times| *times > 1_000), "{least:?}");
}
