//! What one program was measured to take.

use std::collections::BTreeMap;

use crate::rows::ROWS;

/// The cost of one row.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Compute units.
    pub units: u64,
    /// Bumps that the program tried in searches for addresses; an average for a slope.
    pub bumps: f64,
}

/// The costs of one program by the names of [`ROWS`].
#[derive(Debug, Default)]
pub struct Costs(BTreeMap<&'static str, Cost>);

impl Costs {
    /// Notes a cost without searches.
    pub fn set(&mut self, row: &'static str, units: u64) {
        self.set_with_search(row, units, 0);
    }

    /// Notes a cost of which searches are a part.
    #[expect(clippy::cast_precision_loss, reason = "a few bumps")]
    pub fn set_with_search(&mut self, row: &'static str, units: u64, bumps: u64) {
        self.insert(row, Cost { units, bumps: bumps as f64 });
    }

    /// The cost of this name.
    pub fn get(&self, row: &str) -> Option<Cost> {
        self.0.get(row).copied()
    }

    fn insert(&mut self, row: &'static str, cost: Cost) {
        assert!(ROWS.iter().any(|known| known.name == row), "`{row}` is no row of the table");
        assert!(self.0.insert(row, cost).is_none(), "`{row}` was measured twice");
    }
}

/// The same instruction with some entries and with twice as many.
pub struct Batches {
    /// Entries of the smaller batch.
    pub entries: u64,
    /// Compute units of the smaller batch.
    pub once: u64,
    /// Compute units of the larger batch.
    pub twice: u64,
    /// Bumps that the larger batch tries beyond those of the smaller one.
    pub more_bumps: u64,
}

impl Batches {
    /// Notes what one more entry costs.
    #[expect(clippy::cast_precision_loss, reason = "a few bumps")]
    pub fn note_slope(&self, costs: &mut Costs, row: &'static str) {
        let units = (self.twice - self.once).div_ceil(self.entries);
        costs.insert(row, Cost { units, bumps: self.more_bumps as f64 / self.entries as f64 });
    }

    /// Notes what would be left without entries.
    pub fn note_rest(&self, costs: &mut Costs, row: &'static str) {
        costs.set(row, (2 * self.once).saturating_sub(self.twice));
    }
}
