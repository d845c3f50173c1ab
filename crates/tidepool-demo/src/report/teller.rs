//! Who tells the story: to the terminal, beside JSON, or to a test.

use std::io::{Write, stderr, stdout};

/// Columns of a line, its indentation included.
const WIDTH: usize = 98;
const INDENT: &str = "  ";
const UNITS: [&str; 5] = ["%", "SOL", "lamports", "ms", "tideSOL"];

/// Writes the story line by line, as it happens.
pub struct Teller {
    place: Place,
    chapter: u32,
}

enum Place {
    Stdout,
    Stderr,
    #[cfg(test)]
    Memory(String),
}

impl Teller {
    /// Tells it on standard output.
    pub fn to_stdout() -> Self {
        Self { place: Place::Stdout, chapter: 0 }
    }

    /// Tells it on standard error, because the other one is taken.
    pub fn to_stderr() -> Self {
        Self { place: Place::Stderr, chapter: 0 }
    }

    /// Keeps it for a test.
    #[cfg(test)]
    pub fn to_memory() -> Self {
        Self { place: Place::Memory(String::new()), chapter: 0 }
    }

    /// What a test has heard so far.
    #[cfg(test)]
    pub fn heard(&self) -> String {
        match &self.place {
            Place::Memory(heard) => heard.clone(),
            Place::Stdout | Place::Stderr => String::new(),
        }
    }

    /// The title of it all.
    pub fn title(&mut self, text: &str) {
        self.write(&format!("\n{text}\n{}", "=".repeat(text.chars().count())));
    }

    /// Begins a chapter.
    pub fn heading(&mut self, text: &str) {
        self.chapter += 1;
        self.write(&format!("\n{}. {text}", self.chapter));
    }

    /// A paragraph, broken into lines.
    pub fn say(&mut self, text: &str) {
        self.write("");
        for line in wrapped(text, WIDTH - INDENT.len()) {
            self.line(&line);
        }
    }

    /// A line that is already laid out.
    pub fn line(&mut self, text: &str) {
        let line = format!("{INDENT}{text}");
        self.write(line.trim_end());
    }

    fn write(&mut self, text: &str) {
        // Whoever closed the pipe has heard enough; the exit code still tells the verdict.
        match &mut self.place {
            Place::Stdout => drop(writeln!(stdout(), "{text}")),
            Place::Stderr => drop(writeln!(stderr(), "{text}")),
            #[cfg(test)]
            Place::Memory(heard) => {
                heard.push_str(text);
                heard.push('\n');
            }
        }
    }
}

/// Breaks a text at its spaces, but never between an amount and its unit.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    let mut line = String::new();
    for word in words(text) {
        let needed = line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && needed > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    lines.push(line);
    lines
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![];
    for word in text.split(' ') {
        let is_unit = UNITS.contains(&word.trim_end_matches(['.', ',', ':', ';', ')']));
        match words.last_mut() {
            Some(last) if is_unit && last.ends_with(|one: char| one.is_ascii_digit()) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Teller, WIDTH, wrapped};

    #[test]
    fn lines_are_as_long_as_they_may_be() {
        assert_eq!(wrapped("a bb ccc dddd", 4), ["a bb", "ccc", "dddd"]);
        assert_eq!(wrapped("toolong a", 4), ["toolong", "a"]);
        assert_eq!(wrapped("", 4), [""]);
    }

    #[test]
    fn amounts_stay_with_their_units() {
        assert_eq!(wrapped("she has 7 SOL, and he", 10), ["she has", "7 SOL, and", "he"]);
        assert_eq!(wrapped("the SOL", 5), ["the", "SOL"]);
    }

    #[test]
    fn chapters_are_numbered_and_paragraphs_indented() {
        let mut teller = Teller::to_memory();
        teller.title("Story");
        teller.heading("One");
        teller.say(&"word ".repeat(60));
        teller.heading("Two");
        let heard = teller.heard();
        assert!(heard.starts_with("\nStory\n=====\n\n1. One\n\n  word"), "{heard}");
        assert!(heard.ends_with("\n2. Two\n"), "{heard}");
        assert!(heard.lines().all(|line| line.chars().count() <= WIDTH));
    }
}
