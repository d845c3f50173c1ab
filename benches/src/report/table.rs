//! The figures for people.

use std::fmt::Write;

use super::figures::{Figures, Line};
use crate::rows::ROWS;

const HEAD: &str = "\
# Compute units

Written by `cargo xtask bench`, which runs all three programs in the same virtual machine and
the same run: Tidepool, `spl-stake-pool` 2.2.0 from the crate registry built with the same tool
chain, and the floor, a program that makes only the calls that no stake pool can do without.
Ten validators, the figure of the program alone with everything that it calls.

| instruction | Tidepool | SPL | x | floor | x | bar | goal | SPL's instruction |
|---|--:|--:|--:|--:|--:|--:|--:|---|
";

const FOOT: &str = "
* The factors say how often Tidepool's figure goes into the SPL stake pool's, and the floor's
  into Tidepool's.
* *idle entry*, *merged entry*: what one more validator costs in the same update, from updates
  of five and of ten validators; *without entries* is the rest. A merged entry's transient stake
  has become active and is merged into its main stake account.
* A *bar* is missed when Tidepool takes more; `cargo xtask bench --check` fails then, and when a
  committed figure is off by more than 3 %. Rows without one only inform.
* Neither pool charges a fee for a deposit, and both take five hundredths of an epoch's gain.
  The SPL stake pool takes none of a withdrawal, its cheapest case; Tidepool's exits always do.
* The tool chain checks every addition for overflow. The SPL stake pool's own build does not, and
  would take about 3 % less than here.
";

/// The Markdown page.
pub fn table(figures: &Figures) -> String {
    let mut page = HEAD.to_owned();
    for (line, row) in figures.rows.iter().zip(ROWS) {
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            line.instruction,
            units(line.ours),
            units(line.spl),
            times(line.spl_per_ours),
            units(line.floor),
            times(line.ours_per_floor),
            bar(line.ours, line.bar),
            units(line.goal),
            row.spl,
        );
    }
    let so = &figures.so_bytes;
    let _ = writeln!(
        page,
        "| bytes of the program | {} | {} | {} | | | {} | {} | |",
        grouped(so.ours),
        grouped(so.spl),
        times(Some(so.spl_per_ours)),
        bar(Some(so.ours), Some(so.bar)),
        grouped(so.goal),
    );
    page.push_str(FOOT);
    page.push_str(&searches(&figures.rows));
    page
}

/// How much of the figures is the luck of an address.
fn searches(lines: &[Line]) -> String {
    let mut text = "\
* A program that searches for the bump of an address pays for each bump that it tries, two on
  average: the SPL stake pool 1,500 compute units, with the runtime's own search, Tidepool 350
  at most. The addresses here are fixed, so each run tries as many:
"
    .to_owned();
    for line in lines.iter().filter(|line| line.bumps_ours + line.bumps_spl > 0.0) {
        let _ = writeln!(
            text,
            "  * {}: Tidepool {}, SPL {}",
            line.instruction, line.bumps_ours, line.bumps_spl
        );
    }
    text
}

fn units(figure: Option<u64>) -> String {
    figure.map(grouped).unwrap_or_default()
}

fn bar(ours: Option<u64>, bar: Option<u64>) -> String {
    let is_missed = bar.is_some_and(|bar| ours.is_none_or(|ours| ours > bar));
    let mark = if is_missed { " **missed**" } else { "" };
    units(bar) + mark
}

fn times(ratio: Option<f64>) -> String {
    ratio.map(|ratio| format!("{ratio:.1}")).unwrap_or_default()
}

/// Digits in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
