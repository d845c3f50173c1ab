//! How much is tried, as the environment says.

use crate::course::LENGTH;

/// Names the seed to begin with.
const SEED: &str = "TIDEPOOL_FUZZ_SEED";
/// Names how many operations are tried.
const OPERATIONS: &str = "TIDEPOOL_FUZZ_OPERATIONS";

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// The first seed.
    pub seed: u64,
    /// How many operations.
    pub operations: u64,
}

impl Effort {
    /// `operations` from seed 1 on, unless the environment says otherwise.
    ///
    /// # Panics
    /// When it says something that is no number.
    pub fn of(operations: u64) -> Self {
        Self {
            seed: number(SEED).unwrap_or(1),
            operations: number(OPERATIONS).unwrap_or(operations),
        }
    }

    /// One of `parts` of it that run beside one another, with seeds of their own; a whole history
    /// at least, so that one which failed is repeated whole.
    #[must_use]
    pub fn part(self, part: u64, parts: u64) -> Self {
        let least = self.operations.min(LENGTH);
        let operations = self.operations.div_ceil(parts).max(least);
        Self { seed: self.seed + (part << 40), operations }
    }

    /// The words that repeat a history of `operations` from `seed`.
    pub fn words(seed: u64, operations: usize) -> String {
        format!("{SEED}={seed} {OPERATIONS}={operations}")
    }
}

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok().filter(|text| !text.is_empty())?;
    Some(text.replace('_', "").parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_share_the_work_and_no_seed() {
        let effort = Effort { seed: 7, operations: 30_000 };
        assert_eq!(effort.part(0, 2), Effort { seed: 7, operations: 15_000 });
        assert_eq!(effort.part(1, 2), Effort { seed: 7 + (1 << 40), operations: 15_000 });
    }

    #[test]
    fn a_part_is_a_whole_history() {
        let effort = Effort { seed: 7, operations: LENGTH };
        assert_eq!(effort.part(0, 4), effort);
        assert_eq!(Effort { seed: 7, operations: 30 }.part(0, 4).operations, 30);
    }
}
