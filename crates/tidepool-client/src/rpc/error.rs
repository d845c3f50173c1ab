//! Why a node did not answer.

use std::{fmt, time::Duration};

/// Why a question to a node has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RpcError {
    /// The node could not be reached, or the connection broke.
    Transport(String),
    /// The node wants fewer questions, and none until then if it says so.
    RateLimited(Option<Duration>),
    /// The node took too long.
    Timeout,
    /// The node is so many slots behind the others, if it says how many.
    NodeBehind(Option<u64>),
    /// The node answered what cannot be understood.
    Garbage(String),
    /// The node refused with an error of its own.
    Refused {
        /// The error's code, -32768 to -32000 for those that the protocol reserves.
        code: i64,
        /// The node's words.
        message: String,
    },
}

impl RpcError {
    /// Whether the same question may be answered a little later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Transport(_) | Self::RateLimited(_) | Self::Timeout | Self::NodeBehind(_) => true,
            Self::Garbage(_) | Self::Refused { .. } => false,
        }
    }
}

impl fmt::Display for RpcError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(why) => write!(out, "the node cannot be reached: {why}"),
            Self::RateLimited(None) => write!(out, "the node wants fewer requests"),
            Self::RateLimited(Some(wait)) => {
                write!(out, "the node wants no request for {} s", wait.as_secs())
            }
            Self::Timeout => write!(out, "the node did not answer in time"),
            Self::NodeBehind(None) => write!(out, "the node is behind the others"),
            Self::NodeBehind(Some(slots)) => {
                write!(out, "the node is {slots} slots behind the others")
            }
            Self::Garbage(what) => write!(out, "the node's answer makes no sense: {what}"),
            Self::Refused { code, message } => write!(out, "the node refused ({code}): {message}"),
        }
    }
}

impl std::error::Error for RpcError {}
