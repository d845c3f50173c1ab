//! `cargo xtask build-program`: on-chain programs as `.so` files in `target/deploy`.

use crate::programs::{PROGRAMS, Program};
use crate::sbf::Arch;
use crate::{digest, metadata_program, paths, programs, reproducible, sbf};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;

struct Request {
    programs: Vec<&'static Program>,
    arch: Arch,
    verify: bool,
    all: bool,
}

/// Builds what the arguments ask for and prints size and hash of each program.
pub fn run(arguments: &[String]) -> Result<()> {
    let request = parse(arguments)?;
    for program in request.programs {
        if request.verify {
            reproducible::verify(program, request.arch)?;
        }
        let out = output(program, request.arch);
        let folder = paths::repository().join(program.folder);
        sbf::build_sbf(program, &folder, request.arch, &out).with_context(|| {
            format!("building {} for SBPF {}", program.name, request.arch.name())
        })?;
        let bytes = fs::read(&out)?;
        let shown = out.strip_prefix(paths::repository()).unwrap_or(&out);
        println!("{}: {} bytes, sha256 {}", shown.display(), bytes.len(), digest::sha256(&bytes));
    }
    if request.all { metadata_program::prepare() } else { Ok(()) }
}

/// Where a program goes: tests and deploys look for the default architecture directly in
/// `target/deploy`, so any other one has a folder of its own and can't be taken for it.
fn output(program: &Program, arch: Arch) -> PathBuf {
    let mut folder = paths::repository().join("target/deploy");
    if arch != Arch::default() {
        folder.push(arch.name());
    }
    folder.join(format!("{}.so", program.name))
}

/// Whether the installed tools can build it. Old libraries know Solana by a name of the processor
/// that Solana's own compiler no longer has, and would become programs that call nothing.
fn is_possible(program: &Program) -> bool {
    let is_possible = !(program.is_old && sbf::is_official());
    if !is_possible {
        println!("{}: skipped, cargo build-sbf can't build it", program.name);
    }
    is_possible
}

fn parse(arguments: &[String]) -> Result<Request> {
    let mut request =
        Request { programs: Vec::new(), arch: Arch::default(), verify: false, all: false };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--all" => {
                request.programs = PROGRAMS.iter().filter(|one| is_possible(one)).collect();
                request.all = true;
            }
            "--arch" => request.arch = rest.next().context("--arch needs v0 or v3")?.parse()?,
            "--verify" => request.verify = true,
            flag if flag.starts_with('-') => bail!("build-program has no flag {flag}"),
            name => request.programs.push(programs::find(name)?),
        }
    }
    if request.programs.is_empty() {
        request.programs.extend(&PROGRAMS[..programs::DEPLOYED]);
    }
    Ok(request)
}
