//! The model beside `tidepool-math`: whole pools, a million operations, no bank.

mod history;
mod mirror;
mod movement;
mod reached;

use std::path::Path;

use tidepool_fuzz::{Effort, hunt, replay};

/// Operations of all quarters together.
const OPERATIONS: u64 = 1_000_000;
const COMMAND: &str = "cargo test -p tidepool-fuzz --test it agreement_of_the_first_histories";
/// Quarters, which run in parallel.
const PARTS: u64 = 4;

fn agree(part: u64) {
    hunt(Effort::of(OPERATIONS).part(part, PARTS), COMMAND, history::run);
}

#[test]
fn agreement_of_the_first_histories() {
    agree(0);
}

#[test]
fn agreement_of_the_second_histories() {
    agree(1);
}

#[test]
fn agreement_of_the_third_histories() {
    agree(2);
}

#[test]
fn agreement_of_the_fourth_histories() {
    agree(3);
}

#[test]
fn kept_cases_agree() {
    // Asked when it runs: clones that share a target folder share the compiled test.
    let package = std::env::var("CARGO_MANIFEST_DIR").expect("cargo tells the folder");
    let folder = Path::new(&package).join("../../tests/fuzz_cases");
    replay(&folder, history::run);
}
