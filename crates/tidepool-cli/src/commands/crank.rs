//! `crank`: the bot, with this tool's pool, node and key. It speaks for itself: plans and states go
//! to standard output as lines, its log to standard error.

use serde_json::json;
use tidepool_client::error::Error;
use tidepool_crank::service::{
    command::{Verb, work},
    config::Settings,
};

use crate::{
    config::url_of,
    outcome::{Answer, Failure},
    session::Session,
};

/// Does it.
///
/// # Errors
/// [`Failure::Usage`] for settings that are missing, the node's, and [`Failure::Late`] where something could
/// not be done or the pool's update is late.
pub async fn run(session: &Session<'_>, verb: Verb) -> Result<Answer, Failure> {
    let done = work(settings(session)?, verb).await;
    // What the node answered, or did not, is no mistake of the command line's.
    let failure = |error: anyhow::Error| match error.downcast::<Error>() {
        Ok(error) => Failure::Client(error),
        Err(error) => Failure::Usage(format!("{error:#}")),
    };
    if !done.map_err(failure)? {
        return Err(Failure::Late);
    }
    Ok(Answer { text: "done".to_owned(), json: json!({ "done": true }) })
}

/// The bot's settings, as far as this tool has any; the others are its defaults.
fn settings(session: &Session<'_>) -> Result<Settings, Failure> {
    let (options, config) = (session.options, session.config);
    let url = options.url.as_ref().or(config.url.as_ref());
    let missing = || Failure::Usage("name a node: --url URL".to_owned());
    let keypair = options.keypair.as_ref().or(config.keypair.as_ref());
    Ok(Settings {
        pool: Some(session.pool()?.to_string()),
        rpc: vec![url_of(url.ok_or_else(missing)?)],
        keypair: keypair.map(Into::into),
        dry_run: options.dry_run,
        log: Some("warn".to_owned()),
        ..Settings::default()
    })
}
