//! Differences and steps as tables.

use serde_json::{Value, json};
use tidepool_cli::{outcome::Answer, table::table};

use crate::{
    change::{Change, When},
    description::Description,
    state::State,
    steps::Step,
};

/// What is to do, a line each.
pub fn changes(wanted: &Description, found: &State, changes: &[Change]) -> Answer {
    let pool = wanted.addresses().pool;
    let json = json!({
        "pool": pool.to_string(),
        "epoch": found.epoch,
        "changes": list(changes),
    });
    let head = format!("pool {pool}, epoch {}", found.epoch);
    if changes.is_empty() {
        return Answer { text: format!("{head}: nothing to do"), json };
    }
    let row = |change: &Change| {
        let what = format!("{}  {}", change.step.name(), change.action);
        vec![what, change.when.to_string(), signer(change)]
    };
    let rows: Vec<Vec<String>> = changes.iter().map(row).collect();
    Answer { text: format!("{head}\n{}", table(&["change", "when", "by"], &rows)), json }
}

/// How many changes each step has, and how many of them can be done now.
pub fn steps(wanted: &Description, found: &State) -> Answer {
    let pool = wanted.addresses().pool;
    let (mut rows, mut list) = (vec![], vec![]);
    for step in Step::ALL {
        let changes = step.diff(wanted, found);
        let now = changes.iter().filter(|change| change.when == When::Now).count();
        let later = changes.len() - now;
        let state = if changes.is_empty() { "done" } else { "open" };
        rows.push(vec![
            step.name().to_owned(),
            state.to_owned(),
            now.to_string(),
            later.to_string(),
        ]);
        list.push(json!({ "step": step.name(), "state": state, "now": now, "later": later }));
    }
    let head = format!("pool {pool}, epoch {}", found.epoch);
    let text = format!("{head}\n{}", table(&["step", "state", "now", "later"], &rows));
    Answer { text, json: json!({ "pool": pool.to_string(), "epoch": found.epoch, "steps": list }) }
}

/// Changes for machines.
pub fn list(changes: &[Change]) -> Vec<Value> {
    let of = |change: &Change| {
        json!({
            "step": change.step.name(),
            "change": change.action.to_string(),
            "when": change.when.to_string(),
            "by": change.by.map(|by| by.to_string()),
        })
    };
    changes.iter().map(of).collect()
}

fn signer(change: &Change) -> String {
    change.by.map_or_else(|| "anybody".to_owned(), |by| by.to_string())
}
