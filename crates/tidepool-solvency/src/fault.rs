//! Why a pool is not solvent, or cannot be shown to be.

use crate::accounts::Address;

/// An account that the check cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The pool.
    Pool,
    /// Its reserve.
    Reserve,
    /// Its mint.
    Mint,
    /// Its list of validators.
    List,
    /// The ticket at an address.
    Ticket(Address),
}

/// Why an account is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Defect {
    /// It does not exist, or was not given.
    Missing,
    /// Another program owns it.
    Owner,
    /// It says that it is something else.
    Discriminator,
    /// Its layout is newer than this check.
    Version,
    /// It is too short, or as long as nothing of its kind.
    Length,
}

/// A total that the list's header keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// Lamports tracked in stake.
    Tracked,
    /// Lamports that are deactivated.
    Cooling,
    /// Weights that count.
    Weights,
    /// Validators.
    Validators,
}

/// Something that does not add up. Amounts are lamports, or shares where the name says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An account cannot be read.
    Unreadable {
        /// Which one.
        part: Part,
        /// Why not.
        defect: Defect,
    },
    /// The list says that it is another pool's.
    ListOfAnotherPool {
        /// That pool.
        pool: Address,
    },
    /// The pool has recorded that all was lost.
    DeclaredInsolvent,
    /// `total_tracked + reserve_tracked - D - P` is not `B + pend`.
    Identity {
        /// The left side: what the books say there is.
        tracked: i128,
        /// The right side: what they say is the holders'.
        claimed: i128,
    },
    /// A total is not the sum of the entries.
    Total {
        /// Which one.
        total: Total,
        /// What the header says.
        header: u128,
        /// What the entries add up to.
        sum: u128,
    },
    /// All accounts together hold less than all claims.
    Backing {
        /// What is claimed: tickets, pending fees, backing, what was observed.
        claimed: i128,
        /// What is held.
        held: i128,
    },
    /// A validator's stake accounts hold less than is tracked in them.
    StakeShort {
        /// The validator.
        vote: Address,
        /// What is tracked.
        tracked: u64,
        /// What is held under the pool's authority.
        held: u128,
    },
    /// A lockup keeps lamports from the pool.
    StakeLocked {
        /// The stake account.
        stake: Address,
        /// What it holds.
        lamports: u64,
    },
    /// A stake account is recorded twice.
    StakeTwice {
        /// The stake account.
        stake: Address,
    },
    /// A validator is on the list twice.
    ValidatorTwice {
        /// The validator.
        vote: Address,
    },
    /// The reserve holds less than is tracked in it.
    ReserveShort {
        /// What is tracked.
        tracked: u64,
        /// What is held.
        held: u64,
    },
    /// The reserve's rent and its locked SOL are not there.
    ReserveUnlocked {
        /// What is tracked.
        tracked: u64,
        /// What must never leave.
        locked: u128,
    },
    /// The tickets are worth more than the pool says that it owes.
    TicketDebt {
        /// What they are worth.
        worth: u128,
        /// What the pool says.
        debt: u64,
    },
    /// There are more or fewer tickets than the pool counts.
    TicketCount {
        /// Tickets that were given.
        found: u64,
        /// Tickets that the pool counts.
        counted: u64,
    },
    /// A ticket is of the future, or would rise by losses.
    TicketTerms {
        /// The ticket.
        ticket: Address,
    },
    /// The loss index is not in `1..=2^64`.
    LossIndex {
        /// It.
        index: u128,
    },
    /// Shares are not the sum of minted, locked and fee shares.
    Shares {
        /// What the pool says.
        shares: u64,
        /// The sum.
        sum: u128,
    },
    /// Fewer shares than were locked at the creation of any pool.
    FewShares {
        /// What the pool says.
        shares: u64,
    },
    /// There are more tokens than were minted, in shares.
    Supply {
        /// Tokens in existence.
        supply: u64,
        /// Shares issued as tokens.
        minted: u64,
    },
    /// Somebody else than the pool may issue tokens, or nobody.
    MintAuthority {
        /// Who.
        authority: Option<Address>,
    },
    /// Somebody may freeze token accounts.
    FreezeAuthority {
        /// Who.
        authority: Address,
    },
    /// Nothing is left for the shares.
    NoValue {
        /// The backing.
        backing: u64,
        /// What of it is not yet recognised; none where the tide makes no sense.
        unvested: Option<u128>,
    },
}

impl Fault {
    /// Lamports that are missing, where the fault is that lamports are missing. Those of one
    /// fault may be part of another's.
    pub fn lacking(&self) -> Option<u128> {
        let lacking = match *self {
            Self::Backing { claimed, held } => claimed.saturating_sub(held).unsigned_abs(),
            Self::StakeShort { tracked, held, .. } => u128::from(tracked).saturating_sub(held),
            Self::StakeLocked { lamports, .. } => lamports.into(),
            Self::ReserveShort { tracked, held } => tracked.saturating_sub(held).into(),
            Self::ReserveUnlocked { tracked, locked } => locked.saturating_sub(tracked.into()),
            Self::TicketDebt { worth, debt } => worth.saturating_sub(debt.into()),
            _ => return None,
        };
        Some(lacking)
    }
}
