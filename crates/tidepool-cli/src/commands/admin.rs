//! What operators do: each verb is one instruction, of whoever acts.

mod create_pool;
mod governance;
mod list;

use serde_json::json;
use solana_instruction::Instruction;
use tidepool_client::{plan::Plan, transaction::Draft};

use crate::{
    act::Deed,
    arguments::Admin,
    outcome::{Answer, Failure},
    session::Session,
};

pub async fn run(session: &mut Session<'_>, verb: &Admin) -> Result<Answer, Failure> {
    let (summary, instructions) = match verb {
        Admin::CreatePool(wanted) => create_pool::of(session, wanted)?,
        Admin::AddValidator { .. }
        | Admin::RemoveValidator { .. }
        | Admin::SetWeights { .. }
        | Admin::GrowList { .. } => list::of(session, verb).await?,
        verb => governance::of(session, verb)?,
    };
    send(session, summary, instructions).await
}

async fn send(
    session: &mut Session<'_>,
    summary: String,
    instructions: Vec<Instruction>,
) -> Result<Answer, Failure> {
    let draft = Draft::new(session.wallet()?.payer, instructions);
    let plan = Plan { before: vec![], drafts: vec![draft] };
    let json = json!({ "admin": summary });
    session.act(Deed::new(summary, json, plan)).await
}
