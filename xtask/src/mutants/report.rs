//! What came of each mutant, and what that means for the run.

use std::{fmt, time::Instant};

use anyhow::{Result, bail};

use super::{mutant::Mutant, survivors::Survivors};

/// What came of one mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This test fails with it, or does not end.
    Killed(String),
    /// The compiler refuses it.
    NotViable(String),
    /// It compiles to the same program.
    SameBytes,
    /// All tests pass with it.
    Survived,
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Killed(test) => write!(formatter, "killed by {test}"),
            Outcome::NotViable(error) => write!(formatter, "not viable: {error}"),
            Outcome::SameBytes => write!(formatter, "the same program"),
            Outcome::Survived => write!(formatter, "SURVIVED"),
        }
    }
}

/// All outcomes of a run.
pub struct Report {
    known: Survivors,
    outcomes: Vec<(Mutant, Outcome)>,
    total: usize,
    start: Instant,
}

impl Report {
    /// Begins a report on `total` mutants.
    pub fn new(known: Survivors, total: usize) -> Self {
        Self { known, outcomes: vec![], total, start: Instant::now() }
    }

    /// Prints an outcome and keeps it.
    pub fn note(&mut self, mutant: Mutant, outcome: Outcome) {
        let known = outcome == Outcome::Survived && self.known.has(&mutant.name());
        let known = if known { ", as docs/mutants.md proves" } else { "" };
        let (number, total) = (self.outcomes.len() + 1, self.total);
        let seconds = self.start.elapsed().as_secs();
        println!("{number}/{total} {seconds} s: {mutant}\n    {outcome}{known}");
        self.outcomes.push((mutant, outcome));
    }

    /// Prints the numbers.
    ///
    /// # Errors
    /// When a mutant survived of which nobody has proved that it may.
    pub fn finish(&self) -> Result<()> {
        let count = |wanted: fn(&Outcome) -> bool| {
            self.outcomes.iter().filter(|(_, outcome)| wanted(outcome)).count()
        };
        println!(
            "== {} mutants in {} s: {} killed, {} survived, {} not viable, {} the same program",
            self.outcomes.len(),
            self.start.elapsed().as_secs(),
            count(|outcome| matches!(outcome, Outcome::Killed(_))),
            count(|outcome| matches!(outcome, Outcome::Survived)),
            count(|outcome| matches!(outcome, Outcome::NotViable(_))),
            count(|outcome| matches!(outcome, Outcome::SameBytes)),
        );
        let mut unproved = vec![];
        for (mutant, outcome) in &self.outcomes {
            let known = self.known.has(&mutant.name());
            match outcome {
                Outcome::Survived if !known => unproved.push(mutant.to_string()),
                Outcome::Survived => {}
                _ if known => println!("warning: no survivor any more, unlist it: {mutant}"),
                _ => {}
            }
        }
        if unproved.is_empty() {
            return Ok(());
        }
        bail!("survivors without a proof in docs/mutants.md:\n  {}", unproved.join("\n  "));
    }
}
