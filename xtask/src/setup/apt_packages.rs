//! Packages of the machine's own Debian release, installed in the ordinary way.

use super::step;
use crate::process;
use anyhow::Result;
use std::process::{Command, Stdio};

/// The bank that the tests run on links OpenSSL, and pkg-config finds it.
pub const FOR_TESTS: [&str; 4] = ["build-essential", "git", "libssl-dev", "pkg-config"];
/// A compiler with the source of its own standard library, which has to be compiled for Solana. It
/// is the version that Debian maintains for browsers, lives in /usr/bin, and leaves rustup's
/// compiler first on PATH.
pub const FOR_PROGRAMS: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// What the node of the local chain is built with: its database is C++, its messages are protobuf.
pub const FOR_LOCALNET: [&str; 6] =
    ["clang", "cmake", "libclang-dev", "libudev-dev", "protobuf-compiler", "util-linux"];

/// The browser of the end-to-end tests.
pub const FOR_BROWSER: [&str; 2] = ["chromium", "fonts-dejavu-core"];

/// Python with what it needs to create an environment.
pub const FOR_PROOFS: [&str; 2] = ["python3", "python3-venv"];

/// Installs those of the packages that are missing.
pub fn install(purpose: &str, packages: &[&str]) -> Result<()> {
    let what = format!("Debian packages to {purpose}: {}", packages.join(" "));
    let missing: Vec<&str> =
        packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        step::skip(&what, "all are installed");
        return Ok(());
    }
    step::begin(&what, &format!("missing: {}", missing.join(" ")));
    process::run(apt_get()?.args(["update", "-q"]))?;
    process::run(apt_get()?.args(["install", "-y", "-q", "--no-install-recommends"]).args(&missing))
}

fn is_installed(package: &str) -> bool {
    process::command("dpkg-query")
        .args(["-W", "-f", "${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| output.stdout == b"installed")
}

fn apt_get() -> Result<Command> {
    let is_root = process::output(process::command("id").arg("-u"))?.trim() == "0";
    let mut command = if is_root {
        process::command("apt-get")
    } else {
        let mut sudo = process::command("sudo");
        sudo.arg("apt-get");
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}
