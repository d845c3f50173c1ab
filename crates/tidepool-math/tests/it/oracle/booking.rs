//! The update: burns, fees, a gain or a loss, over the full range of amounts.

use num_bigint::BigUint;
use proptest::prelude::*;
use tidepool_math::{Lamports, Ledger, LossIndex, Observed, Shares};

use super::{amount, ceil, clock, floor, full, ledger};
use crate::{
    laws::cases,
    pool::{parameters, part},
};

/// A part of all amounts each, so that their sums are amounts.
fn books() -> impl Strategy<Value = Ledger> {
    let amounts = (full(58), full(57), full(59), full(57), full(58));
    (amounts, full(60), any::<u64>(), 0..64_u32).prop_map(|(amounts, carry, raw, shift)| {
        let (value, tide, shares, pending_fees, debt) = amounts;
        let mut pool = ledger(value.max(1), tide, shares.max(2), &clock(0));
        pool.pending_fees = Lamports(pending_fees);
        pool.ticket_debt = Lamports(debt);
        pool.loss_carry = Lamports(carry.min((1 << 58) - 1));
        pool.loss_index = LossIndex(u128::from(raw >> shift) + 1);
        pool.minted.0 -= 1;
        pool
    })
}

fn uint(number: BigUint) -> u64 {
    u64::try_from(number).unwrap()
}

/// A later epoch, in which the whole tide is still unvested.
fn next_clock() -> tidepool_math::EpochClock {
    let mut clock = clock(432_000);
    clock.slot = super::clock(0).slot;
    clock
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn oracle_of_a_gain(
        before in books(), (gain, burn) in (full(58), part()), parameters in parameters(),
    ) {
        let burned = burn.of(before.minted.0);
        let (value, shares) = (before.backing.0 - before.tide.amount.0, before.shares.0);
        let vb = uint(floor(&[burned.into(), value.into()], &[shares.into()]));
        let observed = Observed {
            supply: Shares(before.minted.0 - burned),
            reserve: Lamports(before.reserve.0 + gain),
        };
        prop_assume!(observed.reserve.0 < 1 << 60);
        let mut pool = before;
        let made = pool.update(observed, &next_clock(), &parameters).unwrap().unwrap();

        let charged = gain.saturating_sub(before.loss_carry.0);
        let rate = u128::from(parameters.protocol_fee.0);
        let phi = uint(floor(&[charged.into(), rate], &[1_000_000]));
        let left = shares - burned;
        let bought = floor(&[phi.into(), left.into()], &[(value - vb).into()]);
        // A fee is waived when the shares that cover it would not be an amount.
        let all = amount(&(bought + left));
        let (phi, fee_shares) = all.map_or((0, 0), |all| (phi, all - left));
        prop_assert_eq!((made.gain.0, made.fee.0), (gain, phi));
        prop_assert_eq!((made.fee_shares.0, made.burned.0), (fee_shares, burned));
        prop_assert_eq!(pool.shares.0, left + fee_shares);
        prop_assert_eq!(pool.backing.0, before.backing.0 + before.pending_fees.0 + gain);
        let tide = before.tide.amount.0 + vb + before.pending_fees.0 + gain - phi;
        prop_assert_eq!(pool.tide.amount.0, tide);
        prop_assert_eq!(pool.loss_carry.0, before.loss_carry.0.saturating_sub(gain));
    }

    #[test]
    fn oracle_of_a_loss(before in books(), lost in part(), parameters in parameters()) {
        let value = before.backing.0 - before.tide.amount.0;
        let tide = before.tide.amount.0 + before.pending_fees.0;
        let all = value + tide + before.ticket_debt.0;
        let loss = lost.of(all - 1);
        prop_assume!(loss > 0);
        let mut pool = before;
        pool.observed = -i64::try_from(loss).unwrap();
        let observed = Observed { supply: before.minted, reserve: before.reserve };
        let made = pool.update(observed, &next_clock(), &parameters).unwrap().unwrap();
        prop_assert_eq!(made.loss.0, loss);
        prop_assert_eq!(pool.loss_carry.0, before.loss_carry.0 + loss);
        prop_assert_eq!(pool.tide.amount.0, tide - tide.min(loss));
        let rest = loss.saturating_sub(tide);
        if rest == 0 {
            prop_assert_eq!(pool.backing.0, value + tide - loss);
            prop_assert_eq!(pool.loss_index, before.loss_index);
            return Ok(());
        }
        let (index, debt) = (before.loss_index.0, before.ticket_debt.0);
        let total = value + debt;
        let left = total - rest;
        let mut new_index = floor(&[index, left.into()], &[total.into()]);
        let mut new_debt = uint(ceil(
            &[debt.into(), index_number(&new_index).max(1)], &[index],
        ));
        let insolvent = new_index == 0_u32.into() || new_debt > left - 1;
        if new_debt > left - 1 {
            new_index = floor(&[index, (left - 1).into()], &[debt.into()]);
            let scaled = ceil(&[debt.into(), index_number(&new_index).max(1)], &[index]);
            new_debt = uint(scaled).min(left - 1);
        }
        new_debt = new_debt.max(debt.saturating_sub(rest));
        prop_assert_eq!(pool.insolvent, insolvent);
        prop_assert_eq!(pool.loss_index.0, index_number(&new_index).max(1));
        prop_assert_eq!(pool.ticket_debt.0, new_debt);
        prop_assert_eq!(pool.backing.0, left - new_debt);
    }
}

fn index_number(index: &BigUint) -> u128 {
    u128::try_from(index).unwrap()
}
