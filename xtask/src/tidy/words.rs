//! Words that must not stay.

use super::source::SourceFile;

/// Unfinished or disabled code, spelled so that this file does not accuse itself.
const UNFINISHED: &[&str] = &[
    concat!("to", "do!("),
    concat!("unimpl", "emented!("),
    concat!("FIX", "ME"),
    concat!("db", "g!("),
];
/// Tests that do not run.
const DISABLED: &[&str] = &[concat!("#[ig", "nore")];
/// Folders of some machine.
const MACHINE: &[&str] = &[concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/wo", "rk/")];

/// Complaints about words.
pub fn check(files: &[SourceFile]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files {
        if file.path.ends_with("Cargo.lock") {
            continue;
        }
        let words = MACHINE.iter().chain(if file.is_rust() { UNFINISHED } else { &[] });
        let words = words.chain(if file.is_rust() { DISABLED } else { &[] });
        for word in words.filter(|word| file.text.contains(**word)) {
            faults.push(format!("{}: `{word}` must not stay", file.path.display()));
        }
    }
    faults
}
