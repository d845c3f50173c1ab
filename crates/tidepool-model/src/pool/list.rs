//! The list of validators. Its totals are sums, formed whenever they are asked for.

use super::{entry::Entry, refusal::Refusal};

/// The list of validators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The used slots; `None` for a vacated one.
    pub slots: Vec<Option<Entry>>,
    /// Slots, used or not.
    pub capacity: u32,
    /// The epoch that was opened last.
    pub epoch: u64,
    /// The first generation of a new entry's addresses.
    pub next_generation: u32,
}

impl List {
    /// An empty list.
    pub fn new(capacity: u32) -> Self {
        Self { slots: vec![], capacity, epoch: 0, next_generation: 0 }
    }

    /// The validators on it, with their indexes.
    pub fn entries(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.slots.iter().enumerate().filter_map(|(index, slot)| Some((index, slot.as_ref()?)))
    }

    /// The entry at `index`.
    pub fn entry(&self, index: usize) -> Result<&Entry, Refusal> {
        self.slots.get(index).and_then(Option::as_ref).ok_or(Refusal::NoSuchValidator)
    }

    /// The entry at `index`, to change it.
    pub fn entry_mut(&mut self, index: usize) -> Result<&mut Entry, Refusal> {
        self.slots.get_mut(index).and_then(Option::as_mut).ok_or(Refusal::NoSuchValidator)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.entries().count()
    }

    /// How many were seen in the epoch that was opened last.
    pub fn seen(&self) -> usize {
        self.entries().filter(|(_, entry)| entry.seen_epoch == self.epoch).count()
    }

    /// Whether everybody was seen in `epoch`.
    pub fn is_all_seen(&self, epoch: u64) -> bool {
        self.entries().all(|(_, entry)| entry.seen_epoch == epoch)
    }

    /// Lamports tracked in all stake accounts.
    pub fn total_tracked(&self) -> i128 {
        self.entries().map(|(_, entry)| entry.tracked).sum()
    }

    /// Lamports told to cool in the epoch that was opened last.
    pub fn cooling(&self) -> i128 {
        self.cooling_if(|since| since == self.epoch)
    }

    /// Lamports told to cool before it, and not yet at home.
    pub fn cooled_unswept(&self) -> i128 {
        self.cooling_if(|since| since != self.epoch)
    }

    fn cooling_if(&self, is_meant: impl Fn(u64) -> bool) -> i128 {
        let meant = self.entries().filter(|(_, entry)| is_meant(entry.cooling_since));
        meant.map(|(_, entry)| entry.cooling).sum()
    }

    /// All usable weights together.
    pub fn sum_weights(&self) -> u64 {
        self.entries().map(|(_, entry)| entry.usable_weight()).sum()
    }
}
