//! What each verb of the command line does.

use serde_json::{Value, json};
use tidepool_cli::{
    act::Deed,
    outcome::{Answer, Failure},
    session::Session,
};
use tidepool_client::plan::Plan;

use crate::{
    description::Description,
    show,
    state::{self, State},
    steps::{Step, diff},
    work::Work,
};

/// What the chain lacks.
///
/// # Errors
/// See [`Failure`].
pub async fn compare(session: &Session<'_>, wanted: &Description) -> Result<Answer, Failure> {
    let found = fetch(session, wanted).await?;
    Ok(show::changes(wanted, &found, &diff(wanted, &found)))
}

/// How far each step is.
///
/// # Errors
/// See [`Failure`].
pub async fn status(session: &Session<'_>, wanted: &Description) -> Result<Answer, Failure> {
    let found = fetch(session, wanted).await?;
    Ok(show::steps(wanted, &found))
}

/// Does each step, as far as whoever acts may and the epoch lets him, and tells what is left.
/// What is only tried or printed ends with the first step that has something to do: those after
/// it may depend on it.
///
/// # Errors
/// See [`Failure`]. The steps before have been done then; the next run goes on from there.
pub async fn apply(session: &mut Session<'_>, wanted: &Description) -> Result<Answer, Failure> {
    let wallet = session.wallet()?;
    let is_only_shown = session.options.dry_run || session.options.print_tx;
    let mut done = vec![];
    for step in Step::ALL {
        let keys = [wallet.owner, wallet.payer];
        let Some(work) = Work::find(session.client.rpc, wanted, step, keys).await? else {
            continue;
        };
        done.push(session.act(deed(step, work)).await?);
        if is_only_shown {
            return Ok(told(&done, None));
        }
    }
    let left = compare(session, wanted).await?;
    Ok(told(&done, Some(left)))
}

fn deed(step: Step, Work { changes, drafts }: Work) -> Deed {
    let lines = changes.iter().map(|change| format!("  {}", change.action));
    let lines: Vec<String> = [step.name().to_owned()].into_iter().chain(lines).collect();
    let json = json!({ "step": step.name(), "changes": show::list(&changes) });
    Deed::new(lines.join("\n"), json, Plan { before: vec![], drafts })
}

fn told(done: &[Answer], left: Option<Answer>) -> Answer {
    let steps: Vec<Value> = done.iter().map(|answer| answer.json.clone()).collect();
    let texts = done.iter().chain(&left).map(|answer| answer.text.clone());
    let text = texts.collect::<Vec<_>>().join("\n\n");
    Answer { text, json: json!({ "steps": steps, "left": left.map(|answer| answer.json) }) }
}

async fn fetch(session: &Session<'_>, wanted: &Description) -> Result<State, Failure> {
    Ok(state::fetch(session.client.rpc, &wanted.addresses()).await?)
}
