//! Plans on invented pools, each step checked against the program's own rule.

use bytemuck::Zeroable;
use solana_pubkey::Pubkey;
use tidepool_client::{
    ActiveMain, StakePlan, StakeSources, stake_sources,
    tidepool::state::{Pool, ValidatorEntry, ValidatorListHeader, validator_entry::FLAGGED},
};
use tidepool_math::{Delegation, Epoch, EpochClock, Error, Lamports, Parameters, Shares, Slot};

const SOL: u64 = 1_000_000_000;

/// A pool whose shares are worth a lamport each, and its list.
struct Invented {
    pool: Box<Pool>,
    header: ValidatorListHeader,
    entries: Vec<ValidatorEntry>,
    mains: Vec<ActiveMain>,
    clock: EpochClock,
}

impl Invented {
    /// Validators of (weight, SOL tracked), all of it in active main accounts.
    fn new(validators: &[(u32, u64)]) -> Self {
        let mut pool: Box<Pool> = Box::new(Zeroable::zeroed());
        let mut header = ValidatorListHeader::zeroed();
        let (mut entries, mut mains) = (vec![], vec![]);
        for (index, (weight, sol)) in (0..).zip(validators) {
            let tracked = sol * SOL;
            let mut entry = ValidatorEntry::new(Pubkey::new_unique(), 9, 0);
            entry.stake = Pubkey::new_unique();
            (entry.weight, entry.tracked, entry.seen_epoch) = (*weight, tracked, 9);
            header.total_tracked += tracked;
            header.sum_weights += u64::from(*weight);
            entries.push(entry);
            mains.push(ActiveMain { index, stake: tracked, rent: 0 });
        }
        pool.store_parameters(&Parameters::DEFAULT);
        let rate = &mut pool.rate;
        rate.reserve = 2 * SOL;
        rate.backing = header.total_tracked + rate.reserve;
        rate.shares = rate.backing;
        rate.minted = rate.shares - SOL;
        (rate.tide_duration, rate.last_update_epoch) = (1_000, 9);
        rate.loss_index = (1_u128 << 64).into();
        let first_slot = Slot(10_000);
        let clock = EpochClock { slot: Slot(10_300), epoch: Epoch(9), first_slot, slots: 1_000 };
        Self { pool, header, entries, mains, clock }
    }

    fn plan(&self, shares: u64, most_steps: usize) -> Result<StakePlan, Error> {
        let sources = StakeSources {
            pool: &self.pool,
            header: &self.header,
            entries: &self.entries,
            mains: &self.mains,
            clock: self.clock,
            minimum_delegation: SOL,
        };
        stake_sources(&sources, shares, most_steps)
    }

    /// A plan whose every step the arithmetic allows after the steps before, for exactly what
    /// the step expects.
    fn checked(&self, shares: u64) -> StakePlan {
        let plan = self.plan(shares, 1_000).expect("a plan");
        let (mut ledger, parameters) = (self.pool.ledger(), self.pool.parameters());
        let nothing = Lamports::ZERO;
        let mut pool =
            Delegation::new(&ledger, &parameters, nothing, nothing, ledger.backing).unwrap();
        pool.total_tracked = Lamports(self.header.total_tracked);
        pool.sum_weights = self.header.sum_weights;
        let mut tracked: Vec<_> = self.entries.iter().map(|entry| entry.tracked).collect();
        for step in &plan.steps {
            let index = usize::try_from(step.index).unwrap();
            let shares = Shares(step.shares);
            let redeemed = ledger.redeem_stake(shares, nothing, &self.clock, &parameters).unwrap();
            assert_eq!(redeemed.out.0, step.lamports);
            assert!(step.lamports >= SOL);
            let weight = self.entries[index].usable_weight().into();
            let has = Lamports(tracked[index]);
            assert!(pool.may_be_source(weight, has, redeemed.out).unwrap(), "{step:?}");
            tracked[index] -= step.lamports;
            assert!(tracked[index] >= SOL, "{step:?}");
            pool.total_tracked = pool.total_tracked.minus(redeemed.out).unwrap();
        }
        let placed: u64 = plan.steps.iter().map(|step| step.shares).sum();
        assert_eq!(placed + plan.unplaced, shares);
        plan
    }
}

#[test]
fn a_small_exit_is_one_step_from_whom_has_most_above_its_share() {
    let pool = Invented::new(&[(100, 300), (100, 320), (100, 310)]);
    let plan = pool.checked(20 * SOL);
    assert_eq!((plan.steps.len(), plan.steps[0].index, plan.unplaced), (1, 1, 0));
    // 0.07 % and 300 / 1,100 of it, by default.
    let fee = 14_000_000 + (14_000_000_u64 * 300).div_ceil(1_100);
    assert_eq!(plan.lamports(), 20 * SOL - fee);
}

