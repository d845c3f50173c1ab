//! The survivors that are known, each with its proof: the tables of `docs/mutants.md`.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, bail, ensure};

use super::math;
use crate::paths;

/// The file.
pub const PAGE: &str = "docs/mutants.md";

/// Names of mutants and why each may survive.
pub struct Survivors(BTreeMap<String, String>);

impl Survivors {
    /// Reads the rows of all tables whose first cell is a name in double backticks.
    pub fn read() -> Result<Self> {
        Self::parse(&fs::read_to_string(paths::repository().join(PAGE)).context(PAGE)?)
    }

    fn parse(page: &str) -> Result<Self> {
        let mut rows = BTreeMap::new();
        for line in page.lines().filter(|line| line.starts_with("| `` ")) {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [name, proof] = cells.as_slice() else { bail!("{PAGE}: not two cells: {line}") };
            let name = name.trim_start_matches("`` ").trim_end_matches(" ``");
            ensure!(!proof.is_empty(), "{PAGE}: no proof: {line}");
            let before = rows.insert(name.to_owned(), (*proof).to_owned());
            ensure!(before.is_none(), "{PAGE}: twice: {name}");
        }
        Ok(Self(rows))
    }

    /// Whether a mutant is known to survive.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The names that are none of `existing`.
    pub fn unknown<'a>(&'a self, existing: &'a [String]) -> impl Iterator<Item = &'a str> {
        self.0.keys().map(String::as_str).filter(|name| !existing.iter().any(|one| one == name))
    }

    /// The tests on the bank that the proofs of the program's mutants name and that do not exist:
    /// in backticks, with their module.
    pub fn missing_tests<'a>(
        &'a self,
        exists: impl Fn(&str) -> bool + 'a,
    ) -> impl Iterator<Item = &'a str> {
        let of_program = self.0.iter().filter(|(name, _)| !math::is_of_math(name));
        let quoted = of_program.flat_map(|(_, proof)| proof.split('`').skip(1).step_by(2));
        let is_test = |text: &&str| text.contains("::") && !text.contains([' ', '(']);
        quoted.filter(is_test).filter(move |test| !exists(test))
    }
}

#[cfg(test)]
mod tests {
    use super::Survivors;

    const PAGE: &str =
        "| mutant | proof |\n|---|---|\n| `` a.rs f: < `a <= b` `` | `x::y` shows it |";

    #[test]
    fn names_and_tests_are_read_from_the_tables() {
        let survivors = Survivors::parse(PAGE).expect("a table");
        assert!(survivors.has("a.rs f: < `a <= b`"));
        assert_eq!(survivors.unknown(&[]).collect::<Vec<_>>(), ["a.rs f: < `a <= b`"]);
        assert_eq!(survivors.missing_tests(|_| false).collect::<Vec<_>>(), ["x::y"]);
        assert_eq!(survivors.missing_tests(|test| test == "x::y").count(), 0);
    }

    #[test]
    fn a_survivor_without_a_proof_is_refused() {
        assert!(Survivors::parse("| `` a ``  | |").is_err());
    }
}
