//! Faults and notes in words.

use std::fmt::{Display, Formatter, Result};

use crate::{
    base58::text,
    fault::{Fault, Part},
    note::Note,
    table::Sol,
};

/// An unsigned sum as SOL.
fn sol(lamports: u128) -> Sol {
    Sol(i128::try_from(lamports).unwrap_or(i128::MAX))
}

impl Display for Part {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Self::Pool => write!(out, "the pool"),
            Self::Reserve => write!(out, "the reserve"),
            Self::Mint => write!(out, "the mint"),
            Self::List => write!(out, "the list of validators"),
            Self::Ticket(address) => write!(out, "ticket {}", text(address)),
        }
    }
}

impl Display for Fault {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Self::Unreadable { part, defect } => write!(out, "{part} cannot be read: {defect:?}"),
            Self::ListOfAnotherPool { pool } => write!(out, "the list is of pool {}", text(pool)),
            Self::DeclaredInsolvent => write!(out, "the pool has recorded that all was lost"),
            Self::Identity { tracked, claimed } => {
                write!(
                    out,
                    "the books disagree: {} tracked, {} claimed",
                    Sol(*tracked),
                    Sol(*claimed)
                )
            }
            Self::Total { total, header, sum } => {
                write!(out, "{total:?}: the header says {header}, the entries {sum}")
            }
            Self::StakeTwice { stake } => write!(out, "stake {} is listed twice", text(stake)),
            Self::ValidatorTwice { vote } => {
                write!(out, "validator {} is listed twice", text(vote))
            }
            Self::TicketCount { found, counted } => {
                write!(out, "{found} tickets were given, the pool counts {counted}")
            }
            Self::TicketTerms { ticket } => {
                write!(out, "ticket {} is not of the past", text(ticket))
            }
            Self::LossIndex { index } => write!(out, "the loss index is {index}"),
            Self::Shares { shares, sum } => {
                write!(out, "{shares} shares, their kinds add up to {sum}")
            }
            Self::FewShares { shares } => write!(out, "only {shares} shares"),
            Self::Supply { supply, minted } => write!(out, "{supply} tokens, only {minted} minted"),
            Self::MintAuthority { .. } => write!(out, "the pool does not own the mint"),
            Self::FreezeAuthority { authority } => {
                write!(out, "{} may freeze token accounts", text(authority))
            }
            Self::NoValue { backing, .. } => {
                write!(out, "nothing is left of a backing of {backing}")
            }
            _ => self.fmt_lacking(out),
        }
    }
}

impl Fault {
    /// Those that are a number of lamports.
    fn fmt_lacking(&self, out: &mut Formatter<'_>) -> Result {
        let lacking = sol(self.lacking().unwrap_or_default());
        match self {
            Self::StakeShort { vote, .. } => {
                write!(out, "validator {} lacks {lacking}", text(vote))
            }
            Self::StakeLocked { stake, .. } => {
                write!(out, "a lockup keeps {lacking} in stake {}", text(stake))
            }
            Self::ReserveShort { .. } => write!(out, "the reserve lacks {lacking}"),
            Self::ReserveUnlocked { .. } => write!(out, "the locked SOL lacks {lacking}"),
            Self::TicketDebt { .. } => {
                write!(out, "tickets are worth {lacking} more than is booked")
            }
            _ => write!(out, "{lacking} of what is claimed is not there"),
        }
    }
}

impl Display for Note {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Self::ReserveGain { lamports } => {
                write!(out, "the reserve holds {} more than is tracked", sol((*lamports).into()))
            }
            Self::StakeGain { vote, lamports } => {
                write!(
                    out,
                    "validator {} holds {} more than is tracked",
                    text(vote),
                    sol(*lamports)
                )
            }
            Self::LossNotBooked { lamports } => {
                write!(out, "a loss of {} waits for the update", sol((*lamports).into()))
            }
            Self::Burned { shares } => write!(out, "{shares} shares were burned"),
            Self::DebtAbove { lamports } => write!(out, "{} is owed to nobody", sol(*lamports)),
            Self::NotOurs { stake, lamports, strange } => {
                let lamports = sol((*lamports).into());
                write!(out, "stake {} with {lamports} does not count: {strange:?}", text(stake))
            }
            Self::OtherValidator { stake, vote } => {
                write!(out, "stake {} is delegated to {}", text(stake), text(vote))
            }
        }
    }
}
