//! Idempotence: an update twice is an update once, observations come in any order, and missed
//! epochs change neither what the pool has nor what it owes.

use proptest::{collection::vec, prelude::*};
use tidepool_math::Parameters;

use super::cases;
use crate::pool::{Pool, Step, part, scene, step};

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn idempotence_of_the_update(mut pool in scene(), first in step(), second in step()) {
        for step in [first, second] {
            let _ = step.take(&mut pool);
        }
        prop_assume!(pool.update().is_ok());
        let once = pool.clone();
        prop_assert_eq!(pool.update(), Ok([0; 4]));
        prop_assert_eq!(&pool, &once);
        // Nor does it book anything else that came up in its epoch, except a loss.
        for step in [first, second] {
            if matches!(step, Step::Give(_) | Step::Gain(_) | Step::Burn(_)) {
                let _ = step.take(&mut pool);
                let before = pool.clone();
                prop_assert_eq!(pool.update(), Ok([0; 4]));
                prop_assert_eq!(&pool, &before);
            }
        }
    }

    #[test]
    fn idempotence_of_the_order_of_observations(
        pool in scene(), parts in vec((part(), any::<bool>()), 1..8), seed in any::<u64>(),
    ) {
        let deltas: Vec<i64> = parts.iter().map(|(part, gain)| {
            let most = pool.tracked.min(1 << 52) / 8;
            i64::try_from(part.of(most)).unwrap() * if *gain { 1 } else { -1 }
        }).collect();
        let mut shuffled = deltas.clone();
        let mut chance = crate::chance::Chance::new(seed);
        shuffled.sort_by_key(|_| chance.bits());
        let mut results = [deltas, shuffled].map(|deltas| {
            let mut pool = pool.clone();
            for delta in deltas {
                pool.observe(delta);
            }
            pool.skip(1);
            let _ = pool.update();
            pool
        });
        let [one, other] = &mut results;
        prop_assert_eq!(one, other);
    }

    /// One update after `n` epochs has the same backing, debt and lamports as `n` updates, and
    /// a fee that is higher by rounding at most.
    #[test]
    fn idempotence_of_missed_epochs(
        pool in scene(), parts in vec((part(), any::<bool>()), 1..10), debt in any::<bool>(),
    ) {
        let mut pool = pool;
        if !debt {
            // Losses divide between shares and tickets by what the tide covers at the time.
            pool.tickets.clear();
            pool.ledger.open_tickets = 0;
            pool.ledger.pending_fees.0 += pool.ledger.ticket_debt.0;
            pool.ledger.ticket_debt.0 = 0;
        }
        let most = pool.tracked.min(1 << 52) / 16;
        // A rate near zero waives fees that fewer shares would not have covered.
        let gain = u128::from(most * 10 + pool.ledger.observed.unsigned_abs());
        prop_assume!(gain * u128::from(pool.ledger.shares.0) / u128::from(pool.value()) < 1 << 59);
        let (mut each, mut late) = (pool.clone(), pool);
        let (mut each_fees, mut late_fees) = (0, 0);
        let epochs = i128::try_from(parts.len()).unwrap();
        for (part, gain) in parts {
            let delta = i64::try_from(part.of(most)).unwrap();
            let delta = if gain || debt { delta } else { -delta };
            for pool in [&mut each, &mut late] {
                pool.skip(1);
                pool.observe(delta);
            }
            let Ok([_, fee, ..]) = each.update() else { return Ok(()) };
            each_fees += fee;
        }
        let Ok([_, fee, ..]) = late.update() else { return Ok(()) };
        late_fees += fee;
        prop_assert_eq!(each.ledger.backing, late.ledger.backing);
        prop_assert_eq!(each.ledger.ticket_debt, late.ledger.ticket_debt);
        prop_assert_eq!(each.ledger.reserve, late.ledger.reserve);
        prop_assert_eq!(each.tracked, late.tracked);
        prop_assert!(late_fees < each_fees + epochs, "{} {}", late_fees, each_fees);
    }
}

/// Rounding is why "never higher" is true to a lamport an epoch only.
#[test]
fn idempotence_of_missed_epochs_is_exact_to_a_lamport_an_epoch() {
    let mut pool = Pool::new(432_000, Parameters::DEFAULT);
    pool.deposit_stake(1_000_000_000, 0).unwrap();
    let mut each = pool.clone();
    let mut fees = 0;
    for _ in 0..2 {
        for pool in [&mut each, &mut pool] {
            pool.skip(1);
            pool.observe(10);
        }
        fees += each.update().unwrap()[1];
    }
    // Five hundredths of 10 are nothing, of 20 they are one.
    assert_eq!((fees, pool.update().unwrap()[1]), (0, 1));
}
