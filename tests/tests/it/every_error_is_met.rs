//! No error of the program without a test that asserts its exact code.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tidepool_tests::folder::package;

/// The names of all errors, in the order of their numbers, read from the program's source.
pub fn names_of_errors() -> Vec<String> {
    let source = package().join("../programs/tidepool/src/error.rs");
    let source = fs::read_to_string(source).expect("the errors");
    let (_, after) = source.split_once("pub enum TidepoolError {").expect("the enumeration");
    let (variants, _) = after.split_once("\n}").expect("its end");
    let lines = variants.lines().map(str::trim).filter_map(|line| line.strip_suffix(','));
    lines.filter(|line| line.chars().all(char::is_alphanumeric)).map(str::to_owned).collect()
}

/// All Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The code of all tests, without comments.
fn code(folder: &Path) -> String {
    let mut code = String::new();
    for path in sources(folder) {
        let text = fs::read_to_string(path).expect("a source");
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        code.extend(lines.flat_map(|line| [line, "\n"]));
    }
    code
}

/// Whether the code names the error, and not only the beginning of a longer name.
fn names(code: &str, error: &str) -> bool {
    let whole = format!("TidepoolError::{error}");
    code.split(&whole).skip(1).any(|after| !after.starts_with(char::is_alphanumeric))
}

#[test]
fn every_error_is_met_by_a_test() {
    let errors = names_of_errors();
    assert!(errors.len() > 30, "{errors:?}");
    let tests = code(&package().join("tests/it"));
    for error in errors {
        assert!(names(&tests, &error), "{error}");
    }
}
