//! One change of the program's source.

use std::{fmt, ops::Range, path::PathBuf};

/// What is changed; the order is the one in which a run tries them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A constraint or the type of an account.
    Account,
    /// A check is gone.
    Delete,
    /// A comparison is another one.
    Operator,
    /// A check demands the opposite.
    Negate,
    /// An account is not marked as writable.
    Writable,
}

/// A mutant.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The file, below the program's `src`.
    pub file: PathBuf,
    /// The line that a reader should look at.
    pub line: usize,
    /// The function, or the struct and its field.
    pub place: String,
    /// What is changed.
    pub kind: Kind,
    /// The change in words.
    pub what: String,
    /// The bytes of the file that go.
    pub range: Range<usize>,
    /// What comes in their place.
    pub replacement: String,
    /// Tells apart those that would have the same name: 1 for the first.
    pub number: usize,
}

impl Mutant {
    /// A name that stays when lines move: the list of survivors refers to it.
    pub fn name(&self) -> String {
        let number = if self.number == 1 { String::new() } else { format!(" #{}", self.number) };
        format!("{} {}: {}{number}", self.file.display(), self.place, self.what)
    }

    /// The file's text with the change.
    pub fn apply(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.range.start], self.replacement, &text[self.range.end..])
    }
}

impl fmt::Display for Mutant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} (line {})", self.name(), self.line)
    }
}

/// A piece of source in one line that is short enough to be a name.
pub fn snippet(source: &str) -> String {
    const MOST: usize = 90;
    let line = source.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.replace('|', "¦").replace('`', "'");
    if line.chars().count() <= MOST {
        return line;
    }
    line.chars().take(MOST - 1).chain(['…']).collect()
}
