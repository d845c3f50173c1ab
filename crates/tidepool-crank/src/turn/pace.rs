//! How much is asked of one transaction: less after an overrun, slowly more again.

/// Compute units beyond those of the trial, in hundredths of these, while all goes well.
const MARGIN: u32 = 20;
/// The most that is asked for beyond the trial.
const MOST_MARGIN: u32 = 400;
/// Successes after which a batch grows by one step.
const SUCCESSES: u32 = 4;

/// How many steps go into one transaction, and with how much room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    steps: usize,
    margin: u32,
    successes: u32,
}

impl Default for Pace {
    /// No limit but those of transactions.
    fn default() -> Self {
        Self { steps: usize::MAX, margin: MARGIN, successes: 0 }
    }
}

impl Pace {
    /// Most steps of a batch, where `most` are allowed at all.
    #[must_use]
    pub fn steps(&self, most: usize) -> usize {
        self.steps.min(most).max(1)
    }

    /// Compute units beyond those of the trial, in hundredths of these.
    #[must_use]
    pub const fn margin(&self) -> u32 {
        self.margin
    }

    /// A batch of `steps` was too much.
    pub fn overrun(&mut self, steps: usize) {
        self.steps = self.steps.min(steps / 2).max(1);
        self.margin = self.margin.saturating_mul(2).min(MOST_MARGIN);
        self.successes = 0;
    }

    /// A batch landed.
    pub fn success(&mut self) {
        self.successes = self.successes.saturating_add(1);
        if self.successes >= SUCCESSES {
            self.successes = 0;
            self.steps = self.steps.saturating_add(1);
            self.margin = (self.margin / 2).max(MARGIN);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overrun_halves_and_success_grows_slowly() {
        let mut pace = Pace::default();
        pace.overrun(56);
        assert_eq!((pace.steps(56), pace.margin()), (28, 40));
        pace.overrun(28);
        assert_eq!((pace.steps(56), pace.margin()), (14, 80));
        for _ in 0..SUCCESSES {
            pace.success();
        }
        assert_eq!((pace.steps(56), pace.margin()), (15, 40));
    }

    #[test]
    fn one_step_is_always_allowed() {
        let mut pace = Pace::default();
        for _ in 0..100 {
            pace.overrun(1);
        }
        assert_eq!((pace.steps(56), pace.margin()), (1, MOST_MARGIN));
    }
}
