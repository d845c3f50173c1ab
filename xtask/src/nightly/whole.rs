//! The whole of what every change only gets a sample of, or nothing.

use anyhow::Result;

use super::options::Options;
use crate::{bench, e2e, localnet, mutants, process, prove};

/// Every check of the program changed in turn.
pub fn mutants_of_the_program(_: &Options) -> Result<()> {
    mutants::run(&[])
}

/// Every operator of the arithmetic changed in turn.
pub fn mutants_of_the_arithmetic(_: &Options) -> Result<()> {
    mutants::run(&["--math".to_owned()])
}

/// The page in a browser, on a chain of its own.
pub fn e2e(_: &Options) -> Result<()> {
    e2e::run(&[])
}

/// The local chain for half an hour: no restart, every epoch booked, a rate that never falls.
pub fn soak(_: &Options) -> Result<()> {
    localnet::prepare()?;
    let arguments = ["--soak", "30"].map(str::to_owned);
    process::run(&mut localnet::supervisor(None, &arguments)?)
}

/// The lemmas that the laws rest on.
pub fn proofs(_: &Options) -> Result<()> {
    prove::run(&[])
}

/// The compute units of every instruction, compared with the committed ones.
pub fn compute_units(_: &Options) -> Result<()> {
    bench::run(&["--check".to_owned()])
}
