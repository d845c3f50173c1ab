//! Whether the bars are met and the committed figures still true.

use anyhow::{Result, bail};

use super::figures::{Figures, Line};
use super::files;

/// A committed figure may be off by this much, in hundredths.
const TOLERANCE: u64 = 3;

/// Fails when a bar is missed or a committed figure is not true any more.
pub fn check(figures: &Figures) -> Result<()> {
    let mut complaints = missed_bars(figures);
    complaints.extend(drift(&files::read()?, figures));
    if complaints.is_empty() {
        return Ok(());
    }
    bail!("{}", complaints.join("\n"))
}

/// The bars that Tidepool misses.
fn missed_bars(figures: &Figures) -> Vec<String> {
    let judged = figures.rows.iter().filter_map(|line| Some((line, line.bar?)));
    let mut missed: Vec<_> = judged
        .filter_map(|(line, bar)| match line.ours {
            Some(ours) if ours <= bar => None,
            Some(ours) => Some(format!("{} takes {ours}, more than {bar}", line.instruction)),
            None => Some(format!("{} was not measured", line.instruction)),
        })
        .collect();
    let so = &figures.so_bytes;
    if so.ours > so.bar {
        missed.push(format!("the program has {} bytes, more than {}", so.ours, so.bar));
    }
    missed
}

fn drift(committed: &Figures, now: &Figures) -> Vec<String> {
    let mut complaints = vec![];
    for line in &now.rows {
        let same = |other: &&Line| other.instruction == line.instruction;
        match committed.rows.iter().find(same) {
            Some(other) => complaints.extend(line_drift(other, line)),
            None => complaints.push(format!("{} is not committed", line.instruction)),
        }
    }
    if committed.rows.len() > now.rows.len() {
        complaints.push("a committed instruction is not measured any more".to_owned());
    }
    for (name, was, is) in [
        ("the program's bytes", committed.so_bytes.ours, now.so_bytes.ours),
        ("the SPL stake pool's bytes", committed.so_bytes.spl, now.so_bytes.spl),
    ] {
        complaints.extend(figure_drift(name, Some(was), Some(is)));
    }
    complaints
}

fn line_drift(committed: &Line, now: &Line) -> Vec<String> {
    let figures = [
        ("ours", committed.ours, now.ours),
        ("SPL's", committed.spl, now.spl),
        ("the floor's", committed.floor, now.floor),
    ];
    let named = |(whose, was, is)| figure_drift(&format!("{}, {whose}", now.instruction), was, is);
    figures.into_iter().filter_map(named).collect()
}

fn figure_drift(name: &str, was: Option<u64>, is: Option<u64>) -> Option<String> {
    let near = match (was, is) {
        (Some(was), Some(is)) => was.abs_diff(is) * 100 <= was * TOLERANCE,
        (was, is) => was == is,
    };
    let show = |figure: Option<u64>| figure.map_or("none".to_owned(), |figure| figure.to_string());
    (!near).then(|| format!("{name}: {} is committed, {} is measured", show(was), show(is)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_hundredths_are_near_in_both_directions() {
        for near in [970, 1_000, 1_030] {
            assert_eq!(figure_drift("a", Some(1_000), Some(near)), None, "{near}");
        }
        for far in [969, 1_031] {
            assert!(figure_drift("a", Some(1_000), Some(far)).is_some(), "{far}");
        }
    }

    #[test]
    fn a_figure_that_comes_or_goes_is_reported() {
        assert!(figure_drift("a", None, Some(1)).is_some());
        assert!(figure_drift("a", Some(1), None).is_some());
        assert_eq!(figure_drift("a", None, None), None);
    }
}
