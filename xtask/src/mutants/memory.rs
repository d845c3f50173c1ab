//! Which test killed which mutant, in this run and in earlier ones: the log that all runs of this
//! tree append to. It decides what is tried first, and nothing else.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::Write,
    path::PathBuf,
};

use anyhow::Result;

use super::{mutant::Mutant, report::Outcome, tree};

/// Between a mutant and its outcome.
const SEPARATOR: &str = "\tkilled by ";

/// Names of mutants and the tests that killed them, the latest last.
pub struct Memory {
    log: PathBuf,
    kills: Vec<(String, String)>,
    /// Names of mutants and their last outcomes, in words.
    last: BTreeMap<String, String>,
}

impl Memory {
    /// Reads the log, if there is one.
    pub fn read() -> Result<Self> {
        let log = tree::folder()?.join("outcomes.log");
        let text = fs::read_to_string(&log).unwrap_or_default();
        let kills = text.lines().filter_map(|line| line.split_once(SEPARATOR));
        let kills = kills.map(|(name, test)| (name.to_owned(), test.to_owned())).collect();
        let last = text.lines().filter_map(|line| line.split_once('\t'));
        let last = last.map(|(name, outcome)| (name.to_owned(), outcome.to_owned())).collect();
        Ok(Self { log, kills, last })
    }

    /// Whether a run has tried it and it did not survive. That was on the program and the tests
    /// as they were then.
    pub fn is_settled(&self, mutant: &Mutant) -> bool {
        let survived = Outcome::Survived.to_string();
        self.last.get(&mutant.name()).is_some_and(|outcome| *outcome != survived)
    }

    /// Appends an outcome.
    pub fn note(&mut self, mutant: &Mutant, outcome: &Outcome) -> Result<()> {
        let name = mutant.name();
        let mut log = OpenOptions::new().create(true).append(true).open(&self.log)?;
        writeln!(log, "{name}\t{outcome}")?;
        if let Outcome::Killed(test) = outcome {
            self.kills.push((name, test.clone()));
        }
        Ok(())
    }

    /// The tests worth trying first: what killed the mutant before, else what killed mutants of
    /// the same file, the latest first.
    pub fn killers(&self, of: &Mutant) -> Vec<String> {
        const MOST: usize = 12;
        let (name, file) = (of.name(), format!("{} ", of.file.display()));
        let latest = || self.kills.iter().rev();
        if let Some((_, test)) = latest().find(|(killed, _)| *killed == name) {
            return vec![test.clone()];
        }
        let mut killers: Vec<String> = vec![];
        for (_, test) in latest().filter(|(killed, _)| killed.starts_with(&file)) {
            if !killers.contains(test) && killers.len() < MOST {
                killers.push(test.clone());
            }
        }
        killers
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, path::Path};

    use super::Memory;
    use crate::mutants::{finder, report::Outcome};

    #[test]
    fn what_killed_a_mutant_before_is_tried_alone_and_first() {
        let found = finder::find(Path::new("a.rs"), "fn a() { b()?; c()?; d()?; }").expect("Rust");
        let [one, two, three] = found.as_slice() else { panic!("three mutants") };
        let kill = |mutant: &super::Mutant, test: &str| (mutant.name(), test.to_owned());
        let kills = vec![kill(one, "x::old"), kill(two, "x::other"), kill(one, "x::new")];
        let memory = Memory { log: "log".into(), kills, last: BTreeMap::new() };
        assert_eq!(memory.killers(one), ["x::new"]);
        assert_eq!(memory.killers(three), ["x::new", "x::other", "x::old"]);
    }
    #[test]
    fn what_survived_or_was_never_tried_is_not_settled() {
        let found = finder::find(Path::new("a.rs"), "fn a() { b()?; c()?; d()?; }").expect("Rust");
        let [one, two, three] = found.as_slice() else { panic!("three mutants") };
        let last = [(one, Outcome::SameBytes), (two, Outcome::Survived)];
        let last = last.map(|(mutant, outcome)| (mutant.name(), outcome.to_string())).into();
        let memory = Memory { log: "log".into(), kills: vec![], last };
        assert!(memory.is_settled(one));
        assert!(!memory.is_settled(two) && !memory.is_settled(three));
    }
}
