//! People, their tickets and their stake accounts.

use super::stake::Stake;
use crate::Ticket;

/// Somebody with a wallet and a token account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Lamports of the wallet.
    pub lamports: i128,
    /// Shares in the token account.
    pub shares: i128,
}

/// A ticket that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenTicket {
    /// Who ordered it; a seed of its address.
    pub first_owner: usize,
    /// The other seed.
    pub nonce: u64,
    /// Who is paid.
    pub owner: usize,
    /// What it owes.
    pub terms: Ticket,
}

/// A stake account of somebody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnStake {
    /// A number that no other has.
    pub id: u64,
    /// Its owner.
    pub owner: usize,
    /// The validator that it is delegated to.
    pub validator: usize,
    /// The stake.
    pub stake: Stake,
}
