//! One line for each update of the pool.

use super::{amount, teller::Teller};
use crate::{apy, story::EpochRow};

/// Widths of the columns, that of each validator last.
const WIDTHS: [usize; 7] = [5, 11, 11, 9, 8, 11, 5];
const STAKE_WIDTH: usize = 6;

/// The columns whose titles do not explain themselves.
const TERMS: [(&str, &str); 5] = [
    ("backing", "all SOL that stand behind the tideSOL in existence"),
    ("unvested", "the part of the backing that has yet to flow into the rate"),
    ("rewards", "what the network paid, commissions deducted; 5 % of it is the protocol's fee"),
    ("APY", "the rate's rise since the line above, over a year of 182.5 epochs, all fees deducted"),
    ("stake", "SOL with each validator; the columns are named after their commissions"),
];

/// Explains the columns and begins the table.
pub fn introduce(commissions: &[u8], teller: &mut Teller) {
    teller.heading("Epochs pass");
    teller.say(
        "At the end of each epoch the network pays rewards to the pool's stake, and the bot \
         updates the pool. The rewards back the tideSOL at once, but they flow into its rate \
         slowly, as a tide over the epoch to come. So the rate is the same just before and just \
         after the update: nobody gains by coming a moment before it, and the pool never has to \
         close.",
    );
    teller.line("");
    for (term, meaning) in TERMS {
        teller.line(&format!("{term:<10}{meaning}"));
    }
    head(commissions, teller);
}

/// The two lines on top.
pub fn head(commissions: &[u8], teller: &mut Teller) {
    let mut titles = vec!["", "rate before", "rate after", "backing", "unvested", "rewards", "APY"]
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    let mut units = vec!["epoch", "SOL/tideSOL", "SOL/tideSOL", "SOL", "SOL", "SOL, exact", "%"]
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    for commission in commissions {
        titles.push("stake".to_owned());
        units.push(format!("at {commission}%"));
    }
    teller.line("");
    teller.line(&aligned(&titles));
    teller.line(&aligned(&units));
}

/// One update; `last` is the one before.
pub fn row(row: &EpochRow, last: Option<&EpochRow>) -> String {
    let apy = last.and_then(|last| apy::percent(last.rate, row.rate, 1.0));
    let mut cells = vec![
        row.epoch.to_string(),
        amount::rate(row.rate),
        amount::rate(row.rate_after),
        amount::rounded(row.backing, 3),
        amount::rounded(row.unvested, 4),
        amount::fixed(row.rewards),
        apy.map_or("-".to_owned(), |percent| format!("{percent:.2}")),
    ];
    cells.extend(row.stakes.iter().map(|stake| amount::rounded(*stake, 2)));
    aligned(&cells)
}

fn aligned(cells: &[String]) -> String {
    let widths = WIDTHS.into_iter().chain(std::iter::repeat(STAKE_WIDTH));
    let cells = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:>width$}"));
    cells.collect::<Vec<_>>().join("  ")
}

#[cfg(test)]
mod tests {
    use super::{head, row};
    use crate::{report::teller::Teller, story::EpochRow};

    fn an_update(rate: u64) -> EpochRow {
        EpochRow {
            epoch: 17,
            slot: 7_776_001,
            rate,
            rate_after: rate,
            backing: 2_002_345_678_901,
            unvested: 700_000_000,
            rewards: 738_123_456,
            shares: 2_001_000_000_000,
            stakes: vec![654_321_000_000, 654_000_000_000, 0],
        }
    }

    #[test]
    fn cells_stand_under_their_titles() {
        let mut teller = Teller::to_memory();
        head(&[0, 5, 10], &mut teller);
        let last = an_update(1_000_000_000);
        teller.line(&row(&an_update(1_000_370_000), Some(&last)));
        let heard = teller.heard();
        let lines: Vec<&str> = heard.lines().skip(1).collect();
        assert_eq!(lines[0].chars().count(), lines[2].chars().count(), "{heard}");
        assert_eq!(lines[1].len(), lines[2].len(), "{heard}");
        assert!(lines[2].len() <= 100, "{heard}");
        for cell in ["17", "1.000370000", "2,002.346", "0.7000", "0.738123456", "6.98", "654.32"] {
            assert!(lines[2].split_whitespace().any(|found| found == cell), "{cell}: {heard}");
        }
    }

    #[test]
    fn the_first_update_has_no_apy() {
        assert!(row(&an_update(1_000_000_000), None).contains("  -  "));
    }
}
