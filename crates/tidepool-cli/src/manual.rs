//! The manual page, written from the command line's own help.

use std::fmt::Write;

use clap::{Command, CommandFactory};

use crate::arguments::Cli;

/// `docs/cli.md`.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(
        "# tidepool\n\nWritten by `cargo run -p tidepool-cli -- manual`; do not edit.\n",
    );
    let mut root = Cli::command();
    root.build();
    describe(&mut root, &mut page, 0);
    page
}

fn describe(command: &mut Command, page: &mut String, depth: usize) {
    let title = command.get_bin_name().unwrap_or("tidepool").to_owned();
    // The options of every command are told once.
    let global = if depth == 0 { command.clone() } else { command.clone().mut_args(hidden) };
    let help = global.clone().render_help().to_string();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    // Writing to a string cannot fail.
    let _ = write!(page, "\n## `{title}`\n\n```text\n{}\n```\n", lines.join("\n").trim_end());
    let verbs = command.get_subcommands_mut();
    for verb in verbs.filter(|verb| !verb.is_hide_set() && verb.get_name() != "help") {
        describe(verb, page, depth + 1);
    }
}

fn hidden(argument: clap::Arg) -> clap::Arg {
    let is_everywhere = argument.is_global_set() || argument.get_id() == "help";
    if is_everywhere { argument.hide(true) } else { argument }
}
