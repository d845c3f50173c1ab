//! No dilution: a group that starts with nothing and leaves fully leaves all others with what
//! they would have had without it, as long as the exit floor covers the yield.

use proptest::{collection::vec, prelude::*};

use super::cases;
use crate::pool::{Part, Pool, parameters, part};

/// What the group does in some slot.
#[derive(Clone, Copy, Debug)]
enum Visit {
    Deposit(Part),
    DepositStake(Part),
    Instant(Part),
    Redeem(Part),
    StakeExit(Part),
    Order(Part),
    Cancel,
    Nothing,
}

fn visit() -> impl Strategy<Value = (Part, Visit)> {
    let what = (0..9_u8, part()).prop_map(|(kind, part)| match kind {
        0 | 1 => Visit::Deposit(part),
        2 => Visit::Instant(part),
        3 => Visit::Order(part),
        4 => Visit::Cancel,
        5 => Visit::StakeExit(part),
        6 => Visit::Redeem(part),
        7 => Visit::DepositStake(part),
        _ => Visit::Nothing,
    });
    (part(), what)
}

/// A pool whose stake earns the highest yield that the exit floor covers, `f * N / (N + W)`
/// an epoch.
struct Economy {
    pool: Pool,
    /// Stake that earns in this epoch; the rest of what is tracked is cooling.
    active: u64,
    cooling: u64,
    /// Delegated in this epoch: earns from the next one on.
    activating: u64,
}

impl Economy {
    fn new(pool: Pool) -> Self {
        Self { pool, active: 0, cooling: 0, activating: 0 }
    }

    fn target(&self) -> u64 {
        self.pool.ledger.reserve_target(&self.pool.parameters).unwrap().0
    }

    /// The cranks of the window: what the reserve has too much is staked, what it lacks is
    /// deactivated.
    fn balance(&mut self) {
        let wanted = self.target() + self.pool.ledger.ticket_debt.0;
        let has = self.pool.ledger.payable(self.pool.locked).0;
        let spare = has.saturating_sub(wanted);
        self.pool.ledger.reserve.0 -= spare;
        self.pool.tracked += spare;
        self.activating += spare;
        let short = wanted.saturating_sub(has + self.cooling).min(self.active);
        self.active -= short;
        self.cooling += short;
    }

    fn reward_of(&self, stake: u64) -> i64 {
        let floor = u128::from(self.pool.parameters.exit_floor.0);
        let earned = u128::from(stake) * floor * u128::from(self.pool.clock.slots);
        i64::try_from(earned / self.pool.span()).unwrap()
    }

    /// The boundary, the sweep and the update of the next epoch.
    fn next_epoch(&mut self) {
        // What was deactivated in this epoch earns until its end.
        let reward = self.reward_of(self.active + self.cooling);
        self.pool.skip(1);
        self.pool.observe(reward);
        self.active += reward.unsigned_abs() + self.activating;
        self.activating = 0;
        self.pool.tracked -= self.cooling;
        self.pool.ledger.reserve.0 += self.cooling;
        self.cooling = 0;
        self.pool.update().unwrap();
        while let Some(place) = self.payable() {
            self.pool.claim(place).unwrap();
        }
    }

    fn payable(&self) -> Option<usize> {
        let has = self.pool.ledger.payable(self.pool.locked);
        self.pool.tickets.iter().position(|ticket| {
            ticket.epoch < self.pool.clock.epoch
                && self.pool.ledger.worth_floor(ticket).unwrap() <= has
        })
    }

    /// Only stake that is active can be split off; its reward of this epoch leaves with it.
    fn stake_exit(&mut self, shares: u64, group: &mut u64) {
        let mut after = self.pool.clone();
        let Ok([_, _, out, _]) = after.stake_exit(shares, 0) else { return };
        if let Some(active) = self.active.checked_sub(u64::try_from(out).unwrap()) {
            (self.pool, self.active) = (after, active);
            *group -= shares;
        }
    }

