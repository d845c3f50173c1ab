//! Turning epochs: the bot of `tidepool-crank` in this process, on nodes of its own.

use serde_json::json;
use tidepool_client::error::Error;
use tidepool_crank::service::{
    config::{Place, Settings},
    verbs::{Outcome, work},
};

use crate::{
    arguments::Crank,
    config::url_of,
    outcome::{Answer, Failure},
    session::Session,
};

pub async fn run(session: &Session<'_>, wanted: &Crank) -> Result<Answer, Failure> {
    let settings = Settings { place: place(session)?, manner: wanted.manner.clone() };
    let Outcome { is_well, lines } =
        work(settings, wanted.verb).await.map_err(|error| match error.downcast::<Error>() {
            Ok(error) => Failure::Client(error),
            Err(other) => Failure::Usage(format!("{other:#}")),
        })?;
    let json = json!({ "is_well": is_well, "lines": lines });
    let answer = Answer { text: lines.join("\n"), json };
    if is_well { Ok(answer) } else { Err(Failure::Unwell(answer)) }
}

/// The bot's nodes are those that the URL names, with commas between them.
fn place(session: &Session<'_>) -> Result<Place, Failure> {
    let (options, config) = (session.options, session.config);
    if options.print_tx || options.owner.is_some() || options.fee_payer.is_some() {
        let why = "the crank signs with a key of its own, and pays with it: pass --keypair alone";
        return Err(Failure::Usage(why.to_owned()));
    }
    let urls = options.url.as_ref().or(config.url.as_ref());
    let missing = || Failure::Usage("name the node: --url URL".to_owned());
    let rpc = urls.ok_or_else(missing)?.split(',').map(url_of).collect();
    let keypair = options.keypair.as_ref().or(config.keypair.as_ref());
    Ok(Place {
        config: None,
        pool: Some(session.pool()?.to_string()),
        rpc,
        keypair: keypair.map(Into::into),
        dry_run: options.dry_run,
        log: None,
    })
}
