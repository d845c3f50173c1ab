//! The rate over time, drawn with eighths of blocks.

use super::amount;
use crate::story::RateSample;

/// Columns of the drawing, and its height in lines.
const WIDTH: usize = 80;
const HEIGHT: usize = 10;
/// Heights within one line.
const BLOCKS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The chart as lines, or nothing for less than two slots.
pub fn draw(samples: &[RateSample]) -> Vec<String> {
    let (Some(first), Some(last)) = (samples.first(), samples.last()) else { return vec![] };
    if first.slot == last.slot {
        return vec![];
    }
    let heights: Vec<usize> =
        columns(samples).into_iter().map(|rate| height(rate, first.rate, last.rate)).collect();
    let mut lines: Vec<String> = (0..HEIGHT)
        .map(|line| {
            let label = match line {
                0 => amount::rate(last.rate),
                _ if line == HEIGHT - 1 => amount::rate(first.rate),
                _ => String::new(),
            };
            format!("{label:>11} │{}", blocks(&heights, HEIGHT - 1 - line))
        })
        .collect();
    lines.extend(axis(samples));
    lines
}

/// The rate at each column, between two samples in proportion, as it really flows.
fn columns(samples: &[RateSample]) -> Vec<u64> {
    let (first, last) = (samples[0].slot, samples[samples.len() - 1].slot);
    (0..WIDTH).map(|column| rate_at(samples, slot_of(column, first, last))).collect()
}

fn slot_of(column: usize, first: u64, last: u64) -> u64 {
    first + (last - first) * column as u64 / (WIDTH as u64 - 1)
}

fn rate_at(samples: &[RateSample], slot: u64) -> u64 {
    let next = samples.partition_point(|sample| sample.slot <= slot);
    let before = samples[next.saturating_sub(1)];
    let Some(after) = samples.get(next) else { return before.rate };
    let rise = u128::from(after.rate.saturating_sub(before.rate));
    let part = rise * u128::from(slot - before.slot) / u128::from(after.slot - before.slot);
    before.rate + u64::try_from(part).unwrap_or_default()
}

/// Eighths of lines from the bottom; at least one, so that the ground is seen.
fn height(rate: u64, least: u64, most: u64) -> usize {
    let range = u128::from(most.saturating_sub(least).max(1));
    let steps = (HEIGHT * 8 - 1) as u128;
    let eighths = u128::from(rate.saturating_sub(least)) * steps / range;
    usize::try_from(eighths.min(steps)).unwrap_or_default() + 1
}

fn blocks(heights: &[usize], lines_below: usize) -> String {
    heights.iter().map(|height| BLOCKS[height.saturating_sub(lines_below * 8).min(8)]).collect()
}

/// A tick where each epoch begins, as far as there is room, and its number below.
fn axis(samples: &[RateSample]) -> [String; 2] {
    let (first, last) = (samples[0].slot, samples[samples.len() - 1].slot);
    let (mut ticks, mut numbers) = (vec!['─'; WIDTH], vec![' '; WIDTH + 6]);
    let mut free = 0;
    for (index, sample) in samples.iter().enumerate() {
        let begins = index == 0 || samples[index - 1].epoch != sample.epoch;
        let column = (0..WIDTH).find(|column| slot_of(*column, first, last) >= sample.slot);
        let Some(column) = column.filter(|column| begins && *column >= free) else { continue };
        ticks[column] = '┬';
        for (place, digit) in numbers[column..].iter_mut().zip(sample.epoch.to_string().chars()) {
            *place = digit;
        }
        free = column + sample.epoch.to_string().len() + 2;
    }
    let (ticks, numbers) = (ticks.iter().collect::<String>(), numbers.iter().collect::<String>());
    [format!("{:>11} └{ticks}", ""), format!("{:>11}  {numbers}", "epoch")]
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, RateSample, WIDTH, draw};

    /// Four epochs of a hundred slots: flat in the first, then a steady rise.
    fn samples() -> Vec<RateSample> {
        let rate = |slot: u64| 1_000_000_000 + slot.saturating_sub(100) * 1_000;
        let sample = |slot: u64| RateSample { epoch: 14 + slot / 100, slot, rate: rate(slot) };
        (0..=16).map(|step| sample(step * 25)).collect()
    }

    fn top(lines: &[String], column: usize) -> usize {
        let line_of = |line: &String| line.chars().nth(13 + column) != Some(' ');
        HEIGHT - lines[..HEIGHT].iter().position(line_of).expect("the ground at least")
    }

    #[test]
    fn the_drawing_rises_without_a_step() {
        let lines = draw(&samples());
        assert_eq!(lines.len(), HEIGHT + 2);
        assert!(lines.iter().all(|line| line.trim_end().chars().count() <= 98));
        let tops: Vec<usize> = (0..WIDTH).map(|column| top(&lines, column)).collect();
        assert_eq!((tops[0], tops[WIDTH / 5], tops[WIDTH - 1]), (1, 1, HEIGHT));
        assert!(tops.windows(2).all(|pair| pair[1] == pair[0] || pair[1] == pair[0] + 1));
    }

    #[test]
    fn labels_are_the_first_and_the_last_rate() {
        let lines = draw(&samples());
        assert!(lines[0].starts_with("1.000300000 │"), "{}", lines[0]);
        assert!(lines[HEIGHT - 1].starts_with("1.000000000 │"), "{}", lines[HEIGHT - 1]);
        for epoch in ["14", "15", "16", "17"] {
            assert!(lines[HEIGHT + 1].contains(epoch), "{}", lines[HEIGHT + 1]);
        }
    }

    #[test]
    fn a_long_story_leaves_out_numbers_that_have_no_room() {
        let many: Vec<RateSample> = (0..200)
            .map(|epoch| RateSample { epoch, slot: epoch * 10, rate: 1_000_000_000 + epoch })
            .collect();
        let lines = draw(&many);
        let numbers: Vec<&str> = lines[HEIGHT + 1].split_whitespace().collect();
        assert!(numbers.len() > 10 && numbers.len() < 30, "{numbers:?}");
    }

    #[test]
    fn nothing_and_no_change_are_no_trouble() {
        assert!(draw(&[]).is_empty());
        let still = |slot| RateSample { epoch: 14, slot, rate: 7 };
        assert!(draw(&[still(3), still(3)]).is_empty());
        assert_eq!(draw(&[still(3), still(4)]).len(), HEIGHT + 2);
    }
}
