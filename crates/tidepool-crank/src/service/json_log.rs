//! The log: one JSON object a line, on standard error.

use std::{
    fmt::Debug,
    io::Write,
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Map, Value};
use tracing::{
    Event, Level, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    Layer,
    filter::{LevelFilter, Targets},
    layer::{Context, SubscriberExt},
    util::SubscriberInitExt,
};

/// Starts the log of this process at `level`; other crates only warn.
///
/// # Errors
/// A level that there is none of, or a log that was started before.
pub fn start(level: &str) -> anyhow::Result<()> {
    let level: LevelFilter = level.parse()?;
    let targets = Targets::new()
        .with_default(level.min(LevelFilter::WARN))
        .with_target("tidepool_crank", level);
    let lines = JsonLines.with_filter(targets);
    tracing_subscriber::registry().with(lines).try_init()?;
    Ok(())
}

/// Writes each event as a line.
struct JsonLines;

impl<S: Subscriber> Layer<S> for JsonLines {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let line = line(event, SystemTime::now());
        // Nobody is left to tell where the log cannot be written.
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }
}

fn line(event: &Event<'_>, now: SystemTime) -> Value {
    let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    let mut fields = Fields(Map::new());
    event.record(&mut fields);
    let mut line = fields.0;
    line.insert("time".to_owned(), since.as_secs_f64().into());
    line.insert("level".to_owned(), name(*event.metadata().level()).into());
    line.insert("target".to_owned(), event.metadata().target().into());
    Value::Object(line)
}

const fn name(level: Level) -> &'static str {
    match level {
        Level::ERROR => "error",
        Level::WARN => "warn",
        Level::INFO => "info",
        Level::DEBUG => "debug",
        Level::TRACE => "trace",
    }
}

/// An event's fields as JSON.
struct Fields(Map<String, Value>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}").into());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.into());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.0.insert(field.name().to_owned(), value.into());
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.0.insert(field.name().to_owned(), value.into());
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.0.insert(field.name().to_owned(), value.into());
    }
}
