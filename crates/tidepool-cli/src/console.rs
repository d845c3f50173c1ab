//! Whoever sits at the terminal.

use std::io::{BufRead, IsTerminal, Write};

/// Whoever is asked and shown how far long work has come.
pub trait Console {
    /// Shows what will happen and asks whether it shall.
    fn confirm(&mut self, summary: &str) -> bool;
    /// So many of so many steps are done.
    fn progress(&mut self, done: usize, of: usize);
}

/// The process's own terminal. Questions and progress go to its error stream, so that the
/// output stays a machine's.
pub struct Terminal;

impl Console for Terminal {
    fn confirm(&mut self, summary: &str) -> bool {
        let mut out = std::io::stderr();
        let mut line = String::new();
        let asked = write!(out, "{summary}\nSend this? [y/N] ").and_then(|()| out.flush());
        let answered = asked.and_then(|()| std::io::stdin().lock().read_line(&mut line));
        answered.is_ok() && matches!(line.trim(), "y" | "Y" | "yes")
    }

    fn progress(&mut self, done: usize, of: usize) {
        let mut out = std::io::stderr();
        if !out.is_terminal() {
            return;
        }
        let bar = "#".repeat(20 * done / of.max(1));
        let end = if done == of { "\n" } else { "" };
        // A terminal that is gone shows nothing.
        let _ = write!(out, "\r[{bar:20}] {done} of {of}{end}").and_then(|()| out.flush());
    }
}
