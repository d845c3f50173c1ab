//! No error of the lender without a test that asserts its exact code.

use std::{fs, path::Path};

use tidepool_tests::folder::package;

/// The names of all errors, read from the lender's source.
fn names(source: &str) -> Vec<String> {
    let (_, after) = source.split_once("pub enum LendingError {").expect("the enumeration");
    let (variants, _) = after.split_once("\n}").expect("its end");
    let lines = variants.lines().map(|line| line.trim().trim_end_matches(" = 7000,"));
    let lines = lines.map(|line| line.trim_end_matches(','));
    let is_name = |line: &&str| !line.is_empty() && line.chars().all(char::is_alphanumeric);
    lines.filter(is_name).map(str::to_owned).collect()
}

/// The code of all tests in a folder and its folders.
fn code(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            code(&path, all);
        } else {
            all.push_str(&fs::read_to_string(path).expect("a source"));
        }
    }
}

#[test]
fn every_error_of_the_lender_is_met_by_a_test() {
    let root = package().join("..");
    let source = root.join("programs/lending/src/error.rs");
    let errors = names(&fs::read_to_string(source).expect("the errors"));
    assert!(errors.len() > 35, "{errors:?}");
    let mut tests = String::new();
    code(&root.join("tests/tests/it/lending"), &mut tests);
    code(&root.join("programs/lending/tests/it"), &mut tests);
    let words: Vec<_> = tests.split(|one: char| !one.is_alphanumeric()).collect();
    for error in errors {
        assert!(words.contains(&error.as_str()), "{error}");
    }
}
