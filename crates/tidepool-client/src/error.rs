//! Why something could not be done.

use std::fmt;

use solana_pubkey::Pubkey;
use solana_signature::Signature;

use crate::{refusal::Refusal, rpc::RpcError};

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The node did not answer.
    Rpc(RpcError),
    /// There is no pool of this program's at this address.
    NoPool(Pubkey),
    /// The node's copy of an account makes no sense.
    Odd(&'static str),
    /// A program or the runtime refused the transaction.
    Refused(Box<Refusal>),
    /// The transaction has so many bytes, more than the 1,232 of a packet.
    TooLarge(usize),
    /// The message cannot be built or signed.
    Unsigned(String),
    /// The transaction has surely not landed, though it was signed anew several times.
    Expired,
    /// The node stopped answering: the transaction may land or have landed.
    Unknown(Signature),
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rpc(error) => error.fmt(out),
            Self::NoPool(address) => write!(out, "there is no pool at {address}"),
            Self::Odd(what) => write!(out, "the node's copy of {what} makes no sense"),
            Self::Refused(refusal) => refusal.fmt(out),
            Self::TooLarge(size) => write!(out, "the transaction has {size} bytes, more than 1232"),
            Self::Unsigned(why) => write!(out, "the transaction cannot be signed: {why}"),
            Self::Expired => write!(out, "the transaction did not land before it expired"),
            Self::Unknown(signature) => {
                write!(out, "the node stopped answering; look for {signature} before a new try")
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<RpcError> for Error {
    fn from(error: RpcError) -> Self {
        Self::Rpc(error)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<tidepool_math::Error> for Error {
    /// The refusal that the program would answer with.
    fn from(error: tidepool_math::Error) -> Self {
        Refusal::of_program(tidepool::error::TidepoolError::from(error)).into()
    }
}
