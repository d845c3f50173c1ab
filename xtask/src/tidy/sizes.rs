//! Files and functions that fit in a head.

use super::source::SourceFile;

/// Most lines of a Rust file.
const FILE_LINES: usize = 300;
/// Most lines of a function, from its signature to its closing brace.
const FUNCTION_LINES: usize = 70;
/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc"];

/// Complaints about sizes and names.
pub fn check(files: &[SourceFile]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        let path = file.path.display();
        let lines = file.text.lines().count();
        if lines > FILE_LINES {
            faults.push(format!("{path}: {lines} lines, more than {FILE_LINES}"));
        }
        let stem = file.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if EMPTY_NAMES.contains(&stem) {
            faults.push(format!("{path}: the name says nothing"));
        }
        for (name, length) in functions(&file.text) {
            if length > FUNCTION_LINES {
                faults.push(format!("{path}: fn {name} has {length} lines"));
            }
        }
    }
    faults
}

/// Names and lengths of all functions; formatted code closes each at its own indentation.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let Some(name) = function_name(line.trim_start()) else { continue };
        let closing = format!("{}}}", " ".repeat(indent));
        let body = lines[start..].iter().position(|line| *line == closing);
        let next =
            lines[start..].iter().position(|line| line.ends_with(';') && !line.contains('{'));
        match (body, next) {
            // A declaration without a body ends before any brace does.
            (Some(body), Some(next)) if next == 0 && body > 0 => {}
            (Some(body), _) => found.push((name, body + 1)),
            (None, _) => {}
        }
    }
    found
}

fn function_name(line: &str) -> Option<String> {
    let qualifiers = ["pub(crate) ", "pub(super) ", "pub ", "const ", "async ", "unsafe "];
    let mut rest = line;
    while let Some(next) = qualifiers.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    let name = rest.strip_prefix("fn ")?;
    Some(name.chars().take_while(|one| one.is_alphanumeric() || *one == '_').collect())
}

#[cfg(test)]
mod tests {
    use super::functions;

    #[test]
    fn a_function_is_measured_from_signature_to_brace() {
        let text = "fn a() {\n    b();\n}\n\nimpl X {\n    pub async fn c(\n    ) {\n    }\n}\n";
        assert_eq!(functions(text), [("a".to_owned(), 3), ("c".to_owned(), 3)]);
    }
}
