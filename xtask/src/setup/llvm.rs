//! LLVM 23 with the libc that it needs, unpacked into a private folder and never installed.
//!
//! Debian's compiler carries LLVM 22, whose BPF back end refuses u128 multiplication and more than
//! five arguments. LLVM 23 reads the older one's bitcode and does both.

use super::private_apt::PrivateApt;
use super::{debian_mirror, step};
use crate::sbf::toolchain;
use crate::{file, paths, process};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::Path;

const PACKAGE: &str = "libllvm23";
const LIBRARY: &str = "libLLVM.so.23.1";
/// The unstable suite has it now; the coming release will when unstable has moved on.
const SUITES: [&str; 2] = ["sid", "forky"];
/// What must be there after unpacking, with a size that a truncated file would not reach.
const PARTS: [(&str, u64); 5] = [
    (LIBRARY, 100_000_000),
    ("ld-linux-x86-64.so.2", 100_000),
    ("libc.so.6", 1_000_000),
    ("libstdc++.so.6", 1_000_000),
    ("libz3.so.4", 10_000_000),
];

/// Downloads and unpacks LLVM unless that is done.
pub fn unpack() -> Result<()> {
    ensure!(
        cfg!(target_arch = "x86_64"),
        "the private tool chain is for x86-64; install cargo build-sbf instead"
    );
    let (what, folder) = ("LLVM 23 in a private folder", toolchain::llvm()?);
    if check(&folder).is_ok() && folder.join("packages.txt").is_file() {
        step::skip(what, "it is unpacked");
        return Ok(());
    }
    step::begin(
        what,
        "its BPF back end knows u128; signed by Debian, unpacked, not installed (45 MB)",
    );
    let partial = paths::sbf_cache()?.join("llvm.partial");
    file::remove_folder(&partial)?;
    fs::create_dir_all(partial.join("debs"))?;
    let packages = download(&partial.join("debs"))?;
    for package in &packages {
        process::run(
            process::command("dpkg")
                .arg("-x")
                .arg(partial.join("debs").join(package))
                .arg(&partial),
        )?;
    }
    file::remove_folder(&partial.join("debs"))?;
    check(&partial)?;
    // sbpf-linker looks for this name, in a folder that must hold nothing else: see link.sh.
    fs::create_dir(partial.join("only"))?;
    std::os::unix::fs::symlink(
        Path::new("..").join(toolchain::LIBRARIES).join(LIBRARY),
        partial.join("only/libLLVM-23.so"),
    )?;
    fs::write(partial.join("packages.txt"), packages.join("\n") + "\n")?;
    file::remove_folder(&folder)?;
    fs::rename(&partial, &folder).with_context(|| format!("can't create {}", folder.display()))
}

/// Downloads from the first mirror and suite that has the package, and returns the names of the
/// files.
fn download(into: &Path) -> Result<Vec<String>> {
    let apt = paths::sbf_cache()?.join("apt");
    let mut failures = Vec::new();
    for mirror in debian_mirror::mirrors()? {
        for suite in SUITES {
            println!("   {mirror} {suite}");
            match download_from(&apt, &mirror, suite, into) {
                Ok(files) => return Ok(files),
                Err(error) => failures.push(format!("{mirror} {suite}: {error:#}")),
            }
        }
    }
    bail!("no mirror has {PACKAGE}:\n  {}", failures.join("\n  "))
}

fn download_from(apt: &Path, mirror: &str, suite: &str, into: &Path) -> Result<Vec<String>> {
    let apt = PrivateApt::open(apt, mirror, suite)?;
    let packages = apt.closure(PACKAGE)?;
    apt.download(&packages, into)?;
    let mut files = Vec::new();
    for entry in fs::read_dir(into)? {
        files.push(entry?.file_name().to_string_lossy().into_owned());
    }
    files.sort();
    ensure!(
        files.len() == packages.len(),
        "{} packages were asked for, {} came",
        packages.len(),
        files.len()
    );
    Ok(files)
}

fn check(folder: &Path) -> Result<()> {
    for (name, least) in PARTS {
        let path = folder.join(toolchain::LIBRARIES).join(name);
        let size =
            fs::metadata(&path).with_context(|| format!("{} is missing", path.display()))?.len();
        ensure!(size >= least, "{} has {size} bytes, too few", path.display());
    }
    Ok(())
}
