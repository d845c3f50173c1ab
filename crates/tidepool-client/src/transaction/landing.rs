//! Sending until a transaction has landed or surely never will.
//!
//! The same bytes are sent again and again until their blockhash expires. Only when a block
//! beyond its last valid height is final, and a node that knows that block knows nothing of
//! the transaction, is it signed anew: two versions are never alive at once.

use solana_signature::Signature;
use solana_transaction::versioned::VersionedTransaction;

use super::{Client, Key, Prepared};
use crate::{
    error::Error,
    refusal::Refusal,
    rpc::{Blockhash, Commitment, RpcError, Status},
};

/// A transaction that has landed and succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landed {
    /// Its first signature, by which it is found.
    pub signature: Signature,
    /// Its slot.
    pub slot: u64,
    /// How often it was signed.
    pub signings: u32,
}

/// What became of one signed version.
enum Fate {
    Landed(Status),
    Expired,
}

/// What is known of a version that was sent.
struct Watch {
    signature: Signature,
    last_valid_height: u64,
    /// Whether some node may have it.
    may_be_out: bool,
    /// Requests in a row that failed.
    failures: u32,
}

impl Client<'_> {
    /// Signs and sends, and waits until the transaction has landed.
    ///
    /// # Errors
    /// [`Error::Refused`] where it landed and failed; [`Error::Expired`] where it surely did
    /// not land; [`Error::Unknown`] where the node stopped answering; [`Error::Rpc`] where the
    /// node took nothing at all; [`Error::Unsigned`].
    pub async fn submit(&self, prepared: &Prepared, keys: &[Key<'_>]) -> Result<Landed, Error> {
        for signings in 1..=self.settings.signings {
            let blockhash = self.fresh_blockhash().await?;
            let transaction = prepared.signed(blockhash.hash, keys)?;
            let signature = transaction.signatures.first().copied().unwrap_or_default();
            match self.fate(&transaction, signature, blockhash).await? {
                Fate::Landed(Status { error: None, slot, .. }) => {
                    return Ok(Landed { signature, slot, signings });
                }
                Fate::Landed(Status { error: Some(error), .. }) => {
                    return Err(Refusal::explain(&error, vec![]).into());
                }
                Fate::Expired => {}
            }
        }
        Err(Error::Expired)
    }

    async fn fresh_blockhash(&self) -> Result<Blockhash, Error> {
        let mut failures = 0;
        loop {
            match self.rpc.latest_blockhash().await {
                Err(error) if error.is_transient() && failures < self.settings.patience => {
                    failures += 1;
                    self.back_off(&error).await;
                }
                answer => return Ok(answer?),
            }
        }
    }

    async fn fate(
        &self,
        transaction: &VersionedTransaction,
        signature: Signature,
        blockhash: Blockhash,
    ) -> Result<Fate, Error> {
        let last_valid_height = blockhash.last_valid_height;
        let mut watch = Watch { signature, last_valid_height, may_be_out: false, failures: 0 };
        loop {
            self.send_once(transaction, &mut watch).await?;
            for _ in 0..self.settings.looks_a_send {
                self.rpc.pause(self.settings.look).await;
                if let Some(status) = self.look(&mut watch).await? {
                    return Ok(Fate::Landed(status));
                }
            }
            if self.has_expired(&mut watch).await? {
                return Ok(Fate::Expired);
            }
        }
    }

    /// Hands the bytes over once more. An error that says that they are wrong ends it only if
    /// no node can have them.
    async fn send_once(
        &self,
        transaction: &VersionedTransaction,
        watch: &mut Watch,
    ) -> Result<(), Error> {
        match self.rpc.send(transaction).await {
            // Taking bytes is no sign of life: only an answer to a question is.
            Ok(_) => {
                watch.may_be_out = true;
                Ok(())
            }
            Err(error) if error.is_transient() || watch.may_be_out => {
                // A node that took too long, or broke off, may have passed it on.
                watch.may_be_out |= !matches!(error, RpcError::RateLimited(_));
                self.count_failure(watch, &error).await
            }
            Err(RpcError::Garbage(what)) => {
                watch.may_be_out = true;
                self.count_failure(watch, &RpcError::Garbage(what)).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The status, once it is as sure as wanted.
    async fn look(&self, watch: &mut Watch) -> Result<Option<Status>, Error> {
        match self.rpc.statuses(&[watch.signature]).await {
            Ok(answer) => {
                watch.failures = 0;
                let status = answer.statuses.into_iter().next().flatten();
                Ok(status.filter(|status| status.commitment >= self.settings.commitment))
            }
            Err(error) => self.count_failure(watch, &error).await.map(|()| None),
        }
    }

    /// Whether it surely never lands: a block beyond its last is final, and a node that has
    /// got that far does not know it.
    async fn has_expired(&self, watch: &mut Watch) -> Result<bool, Error> {
        let finality = match self.rpc.epoch_info(Commitment::Finalized).await {
            Ok(info) => info,
            Err(error) => return self.count_failure(watch, &error).await.map(|()| false),
        };
        if finality.block_height <= watch.last_valid_height {
            return Ok(false);
        }
        match self.rpc.statuses(&[watch.signature]).await {
            Ok(answer) => {
                let is_unknown = matches!(answer.statuses.as_slice(), [None]);
                Ok(is_unknown && answer.slot >= finality.slot)
            }
            Err(error) => self.count_failure(watch, &error).await.map(|()| false),
        }
    }

    /// Waits a little, and gives up where too many requests in a row have failed.
    async fn count_failure(&self, watch: &mut Watch, error: &RpcError) -> Result<(), Error> {
        watch.failures += 1;
        if watch.failures <= self.settings.patience {
            self.back_off(error).await;
            return Ok(());
        }
        let unknown = Error::Unknown(watch.signature);
        Err(if watch.may_be_out { unknown } else { error.clone().into() })
    }

    async fn back_off(&self, error: &RpcError) {
        let wait = match error {
            RpcError::RateLimited(Some(wait)) => *wait,
            _ => self.settings.look,
        };
        self.rpc.pause(wait).await;
    }
}