#[test]
fn each_step_gives_what_the_rule_allows_to_the_lamport() {
    let pool = Invented::new(&[(100, 300), (100, 300), (100, 300)]);
    let plan = pool.checked(500 * SOL);
    // out = (300 * 3 - 0.9 * 900) / (3 - 0.9)
    let most = 90 * SOL * 10 / 21;
    assert!(plan.steps[0].lamports <= most && plan.steps[0].lamports + 2 >= most);
    assert!(plan.unplaced < SOL);
}

#[test]
fn large_exits_are_placed_whatever_the_weights() {
    for validators in [
        vec![(100, 1_000); 3],
        vec![(1, 10), (10, 100), (100, 1_000), (1_000, 10_000)],
        vec![(100, 500); 30],
        vec![(0, 400), (100, 300), (50, 150)],
        vec![(1, 3_000)],
    ] {
        let pool = Invented::new(&validators);
        for hundredths in [10, 60, 90] {
            let shares = pool.header.total_tracked / 100 * hundredths;
            let plan = pool.checked(shares);
            assert!(plan.unplaced < 2 * SOL, "{validators:?}: {}", plan.unplaced);
        }
    }
}

#[test]
fn who_has_no_weight_gives_all_but_the_minimum() {
    let mut pool = Invented::new(&[(100, 300), (100, 300)]);
    pool.entries[1].flags = FLAGGED;
    pool.header.sum_weights = 100;
    let plan = pool.checked(299 * SOL);
    assert_eq!((plan.steps.len(), plan.steps[0].index), (1, 1));
    // Where nobody has any, all do.
    for entry in &mut pool.entries {
        entry.weight = 0;
    }
    pool.header.sum_weights = 0;
    assert_eq!(pool.checked(590 * SOL).steps.len(), 2);
}

#[test]
fn what_has_no_observed_active_main_account_is_left_out() {
    let whole = Invented::new(&[(0, 300), (0, 300), (0, 300), (0, 300)]);
    let mut pool = Invented { pool: whole.pool.clone(), entries: whole.entries.clone(), ..whole };
    pool.mains.remove(0);
    pool.entries[1].seen_epoch = 8;
    pool.entries[2].stake = Pubkey::default();
    // An index that the list does not have.
    pool.mains.push(ActiveMain { index: 99, stake: 900 * SOL, rent: 0 });
    let plan = pool.checked(1_000 * SOL);
    assert!(plan.steps.iter().all(|step| step.index == 3));
    assert!(plan.unplaced > 700 * SOL);
}

#[test]
fn what_is_not_delegated_is_not_planned_on() {
    let mut pool = Invented::new(&[(0, 300), (100, 300)]);
    pool.mains[0].stake = 100 * SOL;
    let plan = pool.checked(200 * SOL);
    assert_eq!(plan.steps[0].index, 0);
    assert!(plan.steps[0].lamports <= 99 * SOL && plan.steps[0].lamports > 98 * SOL);
    // What is tracked beyond the active stake does not keep nine tenths.
    let mut pool = Invented::new(&[(100, 300), (100, 300)]);
    pool.mains[0] = ActiveMain { index: 0, stake: 200 * SOL, rent: 0 };
    assert!(pool.plan(9 * SOL, 9).unwrap().steps.iter().all(|step| step.index == 1));
}

#[test]
fn nothing_dust_and_no_steps_are_plans_too() {
    let pool = Invented::new(&[(100, 300)]);
    for (shares, most_steps) in [(0, 9), (1, 9), (SOL / 2, 9), (50 * SOL, 0)] {
        let plan = pool.plan(shares, most_steps).unwrap();
        assert_eq!(plan, StakePlan { steps: vec![], unplaced: shares });
    }
    let most = pool.plan(u64::MAX, 1_000).unwrap();
    assert!(most.lamports() <= 299 * SOL && most.lamports() > 290 * SOL);
}

#[test]
fn steps_beyond_the_limit_are_cut_off() {
    let pool = Invented::new(&[(100, 300), (100, 300), (100, 300)]);
    let (whole, cut) = (pool.plan(500 * SOL, 99).unwrap(), pool.plan(500 * SOL, 2).unwrap());
    assert_eq!(cut.steps, whole.steps[..2]);
}

#[test]
fn stale_books_are_refused() {
    let mut pool = Invented::new(&[(100, 300)]);
    pool.pool.rate.observed = -1;
    assert_eq!(pool.plan(SOL, 9), Err(Error::PoolStale));
    pool.pool.rate.observed = 0;
    pool.pool.rate.last_update_epoch = 7;
    assert_eq!(pool.plan(SOL, 9), Err(Error::PoolStale));
    // One epoch behind is priced.
    pool.pool.rate.last_update_epoch = 8;
    pool.plan(SOL, 9).unwrap();
}
