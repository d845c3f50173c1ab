//! What people read.

use tidepool_solvency::check;

use crate::paper::{MAIN, SOL, lamports, sound};

#[test]
fn the_table_shows_what_is_held_what_is_claimed_and_the_verdict() {
    let table = check(&sound()).to_string();
    let lines: Vec<_> = table.lines().collect();
    assert_eq!(lines[0], "slot 1050, epoch 15, in SOL");
    let row = |name: &str, amount: &str| format!("  {name:<44}{amount:>24}");
    assert_eq!(lines[1], row("reserve", "51.000890880"));
    assert_eq!(lines[6], row("held", "181.000890880"));
    assert_eq!(lines[12], row("claimed", "181.000890880"));
    assert_eq!(lines[14..], ["solvent"]);
}

#[test]
fn faults_and_notes_are_sentences_with_numbers() {
    let mut raw = sound();
    lamports(&mut raw, MAIN, 75 * SOL + 1);
    let table = check(&raw).to_string();
    let lines: Vec<_> = table.lines().collect();
    assert!(lines[13].ends_with(" -4.999999999"), "{table}");
    let expected = [
        "NOT SOLVENT",
        "  fault: validator gBxS1f6uyyGPuW5MzGBukidSb71jdsCb5fZaoSzULE5 lacks 4.999999999",
        "  fault: 4.999999999 of what is claimed is not there",
    ];
    assert_eq!(lines[14..], expected);
}
