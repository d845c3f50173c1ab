//! Keeps the bank's own log away from the story.

use log::{Log, Metadata, Record};

struct Silent;

impl Log for Silent {
    fn enabled(&self, _: &Metadata) -> bool {
        false
    }

    fn log(&self, _: &Record) {}

    fn flush(&self) {}
}

/// Silences the bank, which writes every step of every program to standard error otherwise.
///
/// A process has one logger for life, so this must come before the bank sets its own.
pub fn bank() {
    // An error means that somebody has chosen a logger on purpose.
    let _ = log::set_logger(&Silent);
}
