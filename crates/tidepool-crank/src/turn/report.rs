//! What the bot tells about itself: for metrics, for the health check and for alarms.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use solana_pubkey::Pubkey;
use tidepool_client::snapshot::Snapshot;
use tidepool_math::Slot;

use super::Deadline;
use crate::{
    chain::tables::Tables,
    plan::{Plan, Situation},
};

/// What is known and what was done so far. Amounts are in lamports.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The pool as it was last read, if it ever was.
    pub pool: Option<PoolReport>,
    /// When that was.
    pub read_at: Option<Instant>,
    /// What the key has.
    pub balance: u64,
    /// Network and priority fees paid.
    pub fees: u64,
    /// Transactions that landed and succeeded.
    pub landed: u64,
    /// Steps that these took.
    pub steps: u64,
    /// Errors by their kind.
    pub errors: BTreeMap<&'static str, u64>,
    /// Nodes that answered when they were last asked.
    pub healthy_nodes: usize,
    /// Requests that failed.
    pub failed_requests: u64,
    /// Lookup tables that serve.
    pub lookup_tables: usize,
    /// Lookup tables that do not, and why.
    pub tables_left_out: BTreeMap<Pubkey, &'static str>,
    /// How the last tick ended, in a word.
    pub last_tick: &'static str,
}

/// A pool's state in numbers. Amounts are in lamports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolReport {
    /// The slot.
    pub slot: u64,
    /// The epoch.
    pub epoch: u64,
    /// Epochs since the last update.
    pub behind: u64,
    /// Slots since the last update.
    pub update_age: u64,
    /// Validators on the list.
    pub validators: u64,
    /// Of these, looked at in this epoch.
    pub seen: u64,
    /// The backing.
    pub backing: u64,
    /// What the rate recognises.
    pub value: u64,
    /// Shares.
    pub shares: u64,
    /// What of the reserve belongs to no ticket; negative while tickets are owed more.
    pub free_reserve: i64,
    /// Open tickets.
    pub tickets: u64,
    /// What they are owed.
    pub ticket_debt: u64,
    /// Lamports in stake accounts.
    pub staked: u64,
    /// Lamports that cool.
    pub cooling: u64,
    /// Steps that are planned now.
    pub planned: u64,
    /// Whether the update should have run by now.
    pub is_late: bool,
    /// Whether rewards are being paid.
    pub are_rewards_active: bool,
}

impl PoolReport {
    fn of(situation: &Situation, plan: &Plan) -> Self {
        let snapshot: &Snapshot = &situation.snapshot;
        let (ledger, header, clock) = (snapshot.ledger(), &snapshot.header, snapshot.clock);
        let behind = clock.epoch.saturating_sub(ledger.last_update_epoch.0);
        let deadline = situation.clock().map(|clock| Deadline::of_update(&clock));
        let missed = deadline.is_ok_and(|deadline| deadline.is_missed(clock.slot));
        let steps: usize = plan.stages.iter().map(|stage| stage.steps.len()).sum();
        let owed = snapshot.locked().0.saturating_add(ledger.ticket_debt.0);
        Self {
            slot: clock.slot,
            epoch: clock.epoch,
            behind,
            update_age: clock.slot.saturating_sub(ledger.last_update_slot.0),
            validators: header.count,
            seen: if header.seen_epoch == clock.epoch { header.seen } else { 0 },
            backing: ledger.backing.0,
            value: ledger.value(Slot(clock.slot)).map_or(0, |value| value.0),
            shares: ledger.shares.0,
            free_reserve: signed_difference(ledger.reserve.0, owed),
            tickets: ledger.open_tickets,
            ticket_debt: ledger.ticket_debt.0,
            staked: header.total_tracked,
            cooling: header.cooling.saturating_add(header.cooled_unswept),
            planned: u64::try_from(steps).unwrap_or(u64::MAX),
            is_late: snapshot.needs_update() && (behind > 1 || missed),
            are_rewards_active: snapshot.are_rewards_active,
        }
    }
}

fn signed_difference(a: u64, b: u64) -> i64 {
    let difference = i128::from(a) - i128::from(b);
    i64::try_from(difference).unwrap_or(if difference < 0 { i64::MIN } else { i64::MAX })
}

/// The report, shared with whoever shows it.
#[derive(Debug, Default)]
pub struct Reporter(Mutex<Report>);

impl Reporter {
    /// The report of now.
    #[must_use]
    pub fn now(&self) -> Report {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Report> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn seen(&self, situation: &Situation, plan: &Plan) {
        let mut report = self.lock();
        report.pool = Some(PoolReport::of(situation, plan));
        report.read_at = Some(Instant::now());
    }

    pub(super) fn balance(&self, lamports: u64) {
        self.lock().balance = lamports;
    }

    pub(super) fn nodes(&self, healthy: usize, failed: u64) {
        let mut report = self.lock();
        (report.healthy_nodes, report.failed_requests) = (healthy, failed);
    }

    /// Says of each table that is left out so, until that changes.
    pub(super) fn tables(&self, found: &Tables) {
        let mut report = self.lock();
        for (table, why) in &found.left_out {
            if report.tables_left_out.get(table) != Some(why) {
                tracing::warn!(%table, why, "a lookup table is left out");
            }
        }
        report.lookup_tables = found.open.len();
        report.tables_left_out.clone_from(&found.left_out);
    }

    /// Whether the key can pay `fee` and keep the `rent` without which it would cease to exist.
    pub(super) fn can_pay(&self, fee: u64, rent: u64) -> bool {
        self.lock().balance >= fee.saturating_add(rent)
    }

    pub(super) fn landed(&self, fee: u64, steps: usize) {
        let mut report = self.lock();
        report.spend(fee);
        report.landed = report.landed.saturating_add(1);
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        report.steps = report.steps.saturating_add(steps);
    }

    pub(super) fn failed(&self, kind: &'static str, fee: u64) {
        let mut report = self.lock();
        report.spend(fee);
        report.count(kind);
    }

    pub(crate) fn count_error(&self, kind: &'static str) {
        self.lock().count(kind);
    }

    pub(crate) fn ended(&self, tick: &'static str) {
        self.lock().last_tick = tick;
    }
}

impl Report {
    fn spend(&mut self, fee: u64) {
        self.fees = self.fees.saturating_add(fee);
        self.balance = self.balance.saturating_sub(fee);
    }

    fn count(&mut self, kind: &'static str) {
        let errors = self.errors.entry(kind).or_default();
        *errors = errors.saturating_add(1);
    }
}
