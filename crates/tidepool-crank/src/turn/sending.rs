//! One stage: its steps in batches, tried out, sent, watched.

use std::collections::VecDeque;

use futures_util::future::join_all;
use solana_instruction::error::InstructionError;
use solana_transaction_error::TransactionError;
use tidepool_client::{
    error::Error,
    refusal::Refusal,
    rpc::RpcError,
    transaction::{Client, Prepared, Settings},
};

use super::{Crank, Progress, fee, fee::Deadline, packing::Packing};
use crate::plan::{Situation, Stage, Step};

/// The least that a transaction costs, in lamports.
const SIGNATURE_FEE: u64 = 5_000;

/// What became of a batch.
enum Fate {
    /// It landed, in this slot, for this fee.
    Landed(u64, u64),
    /// It would land; nothing was sent.
    Tried,
    /// It is too much for one transaction; whether a fee was paid.
    TooMuch(Option<u64>),
    /// It was refused before it was sent.
    Refused(Box<Refusal>),
    /// It landed and failed, for this fee: the world has changed since it was tried out.
    Failed(Box<Refusal>, u64),
    /// A lookup table is not as it was read; what fee was paid.
    Tables(u64),
    /// It surely did not land, or nobody knows.
    Lost(&'static str),
    /// The nodes do not answer.
    Blind(Error),
    /// The key cannot pay this fee.
    Poor(u64),
    /// The bot was told to stop.
    Abandoned,
}

/// What a stage has come to.
struct Course {
    steps: VecDeque<Step>,
    /// Halves of batches that were too much or refused.
    halves: VecDeque<Vec<Step>>,
    /// Whether something has changed: on the chain, or in what is known to be refused.
    has_moved: bool,
    /// Whether a lookup table was not as it was read.
    doubts_tables: bool,
    is_over: bool,
    progress: Option<Progress>,
}

impl Course {
    fn is_done(&self) -> bool {
        self.is_over || (self.steps.is_empty() && self.halves.is_empty())
    }

