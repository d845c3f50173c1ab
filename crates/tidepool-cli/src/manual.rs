//! The manual page, written from the command line's own help.

use std::{collections::BTreeSet, fmt::Write};

use clap::{Arg, Command, CommandFactory, Id};

use crate::arguments::Cli;

/// `docs/cli.md`.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(
        "# tidepool\n\nWritten by `cargo run -p tidepool-cli -- manual`; do not edit.\n",
    );
    let mut root = Cli::command();
    root.build();
    describe(&mut root, &mut page, &BTreeSet::new());
    page
}

/// Options that hold for all verbs of a command are told once, there.
fn describe(command: &mut Command, page: &mut String, told: &BTreeSet<Id>) {
    let title = command.get_bin_name().unwrap_or("tidepool").to_owned();
    let is_root = told.is_empty();
    let hidden = |argument: Arg| {
        // The page is the same whatever this process's environment is.
        let argument = argument.hide_env_values(true);
        let is_told = told.contains(argument.get_id());
        let hides = is_told || (!is_root && argument.get_id() == "help");
        if hides { argument.hide(true) } else { argument }
    };
    let help = command.clone().mut_args(hidden).render_help().to_string();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    // Writing to a string cannot fail.
    let _ = write!(page, "\n## `{title}`\n\n```text\n{}\n```\n", lines.join("\n").trim_end());
    let global = command.get_arguments().filter(|argument| argument.is_global_set());
    let told: BTreeSet<Id> =
        told.iter().cloned().chain(global.map(|one| one.get_id().clone())).collect();
    let verbs = command.get_subcommands_mut();
    for verb in verbs.filter(|verb| !verb.is_hide_set() && verb.get_name() != "help") {
        describe(verb, page, &told);
    }
}
