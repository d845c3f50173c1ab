//! What `cargo xtask demo` was asked for.

/// How the demo is called.
pub const USAGE: &str = "\
usage: cargo xtask demo [--epochs N] [--json]
  --epochs N   epochs with staking rewards, 1 to 200 (default 8)
  --json       one JSON object on standard output; the story goes to standard error
";

/// Epochs that are played unless the caller says otherwise.
const DEFAULT_EPOCHS: u32 = 8;
/// More than a year of two-day epochs; the table would be of no use to anybody.
const MOST_EPOCHS: u32 = 200;

/// What the caller wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// The story.
    Play(Arguments),
    /// How to ask for it.
    Help,
}

/// How the story is to be played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arguments {
    /// Epochs with staking rewards.
    pub epochs: u32,
    /// Whether the result goes to standard output as JSON.
    pub json: bool,
}

/// Reads the arguments behind the program's name.
///
/// # Errors
/// A sentence for the caller.
pub fn parse(given: &[String]) -> Result<Request, String> {
    let mut arguments = Arguments { epochs: DEFAULT_EPOCHS, json: false };
    let mut rest = given.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        match argument {
            "--json" => arguments.json = true,
            "--epochs" => {
                let number = rest.next().ok_or("--epochs needs a number, for example 8")?;
                arguments.epochs = epochs(number)?;
            }
            "-h" | "--help" => return Ok(Request::Help),
            other => match other.strip_prefix("--epochs=") {
                Some(number) => arguments.epochs = epochs(number)?,
                None => return Err(format!("the demo does not know `{other}`")),
            },
        }
    }
    Ok(Request::Play(arguments))
}

fn epochs(text: &str) -> Result<u32, String> {
    let number = text.parse().ok().filter(|number| (1..=MOST_EPOCHS).contains(number));
    number.ok_or_else(|| format!("--epochs takes a number from 1 to {MOST_EPOCHS}, not `{text}`"))
}

#[cfg(test)]
mod tests {
    use super::{Arguments, DEFAULT_EPOCHS, Request, parse};

    fn parsed(line: &str) -> Result<Request, String> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn flags_may_stand_in_any_order() {
        let wanted = Ok(Request::Play(Arguments { epochs: 3, json: true }));
        assert_eq!(parsed("--epochs 3 --json"), wanted);
        assert_eq!(parsed("--json --epochs=3"), wanted);
        let unasked = Arguments { epochs: DEFAULT_EPOCHS, json: false };
        assert_eq!(parsed(""), Ok(Request::Play(unasked)));
        assert_eq!(parsed("--help"), Ok(Request::Help));
    }

    #[test]
    fn epochs_are_a_number_from_1_to_200() {
        for right in ["1", "200"] {
            assert!(parsed(&format!("--epochs {right}")).is_ok(), "{right}");
        }
        for wrong in ["0", "201", "-1", "1.5", "eight", "99999999999"] {
            let complaint = parsed(&format!("--epochs {wrong}")).expect_err(wrong);
            assert!(complaint.contains(wrong) && complaint.contains("1 to 200"), "{complaint}");
        }
        assert!(parsed("--epochs").expect_err("no number").contains("needs a number"));
    }

    #[test]
    fn what_is_unknown_is_named() {
        for wrong in ["--epoch", "8", "--JSON"] {
            assert!(parsed(wrong).expect_err(wrong).contains(wrong));
        }
    }
}
