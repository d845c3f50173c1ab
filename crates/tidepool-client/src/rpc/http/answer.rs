//! From the node's shapes to ours and back.

use base64::{Engine, prelude::BASE64_STANDARD};
use solana_commitment_config::CommitmentConfig;
use solana_pubkey::Pubkey;
use solana_rpc_client_api::{
    filter::{Memcmp, RpcFilterType},
    response::RpcSimulateTransactionResult,
};
use solana_transaction_status_client_types::{
    TransactionConfirmationStatus, TransactionStatus, UiReturnDataEncoding,
};

use crate::rpc::{Commitment, Filter, KeyedAccount, Result, RpcError, Simulation, Status};

/// The answers, if they are as many as the questions.
pub(super) fn as_many<T>(answers: Vec<T>, questions: usize) -> Result<Vec<T>> {
    let given = answers.len();
    let odd = || RpcError::Garbage(format!("{given} answers to {questions} questions"));
    if given == questions { Ok(answers) } else { Err(odd()) }
}

pub(super) const fn commitment(commitment: Commitment) -> CommitmentConfig {
    match commitment {
        Commitment::Processed => CommitmentConfig::processed(),
        Commitment::Confirmed => CommitmentConfig::confirmed(),
        Commitment::Finalized => CommitmentConfig::finalized(),
    }
}

pub(super) fn filter(filter: &Filter) -> RpcFilterType {
    match filter {
        Filter::Size(size) => RpcFilterType::DataSize(*size),
        Filter::Bytes(offset, bytes) => {
            RpcFilterType::Memcmp(Memcmp::new_raw_bytes(*offset, bytes.clone()))
        }
    }
}

pub(super) fn keyed_account(
    (address, account): (Pubkey, solana_rpc_client_api::response::UiAccount),
) -> Result<KeyedAccount> {
    let account = account.to_account();
    let account = account.ok_or_else(|| RpcError::Garbage("an account's data".to_owned()))?;
    Ok((address, account))
}

pub(super) fn simulation(result: RpcSimulateTransactionResult) -> Result<Simulation> {
    let odd = |what: &str| RpcError::Garbage(what.to_owned());
    let return_data = result.return_data.map(|returned| {
        let (text, UiReturnDataEncoding::Base64) = returned.data;
        let data = BASE64_STANDARD.decode(text).map_err(|_| odd("return data"))?;
        let program = returned.program_id.parse().map_err(|_| odd("a program's address"))?;
        Ok((program, data))
    });
    Ok(Simulation {
        error: result.err.map(Into::into),
        logs: result.logs.unwrap_or_default(),
        units: result.units_consumed.unwrap_or_default(),
        return_data: return_data.transpose()?,
    })
}

pub(super) fn status(status: TransactionStatus) -> Status {
    let commitment = match status.confirmation_status {
        Some(TransactionConfirmationStatus::Finalized) => Commitment::Finalized,
        Some(TransactionConfirmationStatus::Confirmed) => Commitment::Confirmed,
        // A node that does not say is taken at the least that it can mean.
        Some(TransactionConfirmationStatus::Processed) | None => Commitment::Processed,
    };
    Status { slot: status.slot, commitment, error: status.err }
}
