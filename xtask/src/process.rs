//! Child processes, all started under the same guards.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What `cargo run` and a developer's shell leave in the environment that would change what a child
/// builds.
const CHANGES_BUILDS: [&str; 4] =
    ["LD_LIBRARY_PATH", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_TARGET_DIR"];
const CHANGES_BUILDS_BY_PREFIX: [&str; 6] =
    ["RUSTC", "CARGO_BUILD_", "CARGO_PKG_", "CARGO_PROFILE_", "CARGO_TARGET_", "CARGO_UNSTABLE_"];

/// A command that can't make rustup fetch or switch a tool chain.
///
/// Some Solana and Anchor tools call `rustup toolchain install` when `RUSTUP_TOOLCHAIN` is set, and
/// so replace the developer's compiler behind his back.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .env("RUSTUP_DIST_SERVER", "file:///nowhere")
        .env("RUSTUP_UPDATE_ROOT", "file:///nowhere")
        .env_remove("RUSTUP_TOOLCHAIN");
    command
}

/// A guarded command whose build can't be changed by flags or folders from the environment.
pub fn sealed(program: impl AsRef<OsStr>) -> Command {
    let mut command = command(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if CHANGES_BUILDS.contains(&text.as_ref())
            || CHANGES_BUILDS_BY_PREFIX.iter().any(|prefix| text.starts_with(prefix))
        {
            command.env_remove(&name);
        }
    }
    command
}

/// The same command, told by the kernel to end when this process ends, however that happens: by a
/// Ctrl-C, a time limit, or somebody who ends this process alone.
pub fn tethered(program: &Command) -> Command {
    let mut tethered = command("setpriv");
    tethered.args(["--pdeathsig", "TERM", "--"]).arg(program.get_program());
    tethered.args(program.get_args());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => tethered.env(name, value),
            None => tethered.env_remove(name),
        };
    }
    if let Some(folder) = program.get_current_dir() {
        tethered.current_dir(folder);
    }
    tethered
}

/// Runs a command; its output goes to the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("can't start {name}"))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Runs a command and returns what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("can't start {name}"))?;
    if !output.status.success() {
        bail!("{name} failed ({})", output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("{name} printed bytes that are not text"))
}

/// The first file of this name on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use std::{os::unix::process::ExitStatusExt, thread, time::Duration};

    use super::*;

    #[test]
    fn what_is_tethered_is_told_to_end_with_its_parent() {
        // For the kernel the parent is a thread.
        let parent = thread::spawn(|| {
            let mut sleep = Command::new("sleep");
            let child = tethered(sleep.arg("60")).spawn().unwrap();
            thread::sleep(Duration::from_millis(500));
            child
        });
        let status = parent.join().unwrap().wait().unwrap();
        assert_eq!(status.signal(), Some(15));
    }
}
