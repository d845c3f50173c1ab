//! The chain: what a pool is.

use anyhow::{Context, Result};
use tidepool_client::{
    PoolAddresses, metadata_address,
    rpc::{Commitment, Rpc},
    snapshot::{self, Snapshot},
};

use crate::Description;

/// Bytes of a metadata account before its texts: a key, an authority, the mint.
const BEFORE_TEXTS: usize = 1 + 32 + 32;

/// What is on the chain.
pub struct Found {
    /// The pool's accounts, there or not.
    pub addresses: PoolAddresses,
    /// The epoch of now.
    pub epoch: u64,
    /// The pool, if it is there.
    pub pool: Option<Snapshot>,
    /// Name, symbol and uri, if they were ever set.
    pub texts: Option<[String; 3]>,
}

impl Found {
    /// Reads the pool of a description.
    ///
    /// # Errors
    /// The node's, and those of accounts that are no pool.
    pub async fn read(rpc: &dyn Rpc, description: &Description) -> Result<Self> {
        let addresses = PoolAddresses::of(&description.creator, description.index);
        let metadata = metadata_address(&addresses.mint);
        let answer = rpc.accounts(&[addresses.pool, metadata]).await.context("the node")?;
        let epoch = rpc.epoch_info(Commitment::Confirmed).await.context("the node")?.epoch;
        let [pool, metadata] = answer.accounts.try_into().ok().context("two answers")?;
        let pool = match pool {
            Some(_) => Some(snapshot::fetch(rpc, addresses.pool).await?),
            None => None,
        };
        let texts = metadata.and_then(|account| texts(&account.data));
        Ok(Self { addresses, epoch, pool, texts })
    }
}

/// The three texts, each with its length before it, without the zeros that pad them.
fn texts(data: &[u8]) -> Option<[String; 3]> {
    let mut rest = data.get(BEFORE_TEXTS..)?;
    let mut next = || {
        let (length, after) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (text, after) = after.split_at_checked(length)?;
        rest = after;
        Some(String::from_utf8_lossy(text).trim_end_matches('\0').to_owned())
    };
    Some([next()?, next()?, next()?])
}
