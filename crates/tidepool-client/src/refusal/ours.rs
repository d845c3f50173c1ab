//! The program's errors, read from its own source, so that none can be missing or outdated.

/// An error's name and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The name in the program.
    pub name: &'static str,
    /// What the caller should do.
    pub advice: String,
}

const SOURCE: &str = include_str!("../../../../programs/tidepool/src/error.rs");

/// All errors of the program in the order of their numbers.
#[must_use]
pub fn every_error() -> Vec<Described> {
    let Some((_, body)) = SOURCE.split_once("pub enum TidepoolError {") else { return vec![] };
    let body = body.split_once("\n}").map_or(body, |(variants, _)| variants);
    body.split("#[msg(").skip(1).filter_map(described).collect()
}

pub(super) fn describe(number: u32) -> Option<Described> {
    every_error().into_iter().nth(usize::try_from(number).ok()?)
}

/// An error from what follows `#[msg(`.
fn described(text: &'static str) -> Option<Described> {
    let (_, text) = text.split_once('"')?;
    let (advice, text) = text.split_once('"')?;
    let (_, text) = text.split_once(")]")?;
    let (name, _) = text.split_once(',')?;
    Some(Described { name: name.trim(), advice: advice.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tidepool::error::TidepoolError;

    #[test]
    fn names_and_numbers_are_the_programs() {
        for error in [TidepoolError::PoolStale, TidepoolError::NotTicketOwner] {
            let name = format!("{error:?}");
            assert_eq!(describe(error as u32).expect("a description").name, name);
        }
    }

    #[test]
    fn a_message_on_a_line_of_its_own_is_read() {
        assert!(every_error()[0].advice.starts_with("The pool is behind"));
    }
}
