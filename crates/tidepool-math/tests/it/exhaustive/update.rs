//! The whole update for all small states, against the formulas written down once more.

use tidepool_math::{
    Epoch, Error, Lamports, Ledger, LossIndex, Millionths, Observed, Parameters, Shares, Slot, Tide,
};

use super::{at, ledger};

/// A floor with which tides of a few lamports last neither one epoch nor sixteen, and a fee
/// that takes a lamport of four.
const PARAMETERS: Parameters = Parameters {
    exit_floor: Millionths(400_000),
    protocol_fee: Millionths(300_000),
    ..Parameters::DEFAULT
};
/// The slot of the updates: the first of the second epoch, with the tide half gone.
const NOW: u64 = 10;

/// The numbers of a state, all of them small.
#[derive(Clone, Copy, Debug)]
struct State {
    backing: i128,
    tide: i128,
    shares: i128,
    pending_fees: i128,
    debt: i128,
    carry: i128,
    observed: i128,
    given: i128,
    burned: i128,
    index: i128,
    insolvent: bool,
}

const RESERVE: i128 = 1_000;

fn unsigned(number: i128) -> u64 {
    u64::try_from(number).unwrap()
}

impl State {
    fn ledger(&self) -> Ledger {
        let mut ledger = ledger(unsigned(self.backing), unsigned(self.shares), &at(0));
        ledger.tide = Tide { amount: Lamports(unsigned(self.tide)), start: Slot(0), duration: 20 };
        ledger.pending_fees = Lamports(unsigned(self.pending_fees));
        ledger.ticket_debt = Lamports(unsigned(self.debt));
        ledger.loss_carry = Lamports(unsigned(self.carry));
        ledger.observed = i64::try_from(self.observed).unwrap();
        ledger.loss_index = LossIndex(self.index.unsigned_abs());
        ledger.reserve = Lamports(unsigned(RESERVE));
        ledger.gap_out = Lamports(3);
        ledger.insolvent = self.insolvent;
        ledger
    }

    fn observation(&self) -> Observed {
        Observed {
            supply: Shares(unsigned(self.shares - self.burned)),
            reserve: Lamports(unsigned(RESERVE + self.given)),
        }
    }

    /// `update_pool` of the formulas; `None` where a loss would leave nothing at all.
    fn updated(mut self) -> Option<(Self, i128)> {
        let mut unvested = ceil(self.tide * 10, 20);
        let vb = self.burned * (self.backing - unvested) / self.shares;
        self.shares -= self.burned;
        unvested += vb;
        self.backing += self.pending_fees;
        unvested += self.pending_fees;
        let gain = self.observed + self.given;
        if gain >= 0 {
            let charged = (gain - self.carry).max(0);
            self.carry = (self.carry - gain).max(0);
            let phi = charged * 3 / 10;
            let fee_shares = phi * self.shares / (self.backing - unvested);
            self.backing += gain;
            self.shares += fee_shares;
            unvested += gain - phi;
        } else {
            self.carry -= gain;
            let cushion = unvested.min(-gain);
            unvested -= cushion;
            self.backing -= cushion;
            self.share_loss(-gain - cushion, unvested)?;
        }
        self.tide = unvested;
        let value = self.backing - unvested;
        let needed = ceil(unvested * 11 * 10, value * 4);
        Some((self, needed.clamp(10, 160)))
    }

    fn share_loss(&mut self, loss: i128, unvested: i128) -> Option<()> {
        let total = self.backing - unvested + self.debt;
        let rest = total - loss;
        if loss == 0 {
            return Some(());
        }
        if rest < 1 {
            return None;
        }
        let mut index = self.index * rest / total;
        self.insolvent |= index == 0;
        index = index.max(1);
        let mut debt = ceil(self.debt * index, self.index);
        if debt > rest - 1 {
            self.insolvent = true;
            index = (self.index * (rest - 1) / self.debt).max(1);
            debt = ceil(self.debt * index, self.index).min(rest - 1);
        }
        debt = debt.max(self.debt - loss);
        self.backing -= loss - (self.debt - debt);
        (self.debt, self.index) = (debt, index);
        Some(())
    }
}

fn ceil(numerator: i128, denominator: i128) -> i128 {
    (numerator + denominator - 1) / denominator
}

fn check(state: State) {
    let before = state.ledger();
    let mut after = before;
    let booked = after.update(state.observation(), &at(NOW), &PARAMETERS);
    let Some((expected, duration)) = state.updated() else {
        assert_eq!((booked, after), (Err(Error::Overflow), before), "{state:?}");
        return;
    };
    let booked = booked.unwrap().unwrap();
    let gain = i128::from(booked.gain.0) - i128::from(booked.loss.0);
    assert_eq!(gain, state.observed + state.given);
    assert_eq!(i128::from(booked.burned.0), state.burned);
    let supply = state.observation().supply;
    assert_eq!(i128::from(booked.fee_shares.0), (expected.shares - i128::from(supply.0)).max(0));
    let expected = Ledger {
        tide: Tide {
            amount: Lamports(unsigned(expected.tide)),
            start: Slot(NOW),
            duration: unsigned(duration),
        },
        pending_fees: Lamports(0),
        observed: 0,
        gap_out: Lamports(0),
        reserve: state.observation().reserve,
        minted: supply,
        last_update_epoch: Epoch(1),
        last_update_slot: Slot(NOW),
        ..expected.ledger()
    };
    assert_eq!(after, expected, "{state:?}");
}

/// All states with the given number of shares; one share at least is never burned.
fn check_all(shares: i128) {
    for (backing, tide) in (1..=6).flat_map(|backing| (0..backing).map(move |tide| (backing, tide)))
    {
        for (pending_fees, debt, carry) in (0..7 * 7 * 7).map(|n| (n % 7, n / 7 % 7, n / 49)) {
            for (observed, given) in (0..13 * 7).map(|n| (n % 13 - 6, n / 13)) {
                for burned in 0..shares {
                    check(State {
                        backing,
                        tide,
                        shares,
                        pending_fees,
                        debt,
                        carry,
                        observed,
                        given,
                        burned,
                        index: 1 << 64,
                        insolvent: false,
                    });
                }
            }
        }
    }
}

#[test]
fn updates_of_all_small_states_with_up_to_four_shares() {
    (1..=4).for_each(check_all);
}

#[test]
fn updates_of_all_small_states_with_five_shares() {
    check_all(5);
}

#[test]
fn updates_of_all_small_states_with_six_shares() {
    check_all(6);
}

/// Losses at an index that earlier losses have left coarse, down to the last step.
#[test]
fn updates_of_all_small_losses_at_a_coarse_index() {
    for (backing, debt) in (1..=12).flat_map(|backing| (0..=12).map(move |debt| (backing, debt))) {
        for (tide, loss, index) in (0..3 * 24 * 12).map(|n| (n % 3, n / 3 % 24 + 1, n / 72 + 1)) {
            check(State {
                backing: backing + tide,
                tide,
                shares: 6,
                pending_fees: 0,
                debt,
                carry: 0,
                observed: -loss,
                given: 0,
                burned: 0,
                index,
                insolvent: false,
            });
        }
    }
}
