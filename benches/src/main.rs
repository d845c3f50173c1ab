//! Compute units of every instruction, beside the SPL stake pool and the floor.
//!
//! Three programs do the same work in the same virtual machine and the same run: Tidepool, the
//! SPL stake pool as the registry has it, and a program that makes only the unavoidable calls.
//! `cargo xtask bench` builds them and runs this; `rows.rs` lists what is compared.

mod costs;
mod floor;
mod keys;
mod meter;
mod report;
mod rows;
mod spl;
mod stage;
mod tidepool;

use std::process::ExitCode;

use anyhow::{Result, bail};
use report::Figures;

// One thread, as in tests: on several, the bank's own clock may tick in the middle of a warp.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_check = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--check"] => true,
        _ => bail!("the only flag is --check"),
    };
    let ours = Box::pin(tidepool::run()).await?;
    let spl = Box::pin(spl::run()).await?;
    let figures = Figures::collect(&ours, &spl, &Box::pin(floor::run()).await?)?;
    print!("{}", report::table(&figures));
    if is_check { report::check(&figures) } else { report::write(&figures) }
}