    fn halve(&mut self, mut batch: Vec<Step>) {
        let rest = batch.split_off(batch.len().div_ceil(2));
        self.halves.push_front(rest);
        self.halves.push_front(batch);
    }
}

/// Carries out the steps as far as they can be. After anything unexpected it stops: the next
/// round reads what is true now and plans anew.
pub(super) async fn carry_out(crank: &mut Crank, situation: &Situation, stage: &Stage) -> Progress {
    let mut course = Course {
        steps: stage.steps.clone().into(),
        halves: VecDeque::new(),
        has_moved: false,
        doubts_tables: false,
        is_over: false,
        progress: None,
    };
    let settings = settings(crank, situation, stage);
    while !course.is_done() && !crank.stop.is_told() {
        let limit = if stage.kind.is_parallel() { crank.policy.most_under_way.max(1) } else { 1 };
        let mut batches = vec![];
        while batches.len() < limit
            && let Some(batch) = next_batch(crank, situation, &mut course)
        {
            batches.push(batch);
        }
        let client = Client { rpc: &crank.fleet, settings };
        let fates = join_all(batches.iter().map(|batch| send(crank, client, situation, batch)));
        let fates = fates.await;
        for (batch, fate) in batches.into_iter().zip(fates) {
            follow(crank, &mut course, batch, fate);
        }
    }
    if course.doubts_tables {
        crank.doubt_tables();
    }
    let done = if course.has_moved { Progress::Some } else { Progress::None };
    course.progress.unwrap_or(done)
}

fn next_batch(crank: &Crank, situation: &Situation, course: &mut Course) -> Option<Vec<Step>> {
    if let Some(half) = course.halves.pop_front() {
        return Some(half);
    }
    let most = crank.pace.steps(crank.policy.most_steps);
    let packing = Packing::new(situation, crank.payer());
    let batch = packing.take_batch(&mut course.steps, most);
    (!batch.is_empty()).then_some(batch)
}

fn settings(crank: &Crank, situation: &Situation, stage: &Stage) -> Settings {
    let slot = situation.snapshot.clock.slot;
    let urgency = situation
        .clock()
        .map_or(0, |clock| Deadline::of(stage.kind, situation, &clock).urgency(slot));
    let (percentile, highest_price) = fee::terms(&crank.policy, urgency);
    Settings {
        percentile,
        highest_price,
        unit_margin: crank.pace.margin(),
        // A second version would rest on an old look at the world: it is planned anew instead.
        signings: 1,
        look: crank.policy.look,
        patience: crank.policy.patience,
        ..Settings::default()
    }
}

async fn send(crank: &Crank, client: Client<'_>, situation: &Situation, batch: &[Step]) -> Fate {
    let rent = situation.snapshot.rent.minimum(0);
    // A trial would only say that the key cannot pay, in one of many ways.
    if !crank.policy.is_dry && !crank.reporter.can_pay(SIGNATURE_FEE, rent) {
        return Fate::Poor(SIGNATURE_FEE);
    }
    let draft = Packing::new(situation, crank.payer()).draft(batch);
    let prepared = match client.prepare(&draft).await {
        Ok(prepared) => prepared,
        Err(error) if is_of_tables(&error) => return Fate::Tables(0),
        Err(Error::TooLarge(_)) => return Fate::TooMuch(None),
        Err(Error::Refused(refusal)) if is_overrun(&refusal) => return Fate::TooMuch(None),
        Err(Error::Refused(refusal)) => return Fate::Refused(refusal),
        Err(error) => return Fate::Blind(error),
    };
    if crank.policy.is_dry {
        return Fate::Tried;
    }
    let fee = prepared.fee();
    if !crank.reporter.can_pay(fee, rent) {
        return Fate::Poor(fee);
    }
    tokio::select! {
        fate = submit(crank, client, &prepared) => fate,
        () = abandoned(crank) => Fate::Abandoned,
    }
}

/// Returns a while after the bot was told to stop: what is under way may still be seen to land.
/// The time is that of whoever told it, not the chain's.
async fn abandoned(crank: &Crank) {
    crank.stop.told().await;
    tokio::time::sleep(crank.policy.grace).await;
}

async fn submit(crank: &Crank, client: Client<'_>, prepared: &Prepared) -> Fate {
    let fee = prepared.fee();
    match client.submit(prepared, &[&crank.key]).await {
        Ok(landed) => Fate::Landed(landed.slot, fee),
        Err(error @ Error::Refused(_)) if is_of_tables(&error) => Fate::Tables(fee),
        Err(Error::Refused(refusal)) if is_overrun(&refusal) => Fate::TooMuch(Some(fee)),
        Err(Error::Refused(refusal)) => Fate::Failed(refusal, fee),
        Err(Error::Expired) => Fate::Lost("expired"),
        Err(Error::Unknown(_)) => Fate::Lost("unknown"),
        Err(error) => Fate::Blind(error),
    }
}

/// Whether a transaction failed because it was given too few compute units.
fn is_overrun(refusal: &Refusal) -> bool {
    [InstructionError::ComputationalBudgetExceeded, InstructionError::ProgramFailedToComplete]
        .iter()
        .any(|error| refusal.name == error.to_string())
}

/// Whether a transaction failed because of a lookup table that it names. A node that cannot find
/// the accounts does not try the transaction out but refuses the question, in the same words.
fn is_of_tables(error: &Error) -> bool {
    let words = match error {
        Error::Refused(refusal) => &refusal.name,
        Error::Rpc(RpcError::Refused { message, .. }) => message,
        _ => return false,
    };
    let reasons = [
        TransactionError::AddressLookupTableNotFound,
        TransactionError::InvalidAddressLookupTableOwner,
        TransactionError::InvalidAddressLookupTableData,
        TransactionError::InvalidAddressLookupTableIndex,
    ];
    reasons.iter().any(|reason| words.contains(&reason.to_string()))
}

fn follow(crank: &mut Crank, course: &mut Course, batch: Vec<Step>, fate: Fate) {
    match fate {
        Fate::Landed(slot, fee) => {
            crank.reporter.landed(fee, batch.len());
            crank.fleet.expect_slot(slot);
            crank.pace.success();
            course.has_moved = true;
        }
        Fate::Tried => tracing::info!(steps = ?batch, "would land"),
        Fate::TooMuch(fee) => {
            crank.reporter.failed("compute_overrun", fee.unwrap_or(0));
            crank.pace.overrun(batch.len());
            // The next trial gets more room.
            course.is_over |= batch.len() == 1 || fee.is_some();
            course.has_moved |= batch.len() > 1;
            course.halve(batch);
        }
        Fate::Refused(refusal) => refused(crank, course, batch, &refusal),
        Fate::Failed(refusal, fee) => {
            tracing::warn!(%refusal, "landed and failed");
            crank.reporter.failed("failed", fee);
            course.is_over = true;
        }
        Fate::Tables(fee) => {
            tracing::warn!("a lookup table is not as it was read");
            crank.reporter.failed("tables", fee);
            course.doubts_tables = true;
            // Tables are read again, and the second time left alone.
            course.has_moved = true;
            course.is_over = true;
        }
        Fate::Lost(why) => {
            tracing::warn!(why, "a transaction did not land");
            crank.reporter.count_error(why);
            course.is_over = true;
        }
        Fate::Blind(error) => {
            tracing::warn!(%error, "the nodes do not answer");
            crank.reporter.count_error("rpc");
            course.is_over = true;
            course.progress = Some(Progress::Blind);
        }
        Fate::Poor(fee) => {
            tracing::error!(fee, payer = %crank.payer(), "the key cannot pay");
            crank.reporter.count_error("poor");
            course.is_over = true;
            course.progress = Some(Progress::Poor);
        }
        Fate::Abandoned => course.is_over = true,
    }
}

/// A step that is refused must not hold up the others: its batch is divided until it is alone.
fn refused(crank: &mut Crank, course: &mut Course, batch: Vec<Step>, refusal: &Refusal) {
    let [step] = batch.as_slice() else {
        course.halve(batch);
        return;
    };
    tracing::warn!(%refusal, ?step, "a step is refused");
    crank.reporter.count_error("refused");
    course.has_moved |= crank.refuse(step.key());
}
