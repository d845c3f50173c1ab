//! Plans and states for people.

use crate::{
    plan::{Plan, Situation, Stage, Step, Wait},
    turn::{
        Made,
        report::{PoolReport, Report},
    },
};

/// The plan, a line a step, with what each waits for.
#[must_use]
pub fn plan_lines(plan: &Plan) -> Vec<String> {
    let mut lines = vec![];
    let mut before: Option<&Stage> = None;
    for stage in &plan.stages {
        let waits = before.map_or_else(
            || "now".to_owned(),
            |before| format!("when all {} have landed", before.kind.name()),
        );
        for step in &stage.steps {
            lines.push(format!("{:<14} {:<60} {waits}", stage.kind.name(), words(step)));
        }
        before = Some(stage);
    }
    lines.push(format!("then           {}", wait_words(plan.wait)));
    lines
}

fn words(step: &Step) -> String {
    match step {
        Step::Look(index, entry) => format!("{index} {}", entry.vote),
        Step::Book => "turn the epoch".to_owned(),
        Step::Change(parameter) => format!("{parameter:?}"),
        Step::Flag(index, vote) => format!("{index} {vote}"),
        Step::Prune(accounts) => format!("{} {}", accounts.index, accounts.vote),
        Step::Claim { ticket, lamports, .. } => format!("{ticket} {lamports} lamports"),
        Step::Undelegate(accounts, lamports) | Step::Delegate(accounts, lamports) => {
            format!("{} {} {lamports} lamports", accounts.index, accounts.vote)
        }
    }
}

fn wait_words(wait: Wait) -> String {
    match wait {
        Wait::Again => "plan again".to_owned(),
        Wait::Rewards => "wait until the runtime has paid its rewards".to_owned(),
        Wait::Window(slot) => format!("wait for the window in slot {slot}"),
        Wait::LateWindow(slot) => format!("wait for the end of the window from slot {slot}"),
        Wait::NextEpoch(slot) => format!("wait for the next epoch in slot {slot}"),
    }
}

/// The pool's state and the bot's, a line each.
#[must_use]
pub fn status_lines(situation: &Situation, report: &Report) -> Vec<String> {
    let pool = report.pool.unwrap_or_default();
    let PoolReport { slot, epoch, behind, update_age, seen, validators, .. } = pool;
    let insolvent = if situation.snapshot.ledger().insolvent { ", insolvent" } else { "" };
    vec![
        format!("epoch      {epoch}, slot {slot}"),
        format!("update     {behind} epochs behind, {update_age} slots ago{insolvent}"),
        format!("looks      {seen} of {validators} validators"),
        format!("backing    {} lamports, {} recognised", pool.backing, pool.value),
        format!("staked     {} lamports, of which {} cool", pool.staked, pool.cooling),
        format!("reserve    {} lamports free", pool.free_reserve),
        format!("tickets    {}, owed {} lamports", pool.tickets, pool.ticket_debt),
        format!("planned    {} steps", pool.planned),
        format!("key        {} lamports", report.balance),
        format!("nodes      {} answer", report.healthy_nodes),
    ]
}

/// The flags by which the bot uses the tables, a line each; of a dry run also what it would do.
#[must_use]
pub fn table_lines(made: &Made, is_dry: bool) -> Vec<String> {
    let mut lines = vec![];
    if is_dry {
        for extension in &made.extensions {
            let count = extension.addresses.len();
            lines.push(match extension.table {
                Some(table) => format!("would add {count} addresses to {table}"),
                None => format!("would make a table of {count} addresses"),
            });
        }
        lines.push(format!("would pay {} lamports of rent", made.rent));
    }
    lines.extend(made.tables.iter().map(|table| format!("--lookup-table {table}")));
    lines
}
