//! What a command says, and the process's exit code.

use std::fmt;

use serde_json::{Value, json};
use tidepool_client::error::Error;

use crate::arguments::Options;

/// What a command found or did, for people and for machines.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// For people.
    pub text: String,
    /// For machines: amounts in lamports or in billionths of a tideSOL.
    pub json: Value,
}

/// Why a command did not do what was asked.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The command line, the configuration or a key file is wrong.
    Usage(String),
    /// The client could not do it.
    Client(Error),
    /// The pool is not solvent; the report.
    Insolvent(Answer),
    /// The crank could not do all, or the pool's update is late; what there is to show.
    Unwell(Answer),
    /// The user said no.
    Declined,
}

impl Failure {
    /// The process's exit code: 1 something else, 2 usage, 3 refused by a program, 4 network,
    /// 5 insolvent, 6 declined, 7 outcome unknown.
    #[must_use]
    pub const fn code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Client(Error::NoPool(_)) => 2,
            Self::Client(Error::Refused(_)) => 3,
            Self::Client(Error::Rpc(_) | Error::Expired) => 4,
            Self::Insolvent(_) => 5,
            Self::Declined => 6,
            Self::Client(Error::Unknown(_)) => 7,
            Self::Unwell(_)
            | Self::Client(Error::Odd(_) | Error::TooLarge(_) | Error::Unsigned(_)) => 1,
        }
    }

    /// The same for machines.
    #[must_use]
    pub fn json(&self) -> Value {
        match self {
            Self::Insolvent(report) | Self::Unwell(report) => report.json.clone(),
            Self::Client(Error::Refused(refusal)) => json!({
                "error": refusal.name,
                "advice": refusal.advice,
                "program": refusal.program.map(|program| program.to_string()),
                "code": refusal.code,
            }),
            other => json!({ "error": other.to_string() }),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(why) => out.write_str(why),
            Self::Client(error) => error.fmt(out),
            Self::Insolvent(report) | Self::Unwell(report) => out.write_str(&report.text),
            Self::Declined => out.write_str("nothing was sent"),
        }
    }
}

impl std::error::Error for Failure {}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Client(error.into())
    }
}

/// Prints an answer, for people or for machines.
pub fn print(options: &Options, answer: &Answer) {
    if options.json {
        println!("{:#}", answer.json);
    } else {
        println!("{}", answer.text);
    }
}

/// Prints why `program` failed. A report of insolvency or lateness is an answer; everything else
/// goes to the error stream.
pub fn print_failure(program: &str, options: &Options, failure: &Failure) {
    match failure {
        Failure::Insolvent(report) | Failure::Unwell(report) => print(options, report),
        failure if options.json => println!("{:#}", failure.json()),
        failure => eprintln!("{program}: {failure}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tidepool_client::rpc::RpcError;

    #[test]
    fn each_kind_of_failure_has_its_code() {
        let signature = Default::default();
        for (failure, code) in [
            (Failure::Client(Error::TooLarge(2_000)), 1),
            (Failure::Usage(String::new()), 2),
            (tidepool_math::Error::PoolStale.into(), 3),
            (RpcError::Timeout.into(), 4),
            (Failure::Insolvent(Answer { text: String::new(), json: Value::Null }), 5),
            (Failure::Declined, 6),
            (Failure::Client(Error::Unknown(signature)), 7),
        ] {
            assert_eq!(failure.code(), code, "{failure}");
        }
    }
}
