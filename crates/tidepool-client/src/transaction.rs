//! From instructions to a transaction that has landed.

mod budget;
mod draft;
mod landing;
pub mod lookup;
mod price;
mod settings;

pub use draft::{Draft, PACKET_LEN, Prepared};
pub use landing::Landed;
pub use settings::Settings;

use solana_pubkey::Pubkey;
use solana_signer::Signer;

use crate::{error::Error, refusal::Refusal, rpc::Rpc, snapshot, snapshot::Snapshot};

/// A key that signs, from a file, from memory or from a device.
pub type Key<'a> = &'a (dyn Signer + Send + Sync);

/// A node and how transactions are sent there.
#[derive(Clone, Copy)]
pub struct Client<'a> {
    /// The node.
    pub rpc: &'a dyn Rpc,
    /// How transactions are sent.
    pub settings: Settings,
}

impl<'a> Client<'a> {
    /// The node with the default settings.
    #[must_use]
    pub fn new(rpc: &'a dyn Rpc) -> Self {
        Self { rpc, settings: Settings::default() }
    }

    /// The pool at `pool` and everything around it.
    ///
    /// # Errors
    /// Those of [`snapshot::fetch`].
    pub async fn snapshot(&self, pool: Pubkey) -> Result<Snapshot, Error> {
        snapshot::fetch(self.rpc, pool).await
    }

    /// Tries the draft out and chooses its compute units and its price by what that shows.
    ///
    /// # Errors
    /// [`Error::Refused`] where the draft would fail, [`Error::TooLarge`], [`Error::Unsigned`],
    /// [`Error::Rpc`].
    pub async fn prepare(&self, draft: &Draft) -> Result<Prepared, Error> {
        let generous = draft.with_budget(budget::MOST, 0);
        let trial = generous.unsigned(solana_hash::Hash::default())?;
        let simulation = self.rpc.simulate(&trial).await?;
        if let Some(error) = &simulation.error {
            return Err(Refusal::explain(error, simulation.logs).into());
        }
        let paid = self.rpc.recent_prices(&draft.written()).await?;
        let price = price::choose(paid, &self.settings);
        let units = budget::with_margin(simulation.units, self.settings.unit_margin);
        Ok(Prepared { simulation, ..draft.with_budget(units, price) })
    }

    /// Prepares, signs and sends, and waits until it has landed.
    ///
    /// # Errors
    /// Those of [`Client::prepare`] and [`Client::submit`].
    pub async fn run(&self, draft: &Draft, keys: &[Key<'_>]) -> Result<Landed, Error> {
        let prepared = self.prepare(draft).await?;
        self.submit(&prepared, keys).await
    }
}
