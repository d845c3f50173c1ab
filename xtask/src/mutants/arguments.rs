//! The flags of `cargo xtask mutants`.

use anyhow::{Context, Result, bail, ensure};

/// What a run is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Only say what there is.
    pub list: bool,
    /// The arithmetic instead of the program.
    pub math: bool,
    /// Mutants whose names hold one of these; all, where there is none.
    pub only: Vec<String>,
    /// A sample of so many.
    pub sample: Option<usize>,
    /// Which sample.
    pub seed: Option<String>,
    /// Only those that no earlier run of this tree has tried, or that survived it.
    pub rest: bool,
    /// The i-th of n parts, from 1 on.
    pub shard: Option<(usize, usize)>,
}

/// Reads the flags.
pub fn parse(arguments: &[String]) -> Result<Request> {
    let mut request = Request::default();
    let mut rest = arguments.iter().peekable();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--list" => request.list = true,
            "--math" => request.math = true,
            "--rest" => request.rest = true,
            "--only" => request.only.push(rest.next().context("--only needs a text")?.clone()),
            "--seed" => request.seed = Some(rest.next().context("--seed needs a text")?.clone()),
            "--smoke" => {
                let number = rest.next_if(|next| next.parse::<usize>().is_ok());
                request.sample = Some(number.map_or(Ok(20), |number| number.parse())?);
            }
            "--shard" => {
                let shard = rest.next().context("--shard needs i/n")?;
                let (part, parts) = shard.split_once('/').context("--shard needs i/n")?;
                request.shard = Some((part.parse()?, parts.parse()?));
            }
            flag => bail!("mutants has no flag {flag}"),
        }
    }
    if let Some((part, parts)) = request.shard {
        ensure!((1..=parts).contains(&part), "--shard {part}/{parts}: there is no such part");
    }
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::{Request, parse};

    fn of(line: &str) -> Request {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).expect("legal flags")
    }

    #[test]
    fn a_smoke_test_takes_twenty_unless_told_otherwise() {
        assert_eq!(of("--smoke").sample, Some(20));
        assert_eq!(of("--smoke 3 --list").sample, Some(3));
        assert_eq!(of("--smoke --list").sample, Some(20));
    }

    #[test]
    fn a_shard_beyond_the_last_is_refused() {
        assert_eq!(of("--shard 2/2").shard, Some((2, 2)));
        assert!(parse(&["--shard".to_owned(), "3/2".to_owned()]).is_err());
    }
}
