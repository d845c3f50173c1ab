//! The tests on the bank, which load the program at run time and are built once.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::{
    mutant::{Kind, Mutant},
    tree,
};
use crate::{digest, paths, process, workspace};

/// Longest time between two tests that end; the longest of all takes 20 seconds alone on a slow
/// machine.
const PATIENCE: Duration = Duration::from_mins(4);
/// Tests that take seconds, and mostly find what others find as well: they come last.
const SLOW: &[&str] = &["scenario::", "bytes::", "scale::", "builtins::", "museum::"];

/// Tests of all accounts of all instructions.
const ACCOUNTS: &[&str] = &["accounts::", "versions::"];

/// What came of some tests.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All passed.
    Green,
    /// This one failed.
    Red(String),
    /// None ended for [`PATIENCE`].
    Hung,
}

/// The built tests.
pub struct Suite {
    binary: PathBuf,
    /// The hash of the built tests.
    pub hash: String,
    /// The names of all tests.
    pub tests: BTreeSet<String>,
}

impl Suite {
    /// Builds the tests.
    pub fn build() -> Result<Self> {
        let mut cargo = workspace::cargo()?;
        cargo.args(["test", "--locked", "--package", "tidepool-tests", "--test", "it"]);
        cargo.args(["--no-run", "--message-format", "json-render-diagnostics"]);
        let messages = process::output(&mut cargo)?;
        let executable = messages
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
            .next_back();
        // A copy: whoever builds the tests meanwhile shall not change them under a run.
        let binary = tree::folder()?.join("it");
        fs::copy(executable.context("cargo built no tests")?, &binary)?;
        let hash = digest::sha256(&fs::read(&binary)?);
        let mut suite = Self { binary, hash, tests: BTreeSet::new() };
        let listing = process::output(suite.command().args(["--list", "--format", "terse"]))?;
        suite.tests = listing
            .lines()
            .filter_map(|line| line.strip_suffix(": test"))
            .map(str::to_owned)
            .collect();
        ensure!(!suite.tests.is_empty(), "there are no tests");
        Ok(suite)
    }

    /// The tests in the order in which they are worth trying on a mutant: those that killed its
    /// neighbours, those about its file, the quick ones, the rest.
    pub fn order(&self, mutant: &Mutant, killers: &[String]) -> Vec<Vec<&str>> {
        let stem = mutant.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.unwrap_or_default();
        let accounts = matches!(mutant.kind, Kind::Account | Kind::Writable);
        let slow = |test: &str| SLOW.iter().any(|prefix| test.starts_with(prefix));
        let rank = |test: &str| {
            if killers.iter().any(|killer| killer == test) {
                0
            } else if accounts && ACCOUNTS.iter().any(|prefix| test.starts_with(prefix)) {
                1
            } else if !slow(test) && test.contains(&stem) {
                2
            } else if !slow(test) {
                3
            } else {
                4
            }
        };
        let of = |wanted: usize| {
            self.tests.iter().map(String::as_str).filter(|test| rank(test) == wanted).collect()
        };
        (0..5).map(of).filter(|tests: &Vec<_>| !tests.is_empty()).collect()
    }

    /// Runs `tests` on the programs in `deploy` until one fails.
    pub fn run(&self, deploy: &Path, tests: &[&str]) -> Result<Verdict> {
        let mut child = self
            .command()
            .env("SBF_OUT_DIR", deploy)
            .arg("--exact")
            .args(tests)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let lines = lines(&mut child)?;
        let verdict = watch(&lines);
        if !matches!(verdict, Ok(Verdict::Green)) {
            child.kill()?;
        }
        child.wait()?;
        verdict
    }

    fn command(&self) -> Command {
        let crate_dir = paths::repository().join("tests");
        let mut command = process::command(&self.binary);
        command
            .current_dir(&crate_dir)
            .env("CARGO_MANIFEST_DIR", crate_dir)
            .env("RUST_LOG", "error")
            .env("RUST_BACKTRACE", "0");
        command
    }
}

/// What a child prints, line by line.
fn lines(child: &mut Child) -> Result<Receiver<String>> {
    let output = BufReader::new(child.stdout.take().context("a pipe")?);
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    Ok(receiver)
}

fn watch(lines: &Receiver<String>) -> Result<Verdict> {
    loop {
        let line = match lines.recv_timeout(PATIENCE) {
            Ok(line) => line,
            Err(RecvTimeoutError::Timeout) => return Ok(Verdict::Hung),
            Err(RecvTimeoutError::Disconnected) => bail!("the tests ended without a result"),
        };
        if let Some(test) =
            line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED"))
        {
            return Ok(Verdict::Red(test.trim_end_matches(" - should panic").to_owned()));
        }
        if line.starts_with("test result: ok") {
            return Ok(Verdict::Green);
        }
    }
}
