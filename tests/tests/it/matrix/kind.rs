//! What may be wrong with an account.

use std::fmt;

/// One wrong kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An address without an account; where the place signs, its key signs.
    Nothing,
    /// A stranger's wallet, who signs where the place does.
    Wallet,
    /// The account of the other pool in the same place.
    OtherPools,
    /// The same bytes and lamports at another address, owned by another program.
    Foreign,
    /// The same bytes, lamports and owner at another address. Not of this program's accounts:
    /// it never makes a second one.
    Copied,
    /// At its own address, owned by another program.
    InForeignProgram,
    /// At its own address, without data, owned by the system program.
    SystemOwned,
    /// At its own address, closed.
    Closed,
    /// At its own address, the last byte cut off.
    Truncated,
    /// At its own address, one byte longer.
    Lengthened,
    /// At its own address, all bytes zero.
    Zeroed,
    /// At its own address, another discriminator.
    OtherType,
    /// At its own address, another version byte.
    OtherVersion,
    /// The right account, not signing.
    Unsigned,
    /// The right account, not writable.
    ReadOnly,
    /// Something else altogether.
    A(Thing),
    /// Another account of the same instruction, which is thus there twice.
    Twice(Thing),
    /// In the place of a later account, and that one here.
    Swapped(Thing),
    /// The accounts end before it.
    Missing,
}

impl Kind {
    /// Whether the account is the right one and holds something wrong.
    pub fn is_edit(self) -> bool {
        use Kind::*;
        matches!(
            self,
            InForeignProgram
                | SystemOwned
                | Closed
                | Truncated
                | Lengthened
                | Zeroed
                | OtherType
                | OtherVersion
        )
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Nothing => "an address without an account",
            Self::Wallet => "a stranger's wallet",
            Self::OtherPools => "the other pool's",
            Self::Foreign => "the same in another program",
            Self::Copied => "the same at another address",
            Self::InForeignProgram => "given to another program",
            Self::SystemOwned => "given to the system program",
            Self::Closed => "closed",
            Self::Truncated => "a byte shorter",
            Self::Lengthened => "a byte longer",
            Self::Zeroed => "zeroed",
            Self::OtherType => "of another type",
            Self::OtherVersion => "of another version",
            Self::Unsigned => "not signing",
            Self::ReadOnly => "not writable",
            Self::A(thing) => return write!(formatter, "{thing}"),
            Self::Twice(thing) => return write!(formatter, "{thing} of the instruction"),
            Self::Swapped(thing) => {
                return write!(formatter, "{thing}, which it changes places with");
            }
            Self::Missing => "missing",
        };
        formatter.write_str(words)
    }
}

/// What there is on a cluster with pools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A pool.
    Pool,
    /// A list of validators.
    List,
    /// A ticket.
    Ticket,
    /// A pool's reserve: owned by the program, no data.
    Reserve,
    /// An SPL mint.
    Mint,
    /// An SPL token account.
    Tokens,
    /// A stake account.
    Stake,
    /// A vote account.
    Vote,
    /// A sysvar.
    Sysvar,
    /// A program.
    Program,
    /// A wallet.
    Wallet,
    /// An address without an account.
    Nothing,
}

impl fmt::Display for Thing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Pool => "a pool",
            Self::List => "a list",
            Self::Ticket => "a ticket",
            Self::Reserve => "a reserve",
            Self::Mint => "a mint",
            Self::Tokens => "a token account",
            Self::Stake => "a stake account",
            Self::Vote => "a vote account",
            Self::Sysvar => "a sysvar",
            Self::Program => "a program",
            Self::Wallet => "a wallet",
            Self::Nothing => "an unused address",
        })
    }
}
