//! Settings: from flags, then the environment, then a file, then defaults.

use std::{fs, net::SocketAddr, path::PathBuf, time::Duration};

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde::Deserialize;
use solana_pubkey::Pubkey;

use crate::turn::Policy;

/// The file's keys that [`Place`] has.
const PLACE_KEYS: &[&str] = &["pool", "rpc", "keypair", "dry-run", "log"];

/// What may be set, as it was set: an absent value is looked for in the next place.
#[derive(Args, Clone, Debug, Default)]
pub struct Settings {
    /// Which pool, by which nodes, with which key.
    #[command(flatten)]
    pub place: Place,
    /// How the bot works.
    #[command(flatten)]
    pub manner: Manner,
}

/// Which pool, by which nodes, with which key.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Place {
    /// A TOML file with the names of these flags as keys
    #[arg(long, env = "TIDEPOOL_CRANK_CONFIG", global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Address of the pool
    #[arg(long, env = "TIDEPOOL_CRANK_POOL", global = true)]
    pub pool: Option<String>,
    /// URL of a node; may be repeated, the first is preferred
    #[arg(
        long,
        env = "TIDEPOOL_CRANK_RPC",
        hide_env_values = true,
        value_delimiter = ',',
        global = true
    )]
    #[serde(default)]
    pub rpc: Vec<String>,
    /// File of the key that pays, as the Solana CLI writes it [default: ~/.config/solana/id.json]
    #[arg(long, env = "TIDEPOOL_CRANK_KEYPAIR", global = true)]
    pub keypair: Option<PathBuf>,
    /// Try transactions out and send none
    #[arg(long, env = "TIDEPOOL_CRANK_DRY_RUN", global = true)]
    #[serde(default)]
    pub dry_run: bool,
    /// Least level of the log: error, warn, info, debug, trace [default: info]
    #[arg(long, env = "TIDEPOOL_CRANK_LOG", global = true)]
    pub log: Option<String>,
}

/// How the bot works.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Manner {
    /// Claim tickets for their owners
    #[arg(long, env = "TIDEPOOL_CRANK_CLAIM_TICKETS", global = true)]
    #[serde(default)]
    pub claim_tickets: bool,
    /// Address of a lookup table, as `tables` prints it; may be repeated
    #[arg(long, env = "TIDEPOOL_CRANK_LOOKUP_TABLE", value_delimiter = ',', global = true)]
    #[serde(default)]
    pub lookup_table: Vec<String>,
    /// Percentile of recent prices to pay while there is time, 0 to 100 [default: 50]
    #[arg(long, env = "TIDEPOOL_CRANK_PERCENTILE", global = true)]
    pub percentile: Option<u8>,
    /// Highest price while there is time, in micro-lamports a compute unit [default: 50000]
    #[arg(long, env = "TIDEPOOL_CRANK_CALM_PRICE", global = true)]
    pub calm_price: Option<u64>,
    /// Highest price at a deadline, in micro-lamports a compute unit [default: 1000000]
    #[arg(long, env = "TIDEPOOL_CRANK_HIGHEST_PRICE", global = true)]
    pub highest_price: Option<u64>,
    /// Most steps in one transaction, 1 to 56 [default: 56]
    #[arg(long, env = "TIDEPOOL_CRANK_MOST_STEPS", global = true)]
    pub most_steps: Option<usize>,
    /// Most transactions under way at the same time, 1 to 64 [default: 8]
    #[arg(long, env = "TIDEPOOL_CRANK_MOST_UNDER_WAY", global = true)]
    pub most_under_way: Option<usize>,
    /// Lamports below which the key counts as poor [default: 50000000]
    #[arg(long, env = "TIDEPOOL_CRANK_LEAST_BALANCE", global = true)]
    pub least_balance: Option<u64>,
    /// Seconds between two looks at the pool while there is nothing to do, 1 to 600 [default: 10]
    #[arg(long, env = "TIDEPOOL_CRANK_INTERVAL", global = true)]
    pub interval: Option<u64>,
    /// Seconds for which transactions under way are still watched when told to stop [default: 20]
    #[arg(long, env = "TIDEPOOL_CRANK_GRACE", global = true)]
    pub grace: Option<u64>,
    /// Where /metrics and /healthz are served, such as 127.0.0.1:9187 [default: nowhere]
    #[arg(long, env = "TIDEPOOL_CRANK_LISTEN", global = true)]
    pub listen: Option<SocketAddr>,
    /// URL to which alarms are posted as JSON [default: nowhere]
    #[arg(long, env = "TIDEPOOL_CRANK_WEBHOOK", hide_env_values = true, global = true)]
    pub webhook: Option<String>,
    /// Seconds until the same alarm is posted again [default: 900]
    #[arg(long, env = "TIDEPOOL_CRANK_ALARM_INTERVAL", global = true)]
    pub alarm_interval: Option<u64>,
}

