//! The end of a log, where the cause usually is.

use std::{fs, path::Path};

const LINES: usize = 20;

/// The last lines of a file; nothing if it cannot be read.
#[must_use]
pub fn tail(file: &Path) -> String {
    let text = fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LINES)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_end_of_a_long_log_is_told() {
        let file = std::env::temp_dir().join(format!("tidepool-tail-{}", std::process::id()));
        let lines: String = (1..=100).map(|line| format!("{line}\n")).collect();
        fs::write(&file, lines).unwrap();
        let end = tail(&file);
        assert!(end.starts_with("81\n") && end.ends_with("\n100"));
        fs::remove_file(&file).unwrap();
        assert_eq!(tail(&file), "");
    }
}
