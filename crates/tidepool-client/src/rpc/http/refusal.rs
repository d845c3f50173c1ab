//! What a failed request means.

use solana_rpc_client_api::{
    client_error::{Error, ErrorKind, reqwest},
    custom_error::{
        JSON_RPC_SERVER_ERROR_MIN_CONTEXT_SLOT_NOT_REACHED as TOO_YOUNG,
        JSON_RPC_SERVER_ERROR_NODE_UNHEALTHY as UNHEALTHY,
    },
    request::{RpcError as NodeError, RpcResponseErrorData as Data},
};

use crate::rpc::RpcError;

/// Some nodes limit by an error instead of the HTTP status.
const LIMITS: [i64; 2] = [429, -32429];

pub(super) fn explain(error: Error) -> RpcError {
    match *error.kind {
        ErrorKind::Reqwest(error) => of_transport(&error),
        ErrorKind::RpcError(error) => of_node(error),
        ErrorKind::SerdeJson(error) => RpcError::Garbage(error.to_string()),
        other => RpcError::Transport(other.to_string()),
    }
}

fn of_transport(error: &reqwest::Error) -> RpcError {
    // The address may hold the operator's key to the node: it stays out of messages.
    let text = || {
        let url = error.url().map(ToString::to_string).unwrap_or_default();
        if url.is_empty() { error.to_string() } else { error.to_string().replace(&url, "…") }
    };
    match error.status() {
        Some(status) if status.as_u16() == 429 => RpcError::RateLimited(None),
        // A gateway before the node gave up.
        Some(status) if status.as_u16() == 504 => RpcError::Timeout,
        None if error.is_timeout() => RpcError::Timeout,
        None if error.is_decode() => RpcError::Garbage(text()),
        _ => RpcError::Transport(text()),
    }
}

fn of_node(error: NodeError) -> RpcError {
    match error {
        NodeError::RpcResponseError { code, .. } if LIMITS.contains(&code) => {
            RpcError::RateLimited(None)
        }
        NodeError::RpcResponseError { code: UNHEALTHY, data, .. } => {
            let Data::NodeUnhealthy { num_slots_behind } = data else {
                return RpcError::NodeBehind(None);
            };
            RpcError::NodeBehind(num_slots_behind)
        }
        NodeError::RpcResponseError { code: TOO_YOUNG, .. } => RpcError::NodeBehind(None),
        NodeError::RpcResponseError { code, message, .. } => RpcError::Refused { code, message },
        NodeError::RpcRequestError(what) | NodeError::ParseError(what) => RpcError::Garbage(what),
        NodeError::ForUser(what) => RpcError::Refused { code: 0, message: what },
    }
}
