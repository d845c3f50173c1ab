//! One run of the tool: the node, the pool, whoever acts.

use solana_keypair::{Keypair, read_keypair_file};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use tidepool_client::{
    plan::Wallet,
    rpc::Rpc,
    snapshot::Snapshot,
    transaction::{Client, Settings},
};

use crate::{arguments::Options, config::Config, console::Console, outcome::Failure};

/// The node, the options, whoever sits there.
pub struct Session<'a> {
    /// The node.
    pub client: Client<'a>,
    /// What holds for every command.
    pub options: &'a Options,
    /// The Solana tools' configuration.
    pub config: &'a Config,
    /// Whoever is asked.
    pub console: &'a mut dyn Console,
}

impl<'a> Session<'a> {
    /// A session with this node.
    pub fn new(
        options: &'a Options,
        config: &'a Config,
        rpc: &'a dyn Rpc,
        console: &'a mut dyn Console,
    ) -> Self {
        use tidepool_client::rpc::Commitment::{Confirmed, Finalized};
        let is_final = config.commitment.as_deref() == Some("finalized");
        let commitment = if is_final { Finalized } else { Confirmed };
        let client = Client { rpc, settings: Settings { commitment, ..Settings::default() } };
        Self { client, options, config, console }
    }

    /// The pool that the options name.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn pool(&self) -> Result<Pubkey, Failure> {
        let missing = || Failure::Usage("name the pool: --pool ADDRESS".to_owned());
        self.options.pool.ok_or_else(missing)
    }

    /// That pool and everything around it.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn snapshot(&self) -> Result<Snapshot, Failure> {
        Ok(self.client.snapshot(self.pool()?).await?)
    }

    /// Whoever acts: the named owner, or whose key it is.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn owner(&self) -> Result<Pubkey, Failure> {
        match self.options.owner {
            Some(owner) => Ok(owner),
            None => Ok(self.key()?.pubkey()),
        }
    }

    /// Whoever acts and whoever pays.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn wallet(&self) -> Result<Wallet, Failure> {
        let owner = self.owner()?;
        let payer = match &self.options.fee_payer {
            Some(path) => read(path)?.pubkey(),
            None => owner,
        };
        let tolerance = u32::from(self.options.slippage_bps) * 100;
        Ok(Wallet { owner, payer, tolerance })
    }

    /// The keys that sign: whoever acts, and who pays if it is somebody else.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn keys(&self) -> Result<Vec<Keypair>, Failure> {
        let key = self.key()?;
        if self.options.owner.is_some_and(|owner| owner != key.pubkey()) {
            let why = format!("the key of {} is needed to sign", self.owner()?);
            return Err(Failure::Usage(why));
        }
        let payer = self.options.fee_payer.as_deref().map(read).transpose()?;
        Ok([Some(key), payer].into_iter().flatten().collect())
    }

    fn key(&self) -> Result<Keypair, Failure> {
        let path = self.options.keypair.as_ref().or(self.config.keypair.as_ref());
        let missing = || Failure::Usage("name a key file: --keypair FILE".to_owned());
        read(path.ok_or_else(missing)?)
    }
}

fn read(path: &str) -> Result<Keypair, Failure> {
    read_keypair_file(path)
        .map_err(|error| Failure::Usage(format!("no key in the file {path}: {error}")))
}
