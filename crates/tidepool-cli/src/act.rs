//! Doing what was planned: trying, showing, asking, sending.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use solana_keypair::Keypair;
use tidepool_client::{
    plan::Plan,
    transaction::{Key, Prepared},
};

use crate::{
    figures,
    outcome::{Answer, Failure},
    session::Session,
};

/// What is asked before and told after.
pub struct Deed {
    /// What will happen, and for what.
    pub summary: String,
    /// How to name the number that the program answers with; `None` where it is of no interest.
    pub receives: Option<fn(u64) -> String>,
    /// The same for machines.
    pub json: Value,
    /// The transactions.
    pub plan: Plan,
}

impl Deed {
    /// A deed whose answer is of no interest.
    #[must_use]
    pub const fn new(summary: String, json: Value, plan: Plan) -> Self {
        Self { summary, receives: None, json, plan }
    }
}

impl Session<'_> {
    /// Tries, shows, asks and sends; or only prints or tries, where the options say so.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn act(&mut self, deed: Deed) -> Result<Answer, Failure> {
        if self.options.print_tx {
            return self.print(&deed).await;
        }
        // What comes after another transaction can be tried only when that has landed.
        let first = deed.plan.before.iter().chain(&deed.plan.drafts).next();
        let Some(first) = first else {
            return Ok(Answer { text: "nothing to do".to_owned(), json: json!({ "sent": [] }) });
        };
        let trial = self.client.prepare(first).await?;
        let summary = summary(&deed, &trial);
        if self.options.dry_run {
            let json = json!({ "deed": deed.json, "trial": of_trial(&trial), "sent": [] });
            return Ok(Answer { text: format!("{summary}\ndry run: nothing was sent"), json });
        }
        let keys = self.keys()?;
        if !self.options.yes && !self.console.confirm(&summary) {
            return Err(Failure::Declined);
        }
        self.send(&deed, trial, &keys, &summary).await
    }

    async fn send(
        &mut self,
        deed: &Deed,
        trial: Prepared,
        keys: &[Keypair],
        summary: &str,
    ) -> Result<Answer, Failure> {
        let keys: Vec<Key<'_>> = keys.iter().map(|key| key as Key<'_>).collect();
        let count = deed.plan.before.len() + deed.plan.drafts.len();
        let mut sent = vec![];
        let mut first = Some(trial);
        for draft in deed.plan.before.iter().chain(&deed.plan.drafts) {
            let prepared = match first.take() {
                Some(prepared) => prepared,
                None => self.client.prepare(draft).await?,
            };
            sent.push(self.client.submit(&prepared, &keys).await?.signature.to_string());
            if count > 1 {
                self.console.progress(sent.len(), count);
            }
        }
        let text = format!("{summary}\nlanded: {}", sent.join("\n        "));
        Ok(Answer { text, json: json!({ "deed": deed.json, "sent": sent }) })
    }

    /// The unsigned transactions. They carry the newest blockhash, which a multisig replaces by
    /// its own.
    async fn print(&mut self, deed: &Deed) -> Result<Answer, Failure> {
        let blockhash = self.client.rpc.latest_blockhash().await.map_err(Failure::from)?.hash;
        let mut printed = vec![];
        for draft in deed.plan.before.iter().chain(&deed.plan.drafts) {
            let transaction = draft.unbudgeted().unsigned(blockhash)?;
            let message = transaction.message.serialize();
            // The wire's form: a count, the places of the signatures, the message.
            let count = u8::try_from(transaction.signatures.len()).unwrap_or(u8::MAX);
            let places = vec![0; 64 * transaction.signatures.len()];
            let wire = [&[count][..], &places, &message].concat();
            printed.push(json!({
                "transaction": BASE64_STANDARD.encode(wire),
                "message": BASE64_STANDARD.encode(message),
            }));
        }
        let line = |each: &Value| {
            format!(
                "transaction {}\nmessage     {}",
                text(each, "transaction"),
                text(each, "message")
            )
        };
        let lines: Vec<String> = printed.iter().map(line).collect();
        Ok(Answer {
            text: lines.join("\n"),
            json: json!({ "deed": deed.json, "unsigned": printed }),
        })
    }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn summary(deed: &Deed, trial: &Prepared) -> String {
    let mut lines = vec![deed.summary.clone()];
    let is_its_answer = deed.plan.before.is_empty();
    if let (Some(name), true) = (deed.receives, is_its_answer) {
        lines.push(format!("you receive  {}", name(returned(trial))));
    }
    let count = deed.plan.before.len() + deed.plan.drafts.len();
    if count > 1 {
        lines.push(format!("in {count} transactions, the first of which was tried out"));
    }
    lines.push(format!("network fee  {}", figures::sol(trial.fee())));
    lines.join("\n")
}

fn of_trial(trial: &Prepared) -> Value {
    json!({
        "units": trial.simulation.units,
        "fee": trial.fee(),
        "returned": returned(trial),
        "logs": trial.simulation.logs,
    })
}

/// The sum of the numbers in the program's answer: paid and owed, where there are two.
fn returned(trial: &Prepared) -> u64 {
    let Some((_, data)) = &trial.simulation.return_data else { return 0 };
    let words = data.chunks(8).map(|chunk| {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(bytes)
    });
    words.fold(0, u64::saturating_add)
}
