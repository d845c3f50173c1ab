//! What a validator should have and what it can give.

use tidepool_math::{Delegation, Error, Lamports, Source};

use crate::{memory::answer, refusal::Refused, situation::Situation};

/// What the weights call for. The input is a moment and the pool. Answers: lamports.
#[unsafe(no_mangle)]
pub extern "C" fn target(weight: u64, sum_weights: u64) -> u32 {
    answer(|input| {
        let now = Situation::read(input)?;
        let (nothing, backing) = (Lamports::ZERO, now.ledger.backing);
        let rules = Delegation::new(&now.ledger, &now.parameters, now.locked, nothing, backing)?;
        Ok([Delegation { sum_weights, ..rules }.target_floor(weight)?.0])
    })
}

/// The most lamports that `redeem_stake` may split off a validator: it keeps nine tenths of its
/// share, and `minimum` in its main account. The main account delegates `stake` and keeps `rent`;
/// `tracked` and `total` are the validator's and the list's tracked lamports. No input. Answers:
/// lamports.
#[unsafe(no_mangle)]
pub extern "C" fn givable(
    weight: u64,
    sum_weights: u64,
    tracked: u64,
    total: u64,
    stake: u64,
    rent: u64,
    minimum: u64,
) -> u32 {
    // What is not active stake of the validator counts neither for it nor for the pool.
    let counted = tracked.min(stake.saturating_add(rent));
    let total = total.saturating_sub(tracked.saturating_sub(counted));
    let (tracked, total) = (Lamports(counted), Lamports(total));
    let source = Source { weight, sum_weights, tracked, total };
    answer(|_| Ok([most(&source, counted.min(stake.saturating_sub(minimum)))?]))
}

/// The most of `divisible` lamports that may be given, found by halving: whoever may give an
/// amount may give less.
fn most(source: &Source, divisible: u64) -> Result<u64, Refused> {
    let may_give = |lamports| -> Result<bool, Error> { source.may_give(Lamports(lamports)) };
    if may_give(divisible)? {
        return Ok(divisible);
    }
    let (mut within, mut beyond) = (0, divisible);
    while beyond.saturating_sub(within) > 1 {
        let middle = u64::midpoint(within, beyond);
        if may_give(middle)? {
            within = middle;
        } else {
            beyond = middle;
        }
    }
    Ok(within)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(tracked: u64) -> Source {
        let (tracked, total) = (Lamports(tracked), Lamports(4_000_000_000_003));
        Source { weight: 1, sum_weights: 4, tracked, total }
    }

    #[test]
    fn a_lamport_more_than_the_most_is_refused() {
        let source = source(1_000_000_000_007);
        let given = most(&source, source.tracked.0).unwrap_or_default();
        assert!(given > 100_000_000_000, "{given}");
        assert_eq!(source.may_give(Lamports(given)), Ok(true));
        assert_eq!(source.may_give(Lamports(given + 1)), Ok(false));
    }

    #[test]
    fn a_validator_below_its_share_gives_nothing() {
        assert_eq!(most(&source(800_000_000_000), 800_000_000_000), Ok(0));
    }
}
