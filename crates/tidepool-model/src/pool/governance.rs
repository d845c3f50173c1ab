//! Who holds which role, what waits in public, and whether entries are closed.

/// Full epochs between a proposal and the first epoch in which it holds.
const WAIT: u64 = 2;
/// Epochs that a pause lasts, and that entries are open after three in a row.
const PAUSE: u64 = 5;
/// Pauses in a row.
const MOST_PAUSES: u64 = 3;

/// The roles by their numbers.
pub const ADMIN: usize = 0;
/// Sets weights.
pub const STRATEGIST: usize = 1;
/// Pauses entries.
pub const GUARDIAN: usize = 2;
/// Claims fees.
pub const TREASURY: usize = 3;

/// Somebody who can sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The pool's creator, its first admin and strategist.
    Creator,
    /// Its first guardian.
    Guardian,
    /// Its first treasury.
    Treasury,
    /// One of the people.
    Person(usize),
}

/// Something that waits, and the first epoch in which it may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending<T> {
    /// What waits.
    pub value: T,
    /// The first epoch in which it may hold.
    pub ready: u64,
}

/// Roles, proposals and the pause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Governance {
    /// Who holds the role of each number.
    pub holders: [Key; 4],
    /// Who is proposed for it.
    pub heirs: [Option<Pending<Key>>; 4],
    /// What is proposed for the parameter of each number.
    pub changes: [Option<Pending<u64>>; 8],
    /// The first epoch in which entries are open again.
    pub open_from: u64,
    /// Pauses in a row.
    pub pauses: u64,
    /// Shares of the first treasury, who is none of the people.
    pub claimed: i128,
}

impl Default for Governance {
    fn default() -> Self {
        Self {
            holders: [Key::Creator, Key::Creator, Key::Guardian, Key::Treasury],
            heirs: [None; 4],
            changes: [None; 8],
            open_from: 0,
            pauses: 0,
            claimed: 0,
        }
    }
}

impl Governance {
    /// The first epoch in which what is proposed in `epoch` may hold.
    pub const fn ready(epoch: u64) -> u64 {
        epoch + 1 + WAIT
    }

    /// Whether entries are closed.
    pub const fn is_closed(&self, epoch: u64) -> bool {
        epoch < self.open_from
    }

    /// A pause from `epoch` on; `false` after too many in a row.
    pub const fn pause(&mut self, epoch: u64) -> bool {
        let is_rested = epoch >= self.open_from + PAUSE;
        let before = if is_rested { 0 } else { self.pauses };
        if before == MOST_PAUSES {
            return false;
        }
        self.pauses = before + 1;
        self.open_from = epoch + PAUSE;
        true
    }
}
