//! Doing what the plan says.

mod fee;
mod pace;
mod packing;
mod policy;
pub mod report;
mod sending;
mod stop;
mod table_making;

use std::{collections::BTreeMap, sync::Arc};

use solana_keypair::Keypair;
use solana_message::AddressLookupTableAccount;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_client::{error::Error, rpc::Rpc};

use crate::{
    chain::{
        fleet::Fleet,
        reading::{self, Wanted},
        tables,
    },
    plan::{Plan, Situation, Stage, StepKey, Wait, plan},
};
pub use fee::Deadline;
pub use pace::Pace;
pub use policy::Policy;
pub use report::{Report, Reporter};
pub use stop::Stop;
pub use table_making::Made;

/// Rounds of reading and doing in one tick: more than an epoch has stages, halvings included.
const ROUNDS: u32 = 64;
/// Rounds in a row that may change nothing.
const IDLE_ROUNDS: u32 = 3;

/// Refusals after which a step is left out for the rest of the tick. The first may come from a
/// look at the chain that was out of date.
const REFUSALS: u32 = 2;

/// Stages in which a lookup table was not as it was read, after which the tick goes on without
/// any.
const TABLE_DOUBTS: u32 = 2;

/// How a tick ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Tick {
    /// Nothing is left to do until then.
    Done(Wait),
    /// The key cannot pay what is next.
    Poor,
    /// What is next was tried and did not work; the reasons are in the log and the report.
    Stuck,
    /// The nodes do not answer, or not in a way that makes sense.
    Blind(Error),
    /// It was told to stop.
    Stopped,
}

/// What became of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// Something landed.
    Some,
    /// Nothing did.
    None,
    /// The key is too poor.
    Poor,
    /// The nodes are gone.
    Blind,
}

/// The bot. It remembers nothing that its work depends on: only how large its batches may be
/// and what it tells others about itself.
pub struct Crank {
    /// The nodes.
    pub fleet: Fleet,
    /// The pool.
    pub pool: Pubkey,
    /// How it works.
    pub policy: Policy,
    /// Where it tells what it sees and does.
    pub reporter: Arc<Reporter>,
    /// When it shall stop.
    pub stop: Stop,
    key: Keypair,
    pace: Pace,
    /// Lookup tables that transactions may name.
    lookup_tables: Vec<Pubkey>,
    /// How often steps were refused in this tick.
    refusals: BTreeMap<StepKey, u32>,
    /// In how many stages of this tick a table was not as it was read.
    table_doubts: u32,
}

impl Crank {
    /// A bot that pays with `key`.
    #[must_use]
    pub fn new(fleet: Fleet, pool: Pubkey, key: Keypair, policy: Policy, stop: Stop) -> Self {
        let (reporter, pace) = (Arc::new(Reporter::default()), Pace::default());
        let (lookup_tables, refusals, table_doubts) = (vec![], BTreeMap::new(), 0);
        Self {
            fleet,
            pool,
            policy,
            reporter,
            stop,
            key,
            pace,
            lookup_tables,
            refusals,
            table_doubts,
        }
    }

    /// The same bot, whose transactions may name accounts by these lookup tables.
    #[must_use]
    pub fn with_tables(self, lookup_tables: Vec<Pubkey>) -> Self {
        Self { lookup_tables, ..self }
    }

    /// Who pays.
    #[must_use]
    pub fn payer(&self) -> Pubkey {
        self.key.pubkey()
    }

    /// Reads the situation and plans; the report learns both.
    ///
    /// # Errors
    /// Those of [`reading::read`]; [`Error::Refused`] for numbers that no pool has.
    pub async fn look(&self) -> Result<(Situation, Plan), Error> {
        let found = self.read().await;
        if let Err(Error::NoPool(_) | Error::Odd(_) | Error::Refused(_)) = &found {
            self.fleet.blame();
        }
        let fleet = (self.fleet.healthy(), self.fleet.failed());
        self.reporter.nodes(fleet.0, fleet.1);
        match &found {
            Ok((situation, plan)) => self.reporter.seen(situation, plan),
            Err(_) => self.reporter.count_error("reading"),
        }
        found
    }

    async fn read(&self) -> Result<(Situation, Plan), Error> {
        let wanted = Wanted { payer: self.payer(), tickets: self.policy.claims_tickets };
        let mut situation = reading::read(&self.fleet, self.pool, wanted).await?;
        let refused = self.refusals.iter().filter(|(_, times)| **times >= REFUSALS);
        situation.refused = refused.map(|(step, _)| *step).collect();
        situation.tables = self.usable_tables().await;
        let balance = self.fleet.accounts(&[self.payer()]).await?;
        let balance = balance.accounts.into_iter().next().flatten();
        self.reporter.balance(balance.map_or(0, |account| account.lamports));
        let plan = plan(&situation)?;
        Ok((situation, plan))
    }

    /// What transactions can find in the tables; without them they are only more.
    async fn usable_tables(&self) -> Vec<AddressLookupTableAccount> {
        if self.table_doubts >= TABLE_DOUBTS {
            return vec![];
        }
        match tables::read(&self.fleet, &self.lookup_tables).await {
            Ok(found) => {
                self.reporter.tables(&found);
                found.open.iter().map(|table| table.usable(found.slot)).collect()
            }
            Err(error) => {
                tracing::warn!(%error, "the lookup tables cannot be read");
                vec![]
            }
        }
    }

    fn doubt_tables(&mut self) {
        self.table_doubts = self.table_doubts.saturating_add(1);
    }

    /// Does all that can be done now.
    pub async fn tick(&mut self) -> Tick {
        self.refusals.clear();
        self.table_doubts = 0;
        let mut idle = 0;
        let mut failures = 0;
        for _ in 0..ROUNDS {
            if self.stop.is_told() {
                return Tick::Stopped;
            }
            let (situation, plan) = match self.look().await {
                Ok(found) => found,
                Err(error) if failures < self.policy.patience => {
                    tracing::warn!(%error, "the pool cannot be read");
                    failures += 1;
                    self.fleet.pause(self.policy.look).await;
                    continue;
                }
                Err(error) => return Tick::Blind(error),
            };
            failures = 0;
            let Some(stage) = plan.stages.first() else { return Tick::Done(plan.wait) };
            match self.work(&situation, stage).await {
                Progress::Some => (idle, failures) = (0, 0),
                Progress::None | Progress::Blind => {
                    idle += 1;
                    self.fleet.pause(self.policy.look).await;
                }
                Progress::Poor => return Tick::Poor,
            }
            if idle >= IDLE_ROUNDS {
                return Tick::Stuck;
            }
            if self.policy.is_dry {
                return Tick::Done(plan.wait);
            }
        }
        Tick::Stuck
    }

    /// Counts a refusal; returns whether it is the one from which on the step is left out.
    fn refuse(&mut self, step: StepKey) -> bool {
        let times = self.refusals.entry(step).or_default();
        *times = times.saturating_add(1);
        *times == REFUSALS
    }

    async fn work(&mut self, situation: &Situation, stage: &Stage) -> Progress {
        let (kind, steps) = (stage.kind.name(), stage.steps.len());
        tracing::info!(stage = kind, steps, epoch = situation.snapshot.clock.epoch, "working");
        sending::carry_out(self, situation, stage).await
    }
}
