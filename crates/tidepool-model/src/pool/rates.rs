//! The rates of the last epochs.

/// How many are kept.
pub const RATES: usize = 64;

/// The rate at an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateRecord {
    /// The update's epoch.
    pub epoch: u64,
    /// Its slot.
    pub slot: u64,
    /// `V` just after it, in lamports.
    pub value: i128,
    /// `S` just after it.
    pub shares: i128,
}

/// The rates of the last updates, one an epoch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// How many were ever recorded.
    pub recorded: u64,
    /// The last of them, oldest first.
    pub last: Vec<RateRecord>,
}

impl Rates {
    /// Adds a record; a second one of an epoch replaces the first.
    pub fn record(&mut self, record: RateRecord) {
        if self.last.last().is_some_and(|newest| newest.epoch == record.epoch) {
            self.last.pop();
        } else {
            self.recorded += 1;
        }
        self.last.push(record);
        if self.last.len() > RATES {
            self.last.remove(0);
        }
    }
}