/// What holds.
#[derive(Clone, Debug)]
pub struct Config {
    /// The pool.
    pub pool: Pubkey,
    /// The nodes' URLs.
    pub rpc: Vec<String>,
    /// The key's file.
    pub keypair: PathBuf,
    /// How the bot works.
    pub policy: Policy,
    /// Lookup tables that transactions may name.
    pub lookup_tables: Vec<Pubkey>,
    /// Time between two looks.
    pub interval: Duration,
    /// Where others may look.
    pub listen: Option<SocketAddr>,
    /// Where alarms go.
    pub webhook: Option<String>,
    /// Time between two alarms of a kind.
    pub alarm_interval: Duration,
}

impl Settings {
    /// These settings, what they leave open taken from the file that they name.
    ///
    /// # Errors
    /// A file that cannot be read, or names what cannot be set.
    pub fn with_file(self) -> Result<Self> {
        let Some(path) = &self.place.config else { return Ok(self) };
        let name = path.display();
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
        let file = Self::parse(&text).with_context(|| format!("cannot use {name}"))?;
        Ok(self.or(file))
    }

    /// A file's keys are those of both halves.
    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let all: toml::Table = toml::from_str(text)?;
        let (place, manner): (toml::Table, toml::Table) =
            all.into_iter().partition(|(key, _)| PLACE_KEYS.contains(&key.as_str()));
        Ok(Self { place: place.try_into()?, manner: manner.try_into()? })
    }

    fn or(self, file: Self) -> Self {
        Self { place: self.place.or(file.place), manner: self.manner.or(file.manner) }
    }

    /// What holds where nothing was set.
    ///
    /// # Errors
    /// A value outside its range; no pool or no node.
    pub fn resolve(self) -> Result<Config> {
        let pool = self.place.pool.as_deref().context("which pool? pass --pool")?;
        let pool = address(pool)?;
        let lookup_tables = self.manner.lookup_table.iter().map(|table| address(table));
        ensure!(!self.place.rpc.is_empty(), "which node? pass --rpc");
        let keypair = match &self.place.keypair {
            Some(path) => path.clone(),
            None => default_keypair().context("which key? pass --keypair")?,
        };
        let interval = self.manner.interval.unwrap_or(10);
        ensure!((1..=600).contains(&interval), "--interval is 1 to 600");
        Ok(Config {
            pool,
            policy: self.policy()?,
            lookup_tables: lookup_tables.collect::<Result<_>>()?,
            rpc: self.place.rpc,
            keypair,
            interval: Duration::from_secs(interval),
            listen: self.manner.listen,
            webhook: self.manner.webhook,
            alarm_interval: Duration::from_secs(self.manner.alarm_interval.unwrap_or(900)),
        })
    }

    fn policy(&self) -> Result<Policy> {
        let default = Policy::default();
        let policy = Policy {
            is_dry: self.place.dry_run,
            claims_tickets: self.manner.claim_tickets,
            percentile: self.manner.percentile.unwrap_or(default.percentile),
            calm_price: self.manner.calm_price.unwrap_or(default.calm_price),
            highest_price: self.manner.highest_price.unwrap_or(default.highest_price),
            most_steps: self.manner.most_steps.unwrap_or(default.most_steps),
            most_under_way: self.manner.most_under_way.unwrap_or(default.most_under_way),
            least_balance: self.manner.least_balance.unwrap_or(default.least_balance),
            grace: self.manner.grace.map_or(default.grace, Duration::from_secs),
            ..default
        };
        ensure!(policy.percentile <= 100, "--percentile is 0 to 100");
        ensure!((1..=56).contains(&policy.most_steps), "--most-steps is 1 to 56");
        ensure!((1..=64).contains(&policy.most_under_way), "--most-under-way is 1 to 64");
        Ok(policy)
    }
}

impl Place {
    fn or(self, file: Self) -> Self {
        Self {
            config: self.config,
            pool: self.pool.or(file.pool),
            rpc: if self.rpc.is_empty() { file.rpc } else { self.rpc },
            keypair: self.keypair.or(file.keypair),
            dry_run: self.dry_run || file.dry_run,
            log: self.log.or(file.log),
        }
    }
}

impl Manner {
    fn or(self, file: Self) -> Self {
        Self {
            claim_tickets: self.claim_tickets || file.claim_tickets,
            lookup_table: if self.lookup_table.is_empty() {
                file.lookup_table
            } else {
                self.lookup_table
            },
            percentile: self.percentile.or(file.percentile),
            calm_price: self.calm_price.or(file.calm_price),
            highest_price: self.highest_price.or(file.highest_price),
            most_steps: self.most_steps.or(file.most_steps),
            most_under_way: self.most_under_way.or(file.most_under_way),
            least_balance: self.least_balance.or(file.least_balance),
            interval: self.interval.or(file.interval),
            grace: self.grace.or(file.grace),
            listen: self.listen.or(file.listen),
            webhook: self.webhook.or(file.webhook),
            alarm_interval: self.alarm_interval.or(file.alarm_interval),
        }
    }
}

fn address(text: &str) -> Result<Pubkey> {
    text.parse().with_context(|| format!("{text} is no address"))
}

fn default_keypair() -> Option<PathBuf> {
    let home = std::env::var_os("HOME")?;
    Some(PathBuf::from(home).join(".config/solana/id.json"))
}