    /// One epoch with the group's visits in it.
    fn epoch(&mut self, visits: &[(Part, Visit)], group: &mut u64) {
        let start = self.pool.clock.first_slot.0;
        let window = start + self.pool.clock.slots - self.pool.clock.window(&self.pool.parameters);
        let mut visits: Vec<_> = visits
            .iter()
            .map(|(when, what)| (start + when.of(self.pool.clock.slots - 1), *what))
            .collect();
        visits.sort_by_key(|(slot, _)| *slot);
        let mut balanced = false;
        for (slot, what) in visits {
            if slot > window && !balanced {
                self.pool.wait(window - self.pool.clock.slot.0);
                self.balance();
                balanced = true;
            }
            self.pool.wait(slot - self.pool.clock.slot.0);
            self.visit(what, group);
        }
        if !balanced {
            self.pool.wait(window - self.pool.clock.slot.0);
            self.balance();
        }
        self.next_epoch();
    }

    fn visit(&mut self, what: Visit, group: &mut u64) {
        let pool = &mut self.pool;
        let got = match what {
            Visit::Deposit(part) => pool.deposit(part.of(1 << 54), 0).map(|[shares, ..]| shares),
            Visit::DepositStake(part) => {
                let lamports = part.of(1 << 54);
                let made = pool.deposit_stake(lamports, 0).map(|[shares, ..]| shares);
                // It is active when it comes, and earns for the pool from then on.
                self.active += if made.is_ok() { lamports } else { 0 };
                made
            }
            Visit::Instant(part) => {
                let shares = part.of(*group);
                pool.instant(shares, 0).map(|_| -i128::from(shares))
            }
            Visit::Redeem(part) => {
                let shares = part.of(*group);
                pool.redeem(shares, 0).map(|_| -i128::from(shares))
            }
            Visit::StakeExit(part) => {
                let shares = part.of(*group);
                return self.stake_exit(shares, group);
            }
            Visit::Order(part) => {
                let shares = part.of(*group);
                pool.order(shares, 0).map(|_| -i128::from(shares))
            }
            Visit::Cancel if pool.tickets.is_empty() => Ok(0),
            Visit::Cancel => pool.cancel(0, 0).map(|[shares, ..]| shares),
            Visit::Nothing => Ok(0),
        };
        *group = u64::try_from(i128::from(*group) + got.unwrap_or(0)).unwrap();
    }
}

/// What all others have, now and to come, once no ticket is open.
fn wealth(economy: &Economy) -> i128 {
    let ledger = economy.pool.ledger;
    assert_eq!(ledger.open_tickets, 0);
    i128::from(ledger.backing.0) + i128::from(ledger.pending_fees.0)
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn no_dilution_by_a_group_that_comes_and_goes(
        parameters in parameters(),
        others in 1_000_000_000..1_000_000_000_000_000_u64,
        epochs in vec(vec(visit(), 0..5), 1..6),
    ) {
        let mut pool = Pool::new(432_000, parameters);
        pool.deposit(others, 0).unwrap();
        let mut with = Economy::new(pool.clone());
        let mut without = Economy::new(pool);
        let mut group = 0;
        for _ in 0..2 {
            with.epoch(&[], &mut group);
            without.epoch(&[], &mut 0);
        }
        for visits in &epochs {
            with.epoch(visits, &mut group);
            without.epoch(&[], &mut 0);
        }
        // All of the group leaves; what is too little for a ticket is a gift.
        let _ = with.pool.order(group, 0);
        for _ in 0..3 {
            with.epoch(&[], &mut 0);
            without.epoch(&[], &mut 0);
        }
        let operations = 6 * i128::try_from(epochs.len() + 5).unwrap();
        prop_assert!(
            wealth(&with) >= wealth(&without) - operations,
            "{} {}", wealth(&with), wealth(&without)
        );
    }
}
