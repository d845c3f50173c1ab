//! What the chain is to be.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use clap::Args;
use tidepool_math::Parameters;

/// The node's library makes ticks such that 64 of them last 300 ms.
const TICKS_PER_SLOT: u64 = 64;
const SLOT: Duration = Duration::from_millis(300);
const MILLION: u64 = 1_000_000;

/// What node, supervisor and setting up agree on.
#[derive(Args, Clone, Debug)]
pub struct Chain {
    /// Slots of an epoch; a slot lasts 300 ms.
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u64).range(32..=8_192))]
    pub epoch_slots: u64,
    /// Validators, the node itself included.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=16))]
    pub validators: u16,
    /// Port of the JSON-RPC; the websocket's is the next one.
    #[arg(long, default_value_t = 8899, value_parser = clap::value_parser!(u16).range(1..=65_534))]
    pub rpc_port: u16,
    /// Port of the faucet.
    #[arg(long, default_value_t = 9900)]
    pub faucet_port: u16,
    /// First of the 64 ports that the node uses besides.
    #[arg(long, default_value_t = 8000, value_parser = clap::value_parser!(u16).range(1..=65_472))]
    pub node_ports: u16,
    /// Folder of ledger, logs and keys; by default one below the system's folder for temporary
    /// files. It is emptied at the start and removed at the end.
    #[arg(long)]
    pub dir: Option<PathBuf>,
    /// Folder of the compiled programs.
    #[arg(long, default_value = "target/deploy")]
    pub programs: PathBuf,
}

impl Chain {
    /// The parameters of the chain's pool: a floor as high as is allowed, so that the tide may be
    /// steep enough to be seen, and a window in which a bot has time to move stake.
    pub const PARAMETERS: Parameters = Parameters {
        exit_floor: tidepool_math::Millionths(3_000),
        exit_ceiling: tidepool_math::Millionths(5_000),
        window: tidepool_math::Millionths(300_000),
        ..Parameters::DEFAULT
    };

    /// Ticks of a slot.
    pub const TICKS_PER_SLOT: u64 = TICKS_PER_SLOT;

    /// How many ports the node is given from [`Chain::node_ports`] on.
    pub const NODE_PORTS: u16 = 64;

    /// How long an epoch lasts on a machine that keeps up.
    #[must_use]
    pub fn epoch(&self) -> Duration {
        SLOT * u32::try_from(self.epoch_slots).unwrap_or(u32::MAX)
    }

    /// Where the JSON-RPC is.
    #[must_use]
    pub fn rpc_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.rpc_port)
    }

    /// Where the websocket is.
    #[must_use]
    pub fn websocket_url(&self) -> String {
        format!("ws://127.0.0.1:{}", self.rpc_port + 1)
    }

    /// Where the faucet is.
    #[must_use]
    pub fn faucet(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.faucet_port))
    }

    /// The folder of ledger, logs and keys.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        let by_port = || std::env::temp_dir().join(format!("tidepool-localnet-{}", self.rpc_port));
        self.dir.clone().unwrap_or_else(by_port)
    }

    /// The folder of all logs.
    #[must_use]
    pub fn logs(&self) -> PathBuf {
        self.folder().join("logs")
    }

    /// Who does not vote: a file with a validator's number in each line.
    #[must_use]
    pub fn silenced(&self) -> PathBuf {
        self.folder().join("silenced")
    }

    /// What an epoch may earn at most, in millionths of a stake: as much as the slope of the tide
    /// may lift the rate in an epoch, `f * N / (N + W)`, rounded down.
    #[must_use]
    pub fn reward(&self) -> u64 {
        let window = self.epoch_slots * u64::from(Self::PARAMETERS.window.0) / MILLION;
        let floor = u64::from(Self::PARAMETERS.exit_floor.0);
        floor * self.epoch_slots / (self.epoch_slots + window)
    }
}
