//! The flags of `cargo xtask nightly`.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};

/// Operations on the bank of a night.
const OPERATIONS: u64 = 1_000_000;

/// What a night does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The seed that all steps begin with.
    pub seed: u64,
    /// Operations on the bank; what is faster takes a multiple.
    pub operations: u64,
    /// The only step to run.
    pub only: Option<String>,
}

impl Options {
    /// From the command line.
    pub fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self { seed: of_the_clock(), operations: OPERATIONS, only: None };
        let mut rest = arguments.iter();
        while let Some(flag) = rest.next() {
            let value = rest.next().with_context(|| format!("{flag} wants a value"))?;
            match flag.as_str() {
                "--seed" => options.seed = number(value)?,
                "--operations" => options.operations = number(value)?,
                "--only" => options.only = Some(value.clone()),
                _ => bail!("the flags are --seed, --operations and --only"),
            }
        }
        Ok(options)
    }
}

fn number(text: &str) -> Result<u64> {
    text.replace('_', "").parse().with_context(|| format!("{text} is no number"))
}

/// Another seed every second.
fn of_the_clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |time| time.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options> {
        Options::read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn flags_say_what_a_night_does() {
        let options = read("--seed 7 --only fuzz-bank --operations 2_000").unwrap();
        let only = Some("fuzz-bank".to_owned());
        assert_eq!(options, Options { seed: 7, operations: 2_000, only });
        assert_eq!(read("--seed 7").unwrap().operations, OPERATIONS);
    }

    #[test]
    fn other_flags_are_refused() {
        for line in ["--seed", "--seed x", "--fast 1"] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
