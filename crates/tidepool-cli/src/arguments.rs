//! The command line.

mod admin;

use clap::{Args, Parser, Subcommand};
use solana_pubkey::Pubkey;

pub use admin::{Admin, CreatePool, ParameterName, RoleName, name_of};

use crate::amount::Amount;

/// Tidepool, a liquid staking pool on Solana: amounts are in SOL or tideSOL, as named.
///
/// Exit codes: 0 done; 1 something else; 2 wrong usage; 3 refused by a program; 4 network;
/// 5 insolvent; 6 declined; 7 sent, outcome unknown.
#[derive(Parser, Clone, Debug)]
#[command(name = "tidepool", version)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub options: Options,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What holds for every command.
#[derive(Args, Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)]
pub struct Options {
    /// The pool's address.
    #[arg(long, global = true)]
    pub pool: Option<Pubkey>,
    /// The node: a URL, or m, t, d, l; by default as the Solana tools are configured.
    #[arg(long, short, global = true)]
    pub url: Option<String>,
    /// The Solana tools' configuration file.
    #[arg(long, short = 'C', global = true)]
    pub config: Option<std::path::PathBuf>,
    /// Key file of whoever acts.
    #[arg(long, short, global = true)]
    pub keypair: Option<String>,
    /// Key file of whoever pays the network's fees, if it is somebody else.
    #[arg(long, global = true)]
    pub fee_payer: Option<String>,
    /// Whoever acts or is asked about, where the key is not needed.
    #[arg(long, global = true)]
    pub owner: Option<Pubkey>,
    /// Hundredths of a percent by which an output may be below its quote.
    #[arg(long, global = true, default_value_t = 10)]
    pub slippage_bps: u16,
    /// Try it out and say what it would do.
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Print the unsigned transaction, in base64, for a multisig; no key is needed.
    #[arg(long, global = true, conflicts_with = "dry_run")]
    pub print_tx: bool,
    /// Do not ask.
    #[arg(long, short, global = true)]
    pub yes: bool,
    /// Answer in JSON: amounts in lamports or billionths of a tideSOL.
    #[arg(long, global = true)]
    pub json: bool,
}

/// What to do.
#[derive(Subcommand, Clone, Debug)]
pub enum Command {
    /// Deposit SOL for tideSOL.
    Deposit {
        /// SOL, or `all` but 0.01 SOL for fees.
        amount: Amount,
    },
    /// Redeem tideSOL for SOL: at once as far as the reserve goes, the rest by ticket.
    Redeem {
        /// tideSOL, or `all`.
        amount: Amount,
        /// All of it at once, or nothing.
        #[arg(long, conflicts_with_all = ["ticket", "stake"])]
        instant: bool,
        /// All of it by ticket, for the lowest fee.
        #[arg(long, conflicts_with = "stake")]
        ticket: bool,
        /// As active stake, in new stake accounts.
        #[arg(long)]
        stake: bool,
    },
    /// What a deposit or an exit would give now.
    Quote {
        /// Which of them.
        #[command(subcommand)]
        what: Quote,
    },
    /// Tickets: list, claim, cancel, give away.
    Tickets {
        /// By default they are listed.
        #[command(subcommand)]
        verb: Option<Tickets>,
    },
    /// Deposit a stake account for tideSOL.
    Stake {
        /// The stake account, active with a validator of the pool or inactive.
        account: Pubkey,
    },
    /// The pool's validators.
    Validators,
    /// The epoch, and how far the pool is in it.
    Epoch,
    /// The rate of now and the fees.
    Rate,
    /// The rates of the last epochs, as a table and a chart.
    History,
    /// A second opinion on what the pool holds and owes; fails if it is not solvent.
    Solvency,
    /// The pool's addresses, roles, parameters and pending changes.
    Pool,
    /// What operators do.
    Admin {
        /// Which of it.
        #[command(subcommand)]
        verb: Box<Admin>,
    },
    /// Turn the pool's epochs: `tidepool-crank` with this tool's pool, node and key.
    Crank {
        /// Run, once, plan or status.
        #[command(subcommand)]
        verb: tidepool_crank::service::command::Verb,
    },
    /// Print the manual page.
    #[command(hide = true)]
    Manual,
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// What to quote.
#[derive(Subcommand, Clone, Copy, Debug)]
pub enum Quote {
    /// tideSOL for SOL.
    Deposit {
        /// SOL.
        amount: Amount,
    },
    /// SOL for tideSOL, at once and by ticket.
    Redeem {
        /// tideSOL.
        amount: Amount,
    },
}

/// What to do with tickets.
#[derive(Subcommand, Clone, Copy, Debug)]
pub enum Tickets {
    /// Claim one, or all that are ready.
    Claim {
        /// The ticket; all of the owner's that are ready where it is left out.
        ticket: Option<Pubkey>,
    },
    /// Turn one back into tideSOL.
    Cancel {
        /// The ticket.
        ticket: Pubkey,
    },
    /// Give one away.
    Transfer {
        /// The ticket.
        ticket: Pubkey,
        /// Its new owner.
        to: Pubkey,
    },
}
